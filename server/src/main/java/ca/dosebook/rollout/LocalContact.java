package ca.dosebook.rollout;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How residents reach a health unit's own booking system or call centre; every part may be unknown.
 *
 * @param name what the system or the office is called there
 * @param address where to go, on one line
 * @param phone as it is read out: {@code 613-555-0123}
 * @param url the booking page, absolute, http or https
 */
public record LocalContact(
        @Nullable String name,
        @Nullable String address,
        @Nullable String phone,
        @Nullable URI url) {

    public static final LocalContact UNKNOWN = new LocalContact(null, null, null, null);

    public LocalContact {
        // The address becomes a link on a public page.
        if (url != null && !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("not a web address: " + url);
        }
    }
}
