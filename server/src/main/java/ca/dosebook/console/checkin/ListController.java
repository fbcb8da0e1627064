package ca.dosebook.console.checkin;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayCheckPeopleIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.Expected;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The day's list, an hour at a time, with who has come; who does not come is noted here. Every look is written down. */
@Controller
@MayCheckPeopleIn
@RequestMapping("/{language:en|fr}/console/floor/{day}/list")
class ListController {

    private final Pages pages;
    private final Floors floors;
    private final Arrivals arrivals;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ListController(Pages pages, Floors floors, Arrivals arrivals, People people, Audit audit, Clock clock) {
        this.pages = pages;
        this.floors = floors;
        this.arrivals = arrivals;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param act the address that notes that they did not come, or takes it back; null for neither */
    @Personal
    record Row(
            String time,
            String name,
            String born,
            String number,
            String dose,
            String state,
            @Nullable String act,
            @Nullable String actText) {
        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    record Hour(String text, String address, boolean shown) {}

    /** @param said what came of the last act; null for nothing */
    @Personal
    record DayList(
            String place,
            String when,
            List<Hour> hours,
            List<Row> rows,
            @Nullable String said,
            String refused) {
        @Override
        public String toString() {
            return "DayList[masked]";
        }
    }

    @GetMapping
    Page list(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @RequestParam(defaultValue = "") String hour,
            @RequestParam(defaultValue = "") String said) {
        Floor floor = floors.floor(staff, day);
        Texts t = frame.t();
        int from = hour(hour, floor);
        Instant begin = at(floor, from);
        List<Expected> expected = arrivals.expected(floor.day(), begin, begin.plusSeconds(3600));
        audit.record(AuditEntry.of(staff.actor(), Act.DAY_LIST_SEEN)
                .concerning(floor.day().id().value())
                .noting(expected.size() + " rows"));
        Map<PersonKey, Person> known =
                people.find(expected.stream().map(Expected::person).toList());
        String base = frame.to(floor.path("floor")) + "/list";
        return pages.page(
                "console/checkin/list",
                frame.title(t.of("floor.list.title")).back(frame.to(floor.path("floor"))),
                new DayList(
                        floor.place(t),
                        floor.when(t),
                        hours(floor, from, base, t),
                        expected.stream()
                                .map(one -> row(
                                        one,
                                        known,
                                        floor,
                                        t,
                                        base + "/" + one.appointment().value(),
                                        from))
                                .toList(),
                        said.equals("noted") || said.equals("again") ? t.of("floor.list." + said) : null,
                        said.equals("taken") || said.equals("came") ? t.of("floor.list." + said) : ""));
    }

    /** The hour asked for; else the one it is, or the first. */
    private int hour(String typed, Floor floor) {
        int first = floor.day().opens().getHour();
        int last = floor.day().closes().minusMinutes(1).getHour();
        if (typed.matches("[0-9]{1,2}") && Integer.parseInt(typed) >= first && Integer.parseInt(typed) <= last) {
            return Integer.parseInt(typed);
        }
        boolean today = arrivals.today(floor.zone()).equals(floor.day().day());
        int now = clock.instant().atZone(floor.zone()).getHour();
        return today && now >= first && now <= last ? now : first;
    }

    private static Instant at(Floor floor, int hour) {
        return floor.day()
                .day()
                .atTime(LocalTime.of(hour, 0))
                .atZone(floor.zone())
                .toInstant();
    }

    private static List<Hour> hours(Floor floor, int shown, String base, Texts t) {
        List<Hour> hours = new ArrayList<>();
        for (int hour = floor.day().opens().getHour();
                hour <= floor.day().closes().minusMinutes(1).getHour();
                hour++) {
            hours.add(new Hour(t.time(LocalTime.of(hour, 0)), base + "?hour=" + hour, hour == shown));
        }
        return hours;
    }

    private Row row(Expected one, Map<PersonKey, Person> known, Floor floor, Texts t, String address, int hour) {
        Optional<Person> person = Optional.ofNullable(known.get(one.person()));
        boolean absent = one.state() == AppointmentState.NO_SHOW;
        boolean due = one.state() == AppointmentState.BOOKED
                && one.arrival().isEmpty()
                && one.startsAt().isBefore(clock.instant());
        String act = absent ? address + "/again?hour=" + hour : due ? address + "/missing?hour=" + hour : null;
        return new Row(
                t.time(one.startsAt().atZone(floor.zone()).toLocalTime()),
                person.map(found -> found.identity().name().full()).orElse(""),
                person.map(found -> t.shortDate(found.identity().birthDate())).orElse(""),
                person.flatMap(found -> found.identity().document().healthNumber())
                        .map(HealthCardNumber::masked)
                        .orElse(t.of("floor.fact.noCard")),
                t.of("floor.list.dose", one.dose().value()),
                t.of("floor.state." + state(one)),
                act,
                act == null ? null : t.of(absent ? "floor.list.again.do" : "floor.list.missing.do"));
    }

    private static String state(Expected one) {
        return switch (one.state()) {
            case NO_SHOW -> "missing";
            case FULFILLED ->
                one.arrival()
                        .map(came -> came == ArrivalState.DOSED ? "dosed" : "notGiven")
                        .orElse("dosed");
            case BOOKED -> one.arrival().isPresent() ? "waiting" : "expected";
            case MOVED, CANCELLED -> "ended";
        };
    }

    @PostMapping("/{appointment}/missing")
    View missing(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @PathVariable String appointment,
            @RequestParam(defaultValue = "") String hour) {
        Floor floor = floors.floor(staff, day);
        boolean noted = arrivals.noShow(floor.day(), expected(staff, floor, appointment), staff);
        return back(frame, floor, hour, noted ? "noted" : "came");
    }

    @PostMapping("/{appointment}/again")
    View again(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @PathVariable String appointment,
            @RequestParam(defaultValue = "") String hour) {
        Floor floor = floors.floor(staff, day);
        Expected one = expected(staff, floor, appointment);
        boolean again;
        try {
            again = arrivals.expectAgain(one.person(), one.appointment(), staff);
        } catch (DuplicateKeyException e) {
            again = false;
        }
        return back(frame, floor, hour, again ? "again" : "taken");
    }

    /** Lets people without an appointment in from now on, or no more. */
    @PostMapping("/walk-ins")
    @MayManageClinics
    View walkIns(
            Frame frame, SignedIn staff, @PathVariable String day, @RequestParam(defaultValue = "") String allowed) {
        Floor floor = floors.floor(staff, day);
        arrivals.setWalkIns(floor.day(), allowed.equals("yes"));
        return Pages.seeOther(frame.to(floor.path("floor")));
    }

    private Expected expected(SignedIn staff, Floor floor, String appointment) {
        UUID id = Ids.inAddress(appointment);
        return arrivals.expected(floor.day(), Instant.MIN, Instant.MAX).stream()
                .filter(one -> one.appointment().equals(new AppointmentId(id)))
                .findFirst()
                .orElseThrow(() -> floors.refused(staff, id));
    }

    private static View back(Frame frame, Floor floor, String hour, String said) {
        String wanted = hour.matches("[0-9]{1,2}") ? "hour=" + hour + "&" : "";
        return Pages.seeOther(frame.to(floor.path("floor")) + "/list?" + wanted + "said=" + said);
    }
}
