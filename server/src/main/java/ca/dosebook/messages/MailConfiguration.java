package ca.dosebook.messages;

import ca.dosebook.kernel.StartupProblem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Chooses the way out: the server of {@code spring.mail.host}, or files in {@code mail/} of the data directory. The
 * sender is {@code dosebook.mail.from}. In a rehearsal, whatever the settings, nothing leaves.
 */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    Postbox postbox(
            ObjectProvider<JavaMailSenderImpl> smtp,
            @Value("${dosebook.data:.dosebook}") Path data,
            @Value("${dosebook.rehearsal.key:}") String rehearsalKey) {
        if (!rehearsalKey.isBlank()) {
            return new DiscardingPostbox();
        }
        JavaMailSenderImpl settings = smtp.getIfAvailable();
        return settings == null ? new FilePostbox(data.resolve("mail")) : new SmtpPostbox(settings);
    }

    @Bean
    Courier courier(
            OutboxStore store,
            Postbox postbox,
            @Value("${dosebook.mail.from:Dosebook <no-reply@dosebook.example>}") String from,
            Clock clock,
            ObjectProvider<MessageComposer> composers,
            ObjectProvider<MessageComposer.Silence> silences) {
        return new Courier(
                store,
                postbox,
                sender(from),
                clock,
                composers.orderedStream().toList(),
                silences.orderedStream().toList());
    }

    private static InternetAddress sender(String from) {
        try {
            var address = new InternetAddress(from, true);
            if (address.getAddress().contains("@")) {
                return address;
            }
        } catch (AddressException ignored) {
            // The sentence below says all there is to know.
        }
        throw new StartupProblem("The setting dosebook.mail.from is not an e-mail address: " + from
                + ". Write it as name@domain or Name <name@domain>.");
    }
}
