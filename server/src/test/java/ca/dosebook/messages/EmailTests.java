package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmailTests {

    @Test
    void a_mail_shows_nothing_of_itself() {
        var email = new Email("marker", "marker", "marker", "marker", new Email.Calendar("marker", "marker"));
        assertThat(email.toString()).doesNotContain("marker");
        assertThat(String.valueOf(email.calendar())).doesNotContain("marker");
    }

    @Test
    void nobody_writes_headers_through_a_subject_or_an_address() {
        assertThatThrownBy(() -> new Email("rose@example.org", "Hello\r\nBcc: all@example.org", "text"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Email("rose@example.org\nBcc: all@example.org", "Hello", "text"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
