package ca.dosebook.console.checkin;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayCheckPeopleIn;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.IdentityBy;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/**
 * Somebody without an appointment whom nobody has recorded: the desk records who they are, with the health number or, for
 * those who have none, provisionally, and goes on as with everybody else. When the card turns up the two records are merged.
 */
@Controller
@MayCheckPeopleIn
@RequestMapping("/{language:en|fr}/console/floor/{day}/walk-in")
class WalkInController {

    private final Pages pages;
    private final Floors floors;
    private final Arrivals arrivals;
    private final Desk desk;
    private final VisitorPage visitor;

    WalkInController(Pages pages, Floors floors, Arrivals arrivals, Desk desk, VisitorPage visitor) {
        this.pages = pages;
        this.floors = floors;
        this.arrivals = arrivals;
        this.desk = desk;
        this.visitor = visitor;
    }

    /** @param allowed whether people without an appointment are let in today */
    @Personal
    record WalkInPage(String place, String address, boolean allowed, WalkInForm form, List<Choice> languages) {
        @Override
        public String toString() {
            return "WalkInPage[masked]";
        }
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable String day) {
        Floor floor = floors.floor(staff, day);
        return page(frame, floor, WalkInForm.empty(frame.t().language().code()), FormErrors.none());
    }

    @PostMapping
    View record(Frame frame, SignedIn staff, @PathVariable String day, WalkInForm form) {
        Floor floor = floors.floor(staff, day);
        LocalDate today = arrivals.today(floor.zone());
        FormErrors errors = form.errors(frame.t(), today);
        Optional<Identity> identity = form.identity(today);
        if (!errors.isEmpty()
                || identity.isEmpty()
                || !arrivals.count(floor.day()).walkIns()) {
            return page(frame, floor, form, errors);
        }
        try {
            PersonKey key = desk.record(floor, identity.get(), form.reads().orElseThrow(), staff);
            boolean hasCard = identity.get().document().healthNumber().isPresent();
            return visitor.page(frame, staff, floor, key, hasCard ? IdentityBy.HEALTH_CARD : null, FormErrors.none());
        } catch (People.RecordedOtherwise otherwise) {
            return page(
                    frame, floor, form, FormErrors.none().and("birth", frame.t().of("walkin.recordedOtherwise")));
        }
    }

    private Page page(Frame frame, Floor floor, WalkInForm form, FormErrors errors) {
        Texts t = frame.t();
        String desk = frame.to(floor.path("floor"));
        return pages.page(
                "console/checkin/walkIn",
                frame.title(t.of("walkin.title")).back(desk).errors(errors),
                new WalkInPage(
                        floor.place(t),
                        desk,
                        arrivals.count(floor.day()).walkIns(),
                        form,
                        List.of(
                                Choice.of("en", t.of("floor.language.en")),
                                Choice.of("fr", t.of("floor.language.fr")))));
    }
}
