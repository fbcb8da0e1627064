package ca.dosebook.console.pilot;

import ca.dosebook.console.Moments;
import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.feedback.Feedback;
import ca.dosebook.reporting.feedback.FeedbackFigures;
import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.reporting.pilot.PilotFigures;
import ca.dosebook.reporting.pilot.UnitLine;
import ca.dosebook.rollout.HealthUnit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The figures that the pages of the pilot show, for a unit or, without one, for the province. */
@Component
class Figures {

    private final PilotFigures pilot;
    private final Feedback feedback;
    private final Clock clock;

    Figures(PilotFigures pilot, Feedback feedback, Clock clock) {
        this.pilot = pilot;
        this.feedback = feedback;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Moments.ZONE);
    }

    Board board(Optional<HealthUnit> unit, Days days) {
        return pilot.board(unit.map(HealthUnit::id), days);
    }

    List<UnitLine> units(Days days) {
        return pilot.units(days);
    }

    FeedbackFigures feedback(Optional<HealthUnit> unit, Days days) {
        return feedback.figures(unit.map(HealthUnit::id), days);
    }
}
