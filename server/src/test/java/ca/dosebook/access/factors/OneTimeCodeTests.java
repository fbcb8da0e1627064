package ca.dosebook.access.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OneTimeCodeTests {

    /** "12345678901234567890", the secret of the test vectors of RFC 6238. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void the_printed_code_is_that_of_the_standard() {
        // RFC 6238, appendix B: at 59 seconds 94287082, of which an app shows the last six.
        assertThat(print(SECRET, 59)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("287082  (for 1 more");
    }

    @Test
    void a_secret_is_read_as_it_is_printed_in_groups() {
        String grouped = AppSecret.parse(SECRET).orElseThrow().grouped();

        assertThat(grouped.replace(" ", "")).isEqualTo(SECRET);
        assertThat(print(grouped.toLowerCase(Locale.ROOT), 59)).isZero();
    }

    @Test
    void what_is_no_secret_is_said_to_be_none() {
        assertThat(print("GEZDGNBV", 59)).isEqualTo(2);
        assertThat(out.size()).isZero();
    }

    private int print(String typed, long second) {
        return OneTimeCode.print(
                typed,
                Instant.ofEpochSecond(second),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }
}
