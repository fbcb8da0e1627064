package ca.dosebook.console.persons;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Person;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The one way to the page of a found person: whoever may not pass is told why, and that too is written down. */
@Component
public class RecordDoor {

    /** A found person in an address. */
    public static final String FINDING = "{finding:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    private final Pages pages;
    private final Findings findings;

    RecordDoor(Pages pages, Findings findings) {
        this.pages = pages;
        this.findings = findings;
    }

    public static String path(UUID finding) {
        return "/console/persons/" + finding;
    }

    /**
     * Opens the record for a task beside this one.
     *
     * @param act what is written down of it
     * @param page made of the record to go on with; not asked for whoever may not pass
     */
    public View open(Frame frame, SignedIn staff, UUID finding, Act act, Function<Person, View> page) {
        return through(frame, staff, finding, act, shown -> page.apply(shown.person()));
    }

    /** Opens the record to show it, or to change it. */
    View through(Frame frame, SignedIn staff, UUID finding, Function<Opened.Shown, View> page) {
        return through(frame, staff, finding, Act.PERSON_SEEN, page);
    }

    View through(Frame frame, SignedIn staff, UUID finding, Act act, Function<Opened.Shown, View> page) {
        return switch (findings.open(staff, finding, act)) {
            case Opened.Gone() -> StopPages.gone(pages, frame);
            case Opened.OutOfReach() -> StopPages.outOfReach(pages, frame);
            case Opened.Stopped(var ceiling) -> StopPages.ceiling(pages, frame, ceiling);
            case Opened.Shown shown -> page.apply(shown);
        };
    }
}
