package ca.dosebook.reporting.feedback;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.Sitting;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** What people say after booking. */
@Component
public class Feedback {

    /** Most remarks on a page. */
    public static final int MOST_REMARKS = 200;

    /** The day of an answer is the one at the province's capital; which of two it was at midnight does not matter. */
    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final FeedbackStore store;
    private final Audit audit;
    private final Clock clock;

    Feedback(FeedbackStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps answers that say something; what tells who someone is is taken out of the remark before. */
    public void keep(Sitting sitting, FeedbackAnswers answers) {
        FeedbackAnswers screened =
                new FeedbackAnswers(answers.ease(), answers.helped(), RemarkScreen.screened(answers.remark()));
        if (!screened.saysNothing()) {
            store.insert(LocalDate.ofInstant(clock.instant(), ZONE), sitting, screened);
        }
    }

    /** @param unit empty for the whole province */
    public FeedbackFigures figures(Optional<HealthUnitId> unit, Days days) {
        return store.figures(unit, days);
    }

    /** The newest first; that they were read is written down before. @param unit empty for the whole province */
    public List<Remark> remarks(SignedIn staff, Optional<HealthUnitId> unit, Days days) {
        audit.record(AuditEntry.of(staff.actor(), Act.FEEDBACK_READ));
        return store.remarks(unit, days, MOST_REMARKS);
    }

    /** An answer as a form sends it: a digit from 1 to 5. */
    public static OptionalInt ease(String typed) {
        return typed.matches("[1-5]") ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
    }
}
