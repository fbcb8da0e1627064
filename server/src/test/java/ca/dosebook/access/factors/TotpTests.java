package ca.dosebook.access.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-time codes by time. */
class TotpTests {

    /** RFC 6238, appendix B: the last six of the eight digits printed there. */
    private static final AppSecret OF_THE_RFC =
            AppSecret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    private static final Instant NOW = Instant.parse("2021-03-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(OF_THE_RFC, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-30, true", "30, true", "-60, false", "90, false", "300, false", "-300, false"})
    void a_clock_half_a_minute_off_is_taken_and_five_minutes_off_is_recognised(int off, boolean taken) {
        Optional<Totp.Match> match = Totp.match(OF_THE_RFC, Totp.code(OF_THE_RFC, NOW.plusSeconds(off)), NOW);

        assertThat(match).isPresent();
        assertThat(match.orElseThrow().isTaken()).isEqualTo(taken);
        assertThat(match.orElseThrow().secondsOff()).isEqualTo(off);
    }

    @Test
    void further_off_and_anything_else_is_simply_wrong() {
        assertThat(Totp.match(OF_THE_RFC, Totp.code(OF_THE_RFC, NOW.plusSeconds(330)), NOW))
                .isEmpty();
        assertThat(Totp.match(OF_THE_RFC, "", NOW)).isEmpty();
    }

    @Test
    void the_secret_is_shown_in_groups_of_four_and_nowhere_else() {
        assertThat(OF_THE_RFC.grouped()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(OF_THE_RFC.uri("rose+x@example.ca"))
                .isEqualTo("otpauth://totp/Dosebook:rose%2Bx%40example.ca?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Dosebook&algorithm=SHA1&digits=6&period=30");
        assertThat(OF_THE_RFC.toString()).isEqualTo("AppSecret[…]");
    }
}
