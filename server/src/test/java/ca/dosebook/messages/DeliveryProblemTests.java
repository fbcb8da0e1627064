package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class DeliveryProblemTests {

    @Test
    void a_refused_mailbox_is_final() {
        var whole = new SendFailedException("Invalid Addresses", new SendFailedException("550 5.1.1 no such user\n"));
        assertThat(DeliveryProblem.of(whole)).isEqualTo(DeliveryProblem.ADDRESS_REFUSED);
        assertThat(DeliveryProblem.ADDRESS_REFUSED.isFinal()).isTrue();
        assertThat(DeliveryProblem.of(new AddressException("?"))).isEqualTo(DeliveryProblem.ADDRESS_REFUSED);
    }

    @Test
    void a_relay_that_is_not_set_up_loses_nobodys_mail() {
        DeliveryProblem problem = DeliveryProblem.of(new SendFailedException("550 relaying denied"));
        assertThat(problem).isEqualTo(DeliveryProblem.REFUSED);
        assertThat(problem.isFinal()).isFalse();
    }

    @Test
    void a_dead_server_and_a_wrong_password_stand_for_every_message() {
        assertThat(DeliveryProblem.of(new MessagingException("down", new ConnectException())))
                .isEqualTo(DeliveryProblem.UNREACHABLE);
        assertThat(DeliveryProblem.of(new AuthenticationFailedException())).isEqualTo(DeliveryProblem.SIGN_IN_REFUSED);
        assertThat(DeliveryProblem.UNREACHABLE.concernsEveryone()).isTrue();
        assertThat(DeliveryProblem.SIGN_IN_REFUSED.concernsEveryone()).isTrue();
    }
}
