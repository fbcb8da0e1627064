package ca.dosebook.portal.receipts;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.portal.SealedCookie;
import ca.dosebook.portal.managing.Visits;
import ca.dosebook.receipts.ReceiptCodes;
import ca.dosebook.secrets.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose receipt is open in a browser, or for whom a code was asked. It closes by itself. */
@Component
class Readings {

    static final Duration OPEN = Duration.ofMinutes(30);

    private static final Duration ASKED = Duration.ofMinutes(ReceiptCodes.MINUTES);

    private final SealedCookie<Reading> cookie;
    private final Visits visits;
    private final Clock clock;

    Readings(Secrets secrets, Visits visits, Clock clock) {
        this.cookie = new SealedCookie<>(secrets, "dosebook_receipt", Reading.class, OPEN, clock);
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * @param person the key, in hexadecimal digits; of nobody recorded, where a code was asked for a wrong number
     * @param code the id of the code that was asked for; null once the receipt may be read
     */
    @Personal
    record Reading(String person, @Nullable UUID code, Instant until) {
        boolean isOpen() {
            return code == null;
        }

        @Override
        public String toString() {
            return "Reading[masked]";
        }
    }

    /** Whose receipt may be read here; a booking that is open here will do. */
    Optional<PersonKey> open(HttpServletRequest request) {
        return current(request).filter(Reading::isOpen).map(Readings::key).or(() -> visits.person(request));
    }

    /** For whom a code was asked here, and is still good if there is one. */
    Optional<ReceiptCodes.Asked> asked(HttpServletRequest request) {
        return current(request)
                .flatMap(reading ->
                        Optional.ofNullable(reading.code()).map(code -> new ReceiptCodes.Asked(key(reading), code)));
    }

    void opened(HttpServletRequest request, HttpServletResponse response, PersonKey person) {
        write(request, response, person, null, OPEN);
    }

    void codeAsked(HttpServletRequest request, HttpServletResponse response, ReceiptCodes.Asked asked) {
        write(request, response, asked.person(), asked.code(), ASKED);
    }

    /** Leaves nothing of it in the browser, and of no open booking either. */
    void close(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(request, response);
        visits.close(request, response);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            PersonKey person,
            @Nullable UUID code,
            Duration length) {
        cookie.write(
                request,
                response,
                new Reading(
                        HexFormat.of().formatHex(person.value()),
                        code,
                        clock.instant().plus(length)));
    }

    private Optional<Reading> current(HttpServletRequest request) {
        return cookie.read(request).filter(reading -> reading.until().isAfter(clock.instant()));
    }

    private static PersonKey key(Reading reading) {
        return new PersonKey(HexFormat.of().parseHex(reading.person()));
    }
}
