package ca.dosebook.waitingroom;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to be inside for {@link #LASTS}, renewed while its owner is active.
 *
 * @param run of the ticket it was given for; 0 without one
 * @param ticket 0 without one
 * @param holder the mark of the browser; a place has one at a time
 */
public record Pass(Kind kind, int run, int ticket, long holder, Instant issued) {

    public static final Duration LASTS = Duration.ofMinutes(15);

    /** From this age on an active owner gets a new one. */
    static final Duration RENEWED_AFTER = Duration.ofMinutes(5);

    /** An expired pass is renewed at once for so long: nobody is sent to the back for a telephone call. */
    static final Duration REMEMBERED = Duration.ofHours(2);

    /** How its owner came in. */
    public enum Kind {
        /** While the door stood open. Worth nothing after the next opening. */
        WALKED_IN,
        /** The same, and keeps a place since: goes on through an opening. */
        KEEPS_A_PLACE,
        /** In turn, with a ticket. */
        IN_TURN
    }

    boolean isFresh(Instant now) {
        return now.isBefore(issued.plus(RENEWED_AFTER));
    }

    boolean isRemembered(Instant now) {
        return now.isBefore(issued.plus(REMEMBERED));
    }

    Pass renewed(Instant now) {
        return new Pass(kind, run, ticket, holder, now);
    }

    Pass keepingAPlace() {
        return new Pass(kind == Kind.WALKED_IN ? Kind.KEEPS_A_PLACE : kind, run, ticket, holder, issued);
    }
}
