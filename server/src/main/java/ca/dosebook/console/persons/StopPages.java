package ca.dosebook.console.persons;

import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** The pages that show no person. */
final class StopPages {

    private StopPages() {}

    static View ceiling(Pages pages, Frame frame, CeilingOutcome.Stopped stopped) {
        String until = frame.t().dateTime(stopped.until());
        return stop(pages, frame, "ceiling", until, HttpStatus.TOO_MANY_REQUESTS);
    }

    /** Says no more than that there is nothing to see from here. */
    static View outOfReach(Pages pages, Frame frame) {
        return stop(pages, frame, "reach", "", HttpStatus.FORBIDDEN);
    }

    static View gone(Pages pages, Frame frame) {
        return stop(pages, frame, "gone", "", HttpStatus.NOT_FOUND);
    }

    private static View stop(Pages pages, Frame frame, String why, String until, HttpStatus status) {
        Texts t = frame.t();
        String heading = t.of("persons.stop." + why);
        boolean again = status != HttpStatus.TOO_MANY_REQUESTS;
        StopPage page = new StopPage(
                heading,
                List.of(t.of("persons.stop." + why + ".text", until), t.of("persons.stop." + why + ".what")),
                again ? t.of("persons.again") : t.of("persons.home"),
                frame.to(again ? "/console/persons" : "/console"));
        return pages.page("console/persons/stop", frame.title(heading), page).status(status);
    }

    /** For who may learn that a person is recorded, and not more. */
    static View foundOnly(Pages pages, Frame frame) {
        Texts t = frame.t();
        StopPage page = new StopPage(
                t.of("persons.found"),
                List.of(t.of("persons.found.text")),
                t.of("persons.found.audit"),
                frame.to("/console/audit"));
        return pages.page("console/persons/stop", frame.title(page.heading()), page);
    }
}
