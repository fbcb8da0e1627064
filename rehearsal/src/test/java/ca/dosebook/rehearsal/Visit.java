package ca.dosebook.rehearsal;

import ca.dosebook.rehearsal.client.Connection;
import ca.dosebook.rehearsal.client.Resident;
import ca.dosebook.rehearsal.client.Wish;
import java.io.IOException;

/** One resident's booking that may be interrupted anywhere and is then taken up where it was. */
final class Visit {

    private static final int CONFIRMATION = 4;

    private final Resident resident;
    private final Wish wish;
    private int done;
    private Resident beforeConfirming;
    private boolean acknowledged;
    private boolean asked;
    private String reference = "";

    Visit(Resident resident, Wish wish) {
        this.resident = resident;
        this.wish = wish;
        this.beforeConfirming = resident;
    }

    /** Goes on from the first step that was not answered. */
    void goOn(Connection http) throws IOException {
        while (done <= CONFIRMATION) {
            switch (done) {
                case 0 -> resident.answer(http);
                case 1 -> resident.hold(http, 1, wish.first());
                case 2 -> resident.hold(http, 2, wish.second());
                case 3 -> resident.sayHowToReach(http);
                default -> {
                    beforeConfirming = resident.otherTab();
                    asked = true;
                    resident.confirm(http);
                    acknowledged = true;
                }
            }
            done++;
        }
    }

    /** As {@link #goOn}, again and again while there is no answer or a failure, until a moment. */
    void insist(Connection http, long deadlineNanos) throws IOException {
        while (true) {
            try {
                goOn(http);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadlineNanos) {
                    throw e;
                }
            }
        }
    }

    boolean acknowledged() {
        return acknowledged;
    }

    /** Whether a confirmation was sent and nothing is known of it. */
    boolean unanswered() {
        return asked && !acknowledged;
    }

    /** The reference as the last page shows it; must never change. */
    String reference(Connection http) throws IOException {
        String shown = resident.reference(http);
        if (!reference.isEmpty() && !reference.equals(shown)) {
            throw new AssertionError("the reference " + reference + " became " + shown);
        }
        reference = shown;
        return shown;
    }

    /** A look at the last page; a failure then concerns nobody. */
    void look(Connection http) {
        try {
            reference(http);
        } catch (IOException e) {
            // Booked all the same.
        }
    }

    /** Sends the confirmation once more, from a tab that never saw an answer, and reads the reference there. */
    String confirmOnceMore(Connection http) throws IOException {
        Resident again = beforeConfirming.otherTab();
        again.confirm(http);
        return again.reference(http);
    }
}
