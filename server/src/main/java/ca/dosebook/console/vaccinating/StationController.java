package ca.dosebook.console.vaccinating;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayGiveDoses;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.FloorCount;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who waits for a dose, the longest first. */
@Controller
@MayGiveDoses
class StationController {

    private final Pages pages;
    private final Floors floors;
    private final Arrivals arrivals;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    StationController(Pages pages, Floors floors, Arrivals arrivals, People people, Audit audit, Clock clock) {
        this.pages = pages;
        this.floors = floors;
        this.arrivals = arrivals;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Personal
    record Waiting(String name, String born, String since, String address) {
        @Override
        public String toString() {
            return "Waiting[masked]";
        }
    }

    /**
     * @param done what was recorded just now; null for nothing
     * @param until until when that person sits; empty after no dose
     * @param receipt the address of the receipt of that person; null after no dose
     */
    @Personal
    record StationPage(
            String place,
            String when,
            FloorCount count,
            @Nullable Waiting next,
            List<Waiting> others,
            @Nullable String done,
            String until,
            @Nullable String receipt,
            String desk) {
        @Override
        public String toString() {
            return "StationPage[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/console/station/{day}")
    Page station(Frame frame, SignedIn staff, @PathVariable String day, @RequestParam(defaultValue = "") String after) {
        Floor floor = floors.floor(staff, day);
        Texts t = frame.t();
        List<Arrival> waiting = arrivals.waiting(floor.day());
        audit.record(AuditEntry.of(staff.actor(), Act.DAY_LIST_SEEN)
                .concerning(floor.day().id().value())
                .noting(waiting.size() + " rows"));
        Map<PersonKey, Person> known =
                people.find(waiting.stream().map(Arrival::person).toList());
        List<Waiting> rows = new ArrayList<>();
        waiting.forEach(arrival -> Optional.ofNullable(known.get(arrival.person()))
                .ifPresent(person -> rows.add(row(frame, floor, arrival, person))));
        Optional<Arrival> done = after.isEmpty() ? Optional.empty() : Optional.of(floors.arrival(staff, floor, after));
        Optional<String> name = done.flatMap(arrival -> people.find(arrival.person()))
                .map(person -> person.identity().name().full());
        boolean dosed =
                done.filter(arrival -> arrival.state() == ArrivalState.DOSED).isPresent();
        return pages.page(
                "console/vaccinating/station",
                frame.title(t.of("station.title", floor.place(t))),
                new StationPage(
                        floor.place(t),
                        floor.when(t),
                        arrivals.count(floor.day()),
                        rows.isEmpty() ? null : rows.getFirst(),
                        rows.isEmpty() ? List.of() : rows.subList(1, rows.size()),
                        name.map(who -> t.of(dosed ? "station.done" : "station.done.none", who))
                                .orElse(null),
                        done.flatMap(Arrival::observeUntil)
                                .map(until -> t.of(
                                        "station.until",
                                        t.time(until.atZone(floor.zone()).toLocalTime())))
                                .orElse(""),
                        done.filter(arrival -> dosed)
                                .map(arrival -> frame.to(floor.path("floor")) + "/arrivals/"
                                        + arrival.id().value() + "/receipt")
                                .orElse(null),
                        frame.to(floor.path("floor"))));
    }

    private Waiting row(Frame frame, Floor floor, Arrival arrival, Person person) {
        Texts t = frame.t();
        Instant since = arrival.arrivedAt();
        return new Waiting(
                person.identity().name().full(),
                t.shortDate(person.identity().birthDate()),
                t.of("station.since", Duration.between(since, clock.instant()).toMinutes()),
                frame.to(floor.path("station")) + "/people/" + arrival.id().value());
    }
}
