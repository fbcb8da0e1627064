package ca.dosebook.invitations;

import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.People;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitationMisuseTests {

    private static final HealthUnitId UNIT = new HealthUnitId(2238);
    private static final HealthUnitId OTHER = new HealthUnitId(2233);
    private static final Instant NOW = Instant.parse("2021-03-01T15:00:00Z");
    private static final Actor VISITOR = Actor.resident("203.0.113.0/24");
    private static final Secrets SECRETS = SecretsFixture.fresh();

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.at(NOW);
    private final People people = PeopleFixture.on(db.jdbc(), SECRETS, clock);
    private final Invitations invitations = InvitationsFixture.on(db.jdbc(), people, SECRETS, clock);
    private final OptOuts optOuts = InvitationsFixture.optOuts(db.jdbc(), people, SECRETS, clock);
    private final HealthCardNumber number = aHealthNumber();
    private final Identity owner = person("Rose", number);
    private final InvitationCode code = invitations.issue(
            UNIT, new Invitee(owner.name(), BORN, Optional.of(number)), NOW.plus(Duration.ofDays(14)));
    private final InvitationId id = ((InvitationAnswer.Valid) invitations.check(code, owner, UNIT)).id();

    private static Identity person(String given, HealthCardNumber number) {
        return new Identity(
                new PersonName(given, "Tremblay" + given), BORN, new IdentityDocument.PhotoCard(number, ""));
    }

    private InvitationAnswer tryIt(Identity who) {
        return invitations.present(code, who, UNIT, VISITOR);
    }

    private List<InvitationAnswer> othersTry(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> tryIt(person("Ann", aHealthNumber())))
                .toList();
    }

    private int misused() {
        return db.jdbc()
                .sql("select misused from invitations.invitation where invitation_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private int written(String act) {
        return db.jdbc()
                .sql(
                        "select count(*) from audit.entry where act = :act and object_id = :id and actor_kind = 'RESIDENT'")
                .param("act", act)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_code_tried_by_someone_else_counts_and_is_written_down() {
        assertThat(othersTry(2)).hasOnlyElementsOfType(InvitationAnswer.NotYours.class);

        assertThat(misused()).isEqualTo(2);
        assertThat(written("INVITATION_MISUSED")).isEqualTo(2);
        assertThat(tryIt(owner)).isInstanceOf(InvitationAnswer.Valid.class);
        assertThat(misused()).isEqualTo(2);
    }

    @Test
    void its_owner_in_another_health_unit_is_not_told_more_and_does_not_misuse_it() {
        assertThat(invitations.present(code, owner, OTHER, VISITOR)).isInstanceOf(InvitationAnswer.NotYours.class);

        assertThat(misused()).isZero();
    }

    @Test
    void an_unknown_code_counts_nowhere() {
        assertThat(invitations.present(InvitationsFixture.anyCode(), owner, UNIT, VISITOR))
                .isInstanceOf(InvitationAnswer.NotYours.class);
    }

    @Test
    void a_code_tried_a_hundred_times_sleeps_for_an_hour_and_then_serves_its_owner() {
        List<InvitationAnswer> answers = othersTry(100);

        assertThat(answers.subList(0, Invitations.WRONG_TRIES)).hasOnlyElementsOfType(InvitationAnswer.NotYours.class);
        assertThat(answers.subList(Invitations.WRONG_TRIES, 100)).hasOnlyElementsOfType(InvitationAnswer.Asleep.class);
        assertThat(misused()).isEqualTo(100);
        // Who has it right learns nothing else: a guesser would learn that it is right.
        assertThat(tryIt(owner)).isInstanceOf(InvitationAnswer.Asleep.class);

        clock.set(NOW.plus(Invitations.SLEEP));
        assertThat(tryIt(owner)).isInstanceOf(InvitationAnswer.Valid.class);
    }

    @Test
    void tries_while_it_sleeps_do_not_make_it_sleep_longer() {
        othersTry(Invitations.WRONG_TRIES);
        clock.set(NOW.plus(Duration.ofMinutes(50)));
        othersTry(30);

        clock.set(NOW.plus(Invitations.SLEEP));
        assertThat(tryIt(owner)).isInstanceOf(InvitationAnswer.Valid.class);
    }

    @Test
    void tries_spread_over_days_do_not_put_it_to_sleep() {
        for (int i = 0; i < 3; i++) {
            othersTry(Invitations.WRONG_TRIES - 1);
            clock.set(clock.instant().plus(Invitations.SLEEP));
        }

        assertThat(tryIt(owner)).isInstanceOf(InvitationAnswer.Valid.class);
    }

    @Test
    void who_knows_code_and_birth_date_can_decline_and_still_book() {
        assertThat(invitations.decline(code, BORN.plusDays(1), DeclineReason.ELSEWHERE, VISITOR))
                .isInstanceOf(DeclineOutcome.NotYours.class);
        assertThat(invitations.decline(InvitationsFixture.anyCode(), BORN, DeclineReason.ELSEWHERE, VISITOR))
                .isInstanceOf(DeclineOutcome.NotYours.class);
        assertThat(written("INVITATION_DECLINED")).isZero();

        for (int i = 0; i < 2; i++) {
            assertThat(invitations.decline(code, BORN, DeclineReason.ELSEWHERE, VISITOR))
                    .isInstanceOf(DeclineOutcome.Declined.class);
        }

        assertThat(written("INVITATION_DECLINED")).isEqualTo(1);
        assertThat(tryIt(owner)).isInstanceOf(InvitationAnswer.Valid.class);
    }

    @Test
    void the_link_of_a_mail_opts_out_whom_it_was_for_and_nobody_else() {
        InvitationDetails rose = new InvitationDetails(owner.name(), BORN, InvitationDetails.Reach.NONE);
        InvitationDetails ann =
                new InvitationDetails(new PersonName("Ann", "Other"), BORN, InvitationDetails.Reach.NONE);
        String token = optOuts.token(id);
        String forged = optOuts.token(InvitationsFixture.anyId()).substring(0, 22) + token.substring(22);

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(optOuts.isToken(forged)).isFalse();
        assertThat(optOuts.optOut(forged, VISITOR)).isFalse();
        assertThat(optOuts.isOptedOut(rose)).isFalse();

        assertThat(optOuts.optOut(token, VISITOR)).isTrue();

        assertThat(optOuts.isOptedOut(rose)).isTrue();
        assertThat(optOuts.optedOut().test(rose)).isTrue();
        assertThat(optOuts.optedOut().test(ann)).isFalse();
        assertThat(written("CONTACT_CHANGED")).isEqualTo(1);
    }

    @Test
    void nothing_in_the_table_tells_who_it_is_for() {
        assertThat(db.jdbc()
                        .sql("select cast(i as text) from invitations.invitation as i where invitation_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .doesNotContain("Rose", "Tremblay", number.digits(), code.printed(), code.characters());
    }
}
