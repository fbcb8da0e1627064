package ca.dosebook.access.sessions;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page that was asked for before signing in: where one goes afterwards. Only ever a staff page of this site. */
public final class WantedPage {

    private static final int LONGEST = 500;
    private static final Pattern OURS =
            Pattern.compile("/(?:en|fr)/console(?:/(?!\\.)[A-Za-z0-9._~%-]+)*/?(?:\\?[A-Za-z0-9._~%=&+-]*)?");
    private static final Pattern THE_DOOR =
            Pattern.compile("/(?:en|fr)/console/(?:sign-in|sign-out|activate|set-up|providers)\\b.*");

    private WantedPage() {}

    /** The address if it is one of ours, beginning with a slash; empty for any other. */
    public static Optional<String> of(@Nullable String address) {
        return Optional.ofNullable(address)
                .filter(text -> text.length() <= LONGEST)
                .filter(text -> OURS.matcher(text).matches())
                .filter(text -> !THE_DOOR.matcher(text).matches());
    }
}
