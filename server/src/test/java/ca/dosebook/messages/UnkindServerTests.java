package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class UnkindServerTests {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final PostOffice post = new PostOffice(DB, SettableClock.at("2021-03-15T12:00:00Z"));

    @Test
    void a_mailbox_that_does_not_exist_is_given_up_at_once() throws Exception {
        try (var server = ScriptedServer.answeringRecipients("550 5.1.1 rose@example.org: no such user")) {
            MessageStatus status = deliverTo(server);
            assertThat(status.problem()).isEqualTo(DeliveryProblem.ADDRESS_REFUSED);
            assertThat(status.state()).isEqualTo(MessageStatus.State.GIVEN_UP);
        }
    }

    @Test
    void a_server_that_does_not_relay_yet_is_asked_again() throws Exception {
        try (var server = ScriptedServer.answeringRecipients("550 5.7.1 relaying denied")) {
            MessageStatus status = deliverTo(server);
            assertThat(status.problem()).isEqualTo(DeliveryProblem.REFUSED);
            assertThat(status.state()).isEqualTo(MessageStatus.State.WAITING);
        }
    }

    @Test
    void a_full_mailbox_is_tried_again() throws Exception {
        try (var server = ScriptedServer.answeringRecipients("452 4.2.2 mailbox full")) {
            assertThat(deliverTo(server).problem()).isEqualTo(DeliveryProblem.REFUSED);
        }
    }

    @Test
    void a_silent_server_is_left_after_a_time_limit() throws Exception {
        try (var server = ScriptedServer.silent()) {
            assertThat(deliverTo(server).problem()).isEqualTo(DeliveryProblem.UNREACHABLE);
        }
    }

    @Test
    void no_connection_is_without_time_limits_and_an_operators_own_are_kept() {
        JavaMailSenderImpl settings = settings(25);
        settings.getJavaMailProperties().setProperty("mail.smtp.timeout", "7");
        Properties properties = new SmtpPostbox(settings).session().getProperties();
        assertThat(properties)
                .containsEntry("mail.smtp.timeout", "7")
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.writetimeout", "10000");
    }

    private MessageStatus deliverTo(ScriptedServer server) {
        JavaMailSenderImpl settings = settings(server.port());
        settings.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        MessageRequest request = post.enqueue(Language.EN);
        post.courier(new SmtpPostbox(settings)).deliver(() -> false);
        MessageStatus status = post.status(request);
        // The tests share a database: what one leaves waiting is not the next one's.
        post.store.markGivenUp(request, DeliveryProblem.NOTHING_TO_SAY, post.clock.instant());
        return status;
    }

    private static JavaMailSenderImpl settings(int port) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return settings;
    }
}
