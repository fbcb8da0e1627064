package ca.dosebook.console.checkin;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayCheckPeopleIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.console.Part;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Who sits after the dose, and until when; who may leave stands first. The page renews itself, unless its reader stops it,
 * as who reads slowly or with a screen reader may want to. Each look is written down.
 */
@Controller
@MayCheckPeopleIn
@RequestMapping("/{language:en|fr}/console/floor/{day}/observation")
class ObservationController {

    private static final int REFRESH_SECONDS = 30;

    /** Many may sit at a large site; what is to be done next is on the first page. */
    private static final int ROWS = 40;

    private final Pages pages;
    private final Floors floors;
    private final Arrivals arrivals;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ObservationController(Pages pages, Floors floors, Arrivals arrivals, People people, Audit audit, Clock clock) {
        this.pages = pages;
        this.floors = floors;
        this.arrivals = arrivals;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param clock how long they are still to sit, or that they may leave, in words
     * @param time until when they sit, or since when they may leave, in words
     * @param over whether they may leave
     * @param receipt the address of the receipt of the dose
     * @param reaction the address of the page that reports one; null for who gives no doses
     */
    @Personal
    record Row(
            String name,
            String born,
            String clock,
            String time,
            boolean over,
            String left,
            String receipt,
            @Nullable String reaction) {
        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /**
     * @param asOf the time of the page in words
     * @param address to which the number of a page is appended
     * @param said what came of the last act; null for nothing
     * @param renews whether the page renews itself
     * @param other the address of the page that does the opposite
     */
    @Personal
    record Board(
            String place,
            String asOf,
            String count,
            List<Row> rows,
            Part part,
            String address,
            @Nullable String said,
            boolean renews,
            String other) {
        @Override
        public String toString() {
            return "Board[masked]";
        }
    }

    @GetMapping
    View board(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @RequestParam(defaultValue = "") String still,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "1") String page) {
        Floor floor = floors.floor(staff, day);
        Texts t = frame.t();
        Instant now = clock.instant();
        List<Arrival> sitting = arrivals.observed(floor.day()).stream()
                .sorted(Comparator.comparing(arrival -> arrival.observeUntil().orElse(now)))
                .toList();
        Part part = Part.of(page, sitting.size(), ROWS);
        List<Arrival> shown = part.of(sitting);
        audit.record(AuditEntry.of(staff.actor(), Act.DAY_LIST_SEEN)
                .concerning(floor.day().id().value())
                .noting(shown.size() + " rows"));
        Map<PersonKey, Person> known =
                people.find(shown.stream().map(Arrival::person).toList());
        boolean renews = !still.equals("yes");
        String address = frame.to(floor.path("floor"));
        String board = address + "/observation?still=" + (renews ? "no" : "yes");
        Page answer = pages.page(
                "console/checkin/observation",
                frame.title(t.of("floor.observation.title")).back(address),
                new Board(
                        floor.place(t),
                        t.of("observing.asOf", t.time(now.atZone(floor.zone()).toLocalTime())),
                        t.of("observing.count", sitting.size()),
                        shown.stream()
                                .map(arrival -> row(t, staff, floor, arrival, known, now, address))
                                .toList(),
                        part,
                        board + "&page=",
                        said.equals("left") || said.equals("recorded") ? t.of("observing.said." + said) : null,
                        renews,
                        address + "/observation?still=" + (renews ? "yes" : "no") + "&page=" + part.page()));
        return renews ? renewed(answer) : answer;
    }

    private static View renewed(Page page) {
        return (model, request, response) -> {
            response.setHeader("Refresh", Integer.toString(REFRESH_SECONDS));
            page.render(model, request, response);
        };
    }

    private static Row row(
            Texts t,
            SignedIn staff,
            Floor floor,
            Arrival arrival,
            Map<PersonKey, Person> known,
            Instant now,
            String address) {
        Optional<Person> person = Optional.ofNullable(known.get(arrival.person()));
        Instant until = arrival.observeUntil().orElse(now);
        boolean over = !until.isAfter(now);
        long minutes = Duration.between(now, until).plusSeconds(59).toMinutes();
        String time = t.time(until.atZone(floor.zone()).toLocalTime());
        String id = arrival.id().value().toString();
        return new Row(
                person.map(found -> found.identity().name().full()).orElse(""),
                person.map(found -> t.shortDate(found.identity().birthDate())).orElse(""),
                over ? t.of("observing.may") : t.of("observing.more", minutes),
                t.of(over ? "observing.since" : "observing.until", time),
                over,
                address + "/observation/" + id + "/left",
                address + "/arrivals/" + id + "/receipt",
                staff.may(Permission.GIVE_DOSES) ? address + "/arrivals/" + id + "/reaction" : null);
    }

    /** Who has left is gone from the board; doing it twice does it once. */
    @PostMapping("/{arrival}/left")
    View left(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String arrival) {
        Floor floor = floors.floor(staff, day);
        arrivals.left(floors.arrival(staff, floor, arrival));
        return Pages.seeOther(frame.to(floor.path("floor")) + "/observation?said=left");
    }
}
