package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class MailConfigurationTests {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withBean(JdbcClient.class, DB::jdbc)
            .withBean(Clock.class, () -> SettableClock.at("2021-03-15T12:00:00Z"))
            .withUserConfiguration(
                    MailConfiguration.class, OutboxStore.class, Outbox.class, Mailroom.class, DeliveryLoop.class);

    @Test
    void a_named_mail_server_is_used() {
        application
                .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=1")
                .run(context -> assertThat(context.getBean(Mailroom.class).delivery())
                        .isEqualTo(new Delivery.Smtp("127.0.0.1")));
    }

    @Test
    void without_one_mail_goes_into_the_data_directory() {
        application
                .withPropertyValues("dosebook.data=/tmp/somewhere")
                .run(context -> assertThat(context.getBean(Mailroom.class).delivery())
                        .isEqualTo(new Delivery.ToFiles(Path.of("/tmp/somewhere/mail"))));
    }

    @Test
    void in_a_rehearsal_nothing_leaves_whatever_the_settings() {
        application
                .withPropertyValues("spring.mail.host=127.0.0.1", "dosebook.rehearsal.key=" + "k".repeat(32))
                .run(context ->
                        assertThat(context.getBean(Mailroom.class).delivery()).isEqualTo(new Delivery.Discarded()));
    }

    @Test
    void a_sender_that_is_no_address_is_one_clear_sentence() {
        application
                .withPropertyValues("dosebook.mail.from=the province")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(StartupProblem.class)
                        .rootCause()
                        .hasMessageStartingWith(
                                "The setting dosebook.mail.from is not an e-mail address: the province."));
    }
}
