package ca.dosebook.access.users;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.signingin.Activation;
import ca.dosebook.access.signingin.ActivationLink;
import ca.dosebook.kernel.Language;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.testing.DosebookTest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A link in the hand is good, whatever the mail does at that moment. */
@DosebookTest(properties = "test.own=users")
class HandedLinkTests {

    private static final int ROUNDS = 40;

    /** Each test has a unit of its own. */
    private static final AtomicInteger UNITS = new AtomicInteger(500_000);

    @Autowired
    private Users users;

    @Autowired
    private ActivationMail mail;

    @Autowired
    private Activation activation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private Organization hospital;
    private SignedIn coordinator;

    @BeforeEach
    void people() {
        var colleagues = new Colleagues(jdbc);
        int unit = UNITS.incrementAndGet();
        hospital = colleagues.hospital(unit);
        coordinator = colleagues.signedIn(Role.HEALTH_UNIT_COORDINATOR, colleagues.healthUnit(unit));
    }

    /** Somebody new, and the mail to them, which a courier has in hand. */
    private record Invitee(StaffUser user, MessageRequest mail) {}

    @Test
    void a_mail_that_the_courier_has_in_hand_does_not_take_the_place_of_a_link_handed_over() {
        Invitee invitee = invited();

        ActivationLink link = handedOver(invitee.user());

        assertThat(mail.compose(invitee.mail())).isEmpty();
        assertThat(isGood(link)).isTrue();
    }

    @Test
    void a_mail_that_was_asked_for_after_the_link_was_handed_over_has_a_newer_one() {
        StaffUser user = invited().user();
        ActivationLink link = handedOver(user);
        MessageRequest again = transaction.execute(status -> {
            assertThat(users.mailLink(coordinator, user.id())).isInstanceOf(UserOutcome.Done.class);
            return inHand(user);
        });

        assertThat(mail.compose(again))
                .hasValueSatisfying(written -> assertThat(written.text()).contains("/console/activate/"));
        assertThat(isGood(link)).isFalse();
    }

    @Test
    void writing_the_mail_and_handing_a_link_over_at_once_leave_the_handed_one_good() throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                Invitee invitee = invited();
                var start = new CyclicBarrier(2);
                Future<Optional<Email>> writing = two.submit(() -> {
                    start.await();
                    return mail.compose(invitee.mail());
                });
                Future<ActivationLink> handing = two.submit(() -> {
                    start.await();
                    return handedOver(invitee.user());
                });

                assertThat(isGood(handing.get(10, TimeUnit.SECONDS)))
                        .as(
                                "round %d, with a mail: %s",
                                round, writing.get(10, TimeUnit.SECONDS).isPresent())
                        .isTrue();
            }
        }
    }

    /** In one transaction, so that the courier of the application does not come first. */
    private Invitee invited() {
        var details = new UserDetails(
                new StaffName("Noor", "Haddad"), "link-" + UUID.randomUUID() + "@example.ca", Language.EN);
        return transaction.execute(status -> {
            StaffUser user = ((UserOutcome.Invited)
                            users.invite(coordinator, new NewUser(details, hospital.id(), Role.CHECK_IN)))
                    .user();
            return new Invitee(user, inHand(user));
        });
    }

    /** The latest mail to this user, leased as a courier does. */
    private MessageRequest inHand(StaffUser user) {
        UUID id = jdbc.sql("""
                        update messages.outbox
                           set leased_until = clock_timestamp() + interval '10 minutes', attempts = 1
                         where about = :user_id and given_up_at is null
                        returning message_id""")
                .param("user_id", user.id().value())
                .query(UUID.class)
                .single();
        return new MessageRequest(id, ActivationMail.KIND, null, user.id().value(), user.language());
    }

    private ActivationLink handedOver(StaffUser user) {
        return ((UserOutcome.LinkMade) users.showLink(coordinator, user.id())).link();
    }

    private boolean isGood(ActivationLink link) {
        String path = link.path();
        return activation.invitee(path.substring(path.lastIndexOf('/') + 1)).isPresent();
    }
}
