package ca.dosebook.portal.starting;

import ca.dosebook.booking.Appointments;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.managing.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The first page. */
@Controller
@ForEveryone
class HomeController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final People people;
    private final Appointments appointments;
    private final Visits visits;

    HomeController(
            Pages pages, Drafts drafts, Journey journey, People people, Appointments appointments, Visits visits) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.people = people;
        this.appointments = appointments;
        this.visits = visits;
    }

    /** @param resume where an unfinished booking goes on; empty when there is none */
    record Home(String resume) {}

    @GetMapping({"/{language:en|fr}", "/{language:en|fr}/"})
    Page home(Frame frame, Draft draft) {
        boolean begun = draft.home() != null && draft.confirmed() == null;
        Home home = new Home(begun ? journey.onward(draft) : "");
        return pages.page(
                "portal/starting/home",
                begun
                        ? frame.title(frame.t().of("portal.home.title")).withClearButton()
                        : frame.title(frame.t().of("portal.home.title")),
                home);
    }

    /** A booking from the beginning: answers of one that was confirmed are not taken over. */
    @GetMapping("/{language:en|fr}/book")
    View book(Frame frame, Draft draft, HttpServletRequest request, HttpServletResponse response) {
        if (draft.confirmed() != null) {
            drafts.clear(request, response);
            return Pages.seeOther(frame.to(Step.WHERE.path()));
        }
        return Pages.seeOther(frame.to(journey.onward(draft)));
    }

    /** Forgets what was typed, and gives back places that were held with it. */
    @PostMapping("/{language:en|fr}/clear")
    View clear(Frame frame, Draft draft, HttpServletRequest request, HttpServletResponse response) {
        if (!draft.held().isEmpty() && draft.confirmed() == null) {
            draft.identity().ifPresent(identity -> appointments.release(people.claim(identity)));
        }
        drafts.clear(request, response);
        visits.close(request, response);
        return Pages.seeOther(frame.to("/cleared"));
    }

    @GetMapping("/{language:en|fr}/cleared")
    Page cleared(Frame frame) {
        return pages.page("portal/starting/cleared", frame.title(frame.t().of("portal.cleared.title")), new Home(""));
    }
}
