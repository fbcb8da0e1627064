package ca.dosebook.console.checkin;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.access.permits.MayCheckPeopleIn;
import ca.dosebook.booking.BookingReference;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalId;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.CheckInOutcome;
import ca.dosebook.booking.arrivals.FloorCount;
import ca.dosebook.booking.arrivals.IdentityBy;
import ca.dosebook.booking.arrivals.Reception;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.console.Ids;
import ca.dosebook.console.PersonSlip;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.People;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The desk: find, look, let in, next. Three actions a person: scan or type, confirm who it is, let in. Whom a page is about
 * stands in a sealed value of its form, never in its address.
 */
@Controller
@MayCheckPeopleIn
@RequestMapping("/{language:en|fr}/console/floor/{day}")
class CheckInController {

    private final Pages pages;
    private final Floors floors;
    private final Desk desk;
    private final Arrivals arrivals;
    private final People people;
    private final PersonSlip slips;
    private final VisitorPage visitor;

    CheckInController(
            Pages pages,
            Floors floors,
            Desk desk,
            Arrivals arrivals,
            People people,
            PersonSlip slips,
            VisitorPage visitor) {
        this.pages = pages;
        this.floors = floors;
        this.desk = desk;
        this.arrivals = arrivals;
        this.people = people;
        this.slips = slips;
        this.visitor = visitor;
    }

    /**
     * @param done who was let in just now; null otherwise
     * @param undo the address that takes it back; null when there is nothing to
     * @param lead whether the reader may let walk-ins in, and close the day
     */
    @Personal
    record DeskPage(
            String place,
            String when,
            String address,
            String station,
            DeskSearch search,
            FloorCount count,
            @Nullable String done,
            @Nullable String undo,
            boolean lead) {
        @Override
        public String toString() {
            return "DeskPage[masked]";
        }
    }

    @GetMapping
    View desk(Frame frame, SignedIn staff, @PathVariable String day, @RequestParam(defaultValue = "") String in) {
        Floor floor = floors.floor(staff, day);
        Optional<Arrival> arrival = in.isEmpty() ? Optional.empty() : Optional.of(floors.arrival(staff, floor, in));
        return page(frame, staff, floor, DeskSearch.EMPTY, arrival, FormErrors.none());
    }

    @PostMapping("/find")
    View find(Frame frame, SignedIn staff, @PathVariable String day, DeskSearch search) {
        Floor floor = floors.floor(staff, day);
        Texts t = frame.t();
        LocalDate today = arrivals.today(floor.zone());
        Desk.Found found;
        boolean byNumber = false;
        if (search.isByName()) {
            FormErrors errors = search.errorsOfName(t, today);
            if (!errors.isEmpty()) {
                return page(frame, staff, floor, search, Optional.empty(), errors);
            }
            found = desk.byName(
                    floor, search.name().orElseThrow(), search.born(today).orElseThrow(), staff);
        } else {
            Optional<BookingReference> reference = BookingReference.parse(search.typed());
            Optional<HealthCardNumber> number = search.number();
            if (number.isPresent()) {
                byNumber = true;
                found = desk.byNumber(floor, number.get(), staff);
            } else if (reference.isPresent()) {
                found = desk.byReference(reference.get(), staff);
            } else {
                String key = search.typed().isEmpty() ? "floor.find.empty" : "floor.find.neither";
                return page(
                        frame,
                        staff,
                        floor,
                        search,
                        Optional.empty(),
                        FormErrors.none().and("code", t.of(key)));
            }
        }
        boolean number = byNumber;
        return switch (found) {
            case Desk.Found.Someone(PersonKey key) ->
                visitor.page(frame, staff, floor, key, number ? IdentityBy.HEALTH_CARD : null, FormErrors.none());
            case Desk.Found.Nobody() ->
                page(
                        frame,
                        staff,
                        floor,
                        search,
                        Optional.empty(),
                        FormErrors.none()
                                .and(
                                        search.isByName() ? "family" : "code",
                                        t.of(search.isByName() ? "floor.find.nobodyToday" : "floor.find.nobody")));
            case Desk.Found.Several() ->
                page(
                        frame,
                        staff,
                        floor,
                        search,
                        Optional.empty(),
                        FormErrors.none().and("code", t.of("floor.find.several")));
            case Desk.Found.Stopped(CeilingOutcome.Stopped ceiling) ->
                page(
                                frame,
                                staff,
                                floor,
                                search,
                                Optional.empty(),
                                FormErrors.none().and("code", t.of("floor.find.ceiling", t.dateTime(ceiling.until()))))
                        .status(HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private Page page(
            Frame frame, SignedIn staff, Floor floor, DeskSearch search, Optional<Arrival> in, FormErrors errors) {
        Texts t = frame.t();
        String address = frame.to(floor.path("floor"));
        Optional<String> name = in.filter(arrival -> arrival.state() == ArrivalState.WAITING)
                .flatMap(arrival -> people.find(arrival.person()))
                .map(person -> person.identity().name().full());
        return pages.page(
                "console/checkin/desk",
                frame.title(t.of("floor.title", floor.place(t))).errors(errors),
                new DeskPage(
                        floor.place(t),
                        floor.when(t),
                        address,
                        staff.may(Permission.GIVE_DOSES) ? frame.to(floor.path("station")) : "",
                        search,
                        arrivals.count(floor.day()),
                        name.map(who -> t.of("floor.in.done", who)).orElse(null),
                        name.isPresent()
                                ? address + "/arrivals/" + in.orElseThrow().id().value() + "/undo"
                                : null,
                        staff.may(Permission.MANAGE_CLINICS)));
    }

    @PostMapping("/in")
    View in(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @RequestParam(defaultValue = "") String slip,
            @RequestParam(defaultValue = "") String arrival,
            @RequestParam(defaultValue = "") String identity) {
        Floor floor = floors.floor(staff, day);
        Optional<PersonKey> person = slips.read(slip, staff);
        Optional<UUID> id = Ids.of(arrival);
        if (person.isEmpty() || id.isEmpty()) {
            return page(
                    frame,
                    staff,
                    floor,
                    DeskSearch.EMPTY,
                    Optional.empty(),
                    FormErrors.none().and("code", frame.t().of("floor.find.again")));
        }
        Optional<IdentityBy> by = Arrays.stream(IdentityBy.values())
                .filter(one -> one.name().equals(identity))
                .findFirst();
        if (by.isEmpty()) {
            FormErrors errors = FormErrors.none().and("identity", frame.t().of("floor.identity.error"));
            return visitor.page(frame, staff, floor, person.get(), null, errors);
        }
        CheckInOutcome outcome =
                arrivals.checkIn(new ArrivalId(id.get()), person.get(), floor.day(), floor.zone(), by.get(), staff);
        return switch (outcome) {
            case CheckInOutcome.In(Arrival in) ->
                Pages.seeOther(frame.to(floor.path("floor")) + "?in=" + in.id().value());
            case CheckInOutcome.NotNow(Reception reception) ->
                visitor.page(frame, staff, floor, person.get(), by.get(), FormErrors.none());
        };
    }

    @PostMapping("/arrivals/{arrival}/undo")
    View undo(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String arrival) {
        Floor floor = floors.floor(staff, day);
        arrivals.undo(floors.arrival(staff, floor, arrival), staff);
        return Pages.seeOther(frame.to(floor.path("floor")));
    }
}
