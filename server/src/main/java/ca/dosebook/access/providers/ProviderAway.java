package ca.dosebook.access.providers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider could not be reached, or answered nothing that can be used. */
final class ProviderAway extends Exception {

    private static final long serialVersionUID = 1;

    ProviderAway(Throwable cause) {
        super(cause);
    }

    /** For the log: what kinds of failure led to it. Their messages quote what the provider said, so they stay out. */
    String kinds() {
        List<String> kinds = new ArrayList<>();
        for (@Nullable Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            kinds.add(cause.getClass().getSimpleName());
        }
        return String.join(", ", kinds);
    }
}
