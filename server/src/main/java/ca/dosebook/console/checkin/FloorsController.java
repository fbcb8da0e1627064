package ca.dosebook.console.checkin;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayCheckPeopleIn;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Where the day begins: today's clinics. Who has one alone is at its desk at once. */
@Controller
@MayCheckPeopleIn
class FloorsController {

    private final Pages pages;
    private final Floors floors;

    FloorsController(Pages pages, Floors floors) {
        this.pages = pages;
        this.floors = floors;
    }

    /**
     * @param station the address of the vaccinators' page; empty for who gives no doses
     * @param mobile where the day's list is taken along; empty too where the clinic stays where it is
     */
    record Row(String place, String when, String desk, String station, String mobile) {}

    record Today(List<Row> days) {}

    @GetMapping("/{language:en|fr}/console/floor")
    View today(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        List<Floor> today = floors.today(staff);
        boolean gives = staff.may(Permission.GIVE_DOSES);
        if (today.size() == 1) {
            return Pages.seeOther(frame.to(today.getFirst().path(gives ? "station" : "floor")));
        }
        return pages.page(
                "console/checkin/today",
                frame.title(t.of("floor.today.title")),
                new Today(today.stream()
                        .map(floor -> new Row(
                                floor.place(t),
                                floor.when(t),
                                frame.to(floor.path("floor")),
                                gives ? frame.to(floor.path("station")) : "",
                                gives && floor.site().kind() == SiteKind.MOBILE ? frame.to(floor.path("mobile")) : ""))
                        .toList()));
    }
}
