package ca.dosebook.inventory.keeping;

import ca.dosebook.clinics.SiteId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is to be written.
 *
 * @param seen how many doses have to be on hand for it; null for any number
 * @param counters the entry it takes back
 */
record Posting(
        SiteId site,
        UUID batch,
        UUID act,
        EntryKind kind,
        int doses,
        When when,
        @Nullable Integer expected,
        @Nullable String reason,
        @Nullable String words,
        @Nullable Integer seen,
        @Nullable UUID counters) {

    /** When it happened, and who entered it. */
    record When(LocalDate day, Instant at, @Nullable UUID by) {}

    static Posting of(SiteId site, UUID batch, UUID act, EntryKind kind, int doses, When when) {
        return new Posting(site, batch, act, kind, doses, when, null, null, null, null, null);
    }

    Posting expecting(int announced) {
        return new Posting(site, batch, act, kind, doses, when, announced, reason, words, seen, counters);
    }

    Posting because(Enum<?> why, String said) {
        return new Posting(
                site,
                batch,
                act,
                kind,
                doses,
                when,
                expected,
                why.name(),
                said.isBlank() ? null : said.strip(),
                seen,
                counters);
    }

    Posting having(int onHand) {
        return new Posting(site, batch, act, kind, doses, when, expected, reason, words, onHand, counters);
    }

    Posting countering(UUID entry) {
        return new Posting(site, batch, act, kind, doses, when, expected, reason, words, seen, entry);
    }
}
