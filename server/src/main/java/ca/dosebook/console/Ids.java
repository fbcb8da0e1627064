package ca.dosebook.console;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads ids from addresses and forms of the staff pages. */
public final class Ids {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Ids() {}

    /** Empty for whatever is none. */
    public static Optional<UUID> of(String typed) {
        return UUID_FORM.matcher(typed).matches() ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }

    /** @throws ResponseStatusException 404 for whatever is none */
    public static UUID inAddress(String part) {
        return of(part).orElseThrow(Ids::notFound);
    }

    /** The answer for what is not there, or beyond reach: both look the same. */
    public static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
