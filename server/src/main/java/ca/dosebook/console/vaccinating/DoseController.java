package ca.dosebook.console.vaccinating;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayGiveDoses;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.console.Ids;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.GiveDose;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.immunizations.NotGivenReason;
import ca.dosebook.immunizations.Route;
import ca.dosebook.immunizations.screening.Screening;
import ca.dosebook.immunizations.screening.Screenings;
import ca.dosebook.inventory.DrawOutcome;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One person at the station. What the booking and the shift know is filled in; four actions record a dose. */
@Controller
@MayGiveDoses
@RequestMapping("/{language:en|fr}/console/station/{day}/people/{arrival}")
class DoseController {

    private final Floors floors;
    private final People people;
    private final Recorder recorder;
    private final DosePages pages;
    private final StationStore stations;
    private final Audit audit;
    private final Clock clock;

    /** What records. */
    @Component
    record Recorder(Doses doses, Screenings screenings) {}

    DoseController(
            Floors floors,
            People people,
            Recorder recorder,
            DosePages pages,
            StationStore stations,
            Audit audit,
            Clock clock) {
        this.floors = floors;
        this.people = people;
        this.recorder = recorder;
        this.pages = pages;
        this.stations = stations;
        this.audit = audit;
        this.clock = clock;
    }

    private static boolean waits(Arrival arrival) {
        return arrival.state() == ArrivalState.WAITING;
    }

    @GetMapping
    View person(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String arrival) {
        Floor floor = floors.floor(staff, day);
        Arrival visit = floors.arrival(staff, floor, arrival);
        Person person = people.find(visit.person()).orElseThrow(Ids::notFound);
        audit.record(AuditEntry.of(staff.actor(), Act.DOSES_SEEN)
                .about(person.key())
                .concerning(visit.id().value())
                .because(AccessReason.AT_THE_CLINIC));
        DoseForm form = DoseForm.of(stations.find(staff.user(), floor.day().id()));
        return pages.page(frame, floor, visit, person, form, FormErrors.none(), waits(visit));
    }

    @PostMapping("/dose")
    View dose(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String arrival, DoseForm form) {
        Floor floor = floors.floor(staff, day);
        Arrival visit = floors.arrival(staff, floor, arrival);
        Person person = people.find(visit.person()).orElseThrow(Ids::notFound);
        Texts t = frame.t();
        boolean consented = recorder.screenings().hasConsent(person.key());
        FormErrors errors = form.errors(t, consented);
        Optional<UUID> id = form.id();
        if (!errors.isEmpty() || id.isEmpty()) {
            return pages.page(frame, floor, visit, person, form, errors, waits(visit));
        }
        if (waits(visit)) {
            Screening screening = Screening.of(id.get(), visit.id().value(), form.saidYes(), form.lookedInto());
            recorder.screenings().record(person.key(), screening, staff);
            form.consentBy().ifPresent(by -> recorder.screenings().consent(person.key(), id.get(), by, staff));
        }
        GiveDose dose = new GiveDose(
                new DoseId(id.get()),
                floor.site().id(),
                visit.id().value(),
                form.lotId().orElseThrow(),
                form.bodySite().orElseThrow(),
                Route.INTRAMUSCULAR,
                clock.instant(),
                form.weighed(),
                false,
                Optional.ofNullable(form.note()));
        GiveOutcome outcome = recorder.doses().give(dose, staff, floor.zone());
        if (outcome instanceof GiveOutcome.Recorded) {
            stations.put(
                    staff.user(),
                    floor.day().id(),
                    new Station(form.lotId(), form.bodySite().orElseThrow()),
                    clock.instant());
            return done(frame, floor, visit);
        }
        FormErrors refused = refusal(t, form, outcome);
        return pages.page(frame, floor, visit, person, form, refused, waits(visit));
    }

    private static FormErrors refusal(Texts t, DoseForm form, GiveOutcome outcome) {
        return switch (outcome) {
            case GiveOutcome.Recorded recorded -> FormErrors.none();
            case GiveOutcome.NotHere() -> FormErrors.none().and("record", t.of("station.refused.notHere"));
            case GiveOutcome.OwnRecord() -> FormErrors.none().and("record", t.of("station.refused.own"));
            case GiveOutcome.NotScreened() ->
                FormErrors.none()
                        .and("answers", t.of(form.stops().isEmpty() ? "station.looked.error" : "station.refused.stop"));
            case GiveOutcome.NoConsent() -> FormErrors.none().and("consent", t.of("station.consent.error"));
            case GiveOutcome.Concerns(var concerns, var earliest) ->
                FormErrors.none().and("despite", t.of("station.refused.concerns"));
            case GiveOutcome.RecordedMeanwhile() -> FormErrors.none().and("record", t.of("station.refused.meanwhile"));
            case GiveOutcome.NotFromStock(DrawOutcome why) -> FormErrors.none().and("lot", stock(t, why));
        };
    }

    private static String stock(Texts t, DrawOutcome why) {
        return switch (why) {
            case DrawOutcome.Drawn drawn -> "";
            case DrawOutcome.NoneLeft() -> t.of("station.refused.noneLeft");
            case DrawOutcome.Expired(var useBy) -> t.of("station.refused.expired", t.shortDate(useBy));
            case DrawOutcome.Recalled() -> t.of("station.refused.recalled");
            case DrawOutcome.NotHere() -> t.of("station.refused.otherSite");
        };
    }

    /** Nobody waits here any more for this visit: on to the next. */
    private static View done(Frame frame, Floor floor, Arrival visit) {
        return Pages.seeOther(
                frame.to(floor.path("station")) + "?after=" + visit.id().value());
    }

    @PostMapping("/none")
    View none(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @PathVariable String arrival,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String why) {
        Floor floor = floors.floor(staff, day);
        Arrival visit = floors.arrival(staff, floor, arrival);
        Person person = people.find(visit.person()).orElseThrow(Ids::notFound);
        Texts t = frame.t();
        Optional<NotGivenReason> chosen = Arrays.stream(NotGivenReason.values())
                .filter(one -> one.name().equals(reason))
                .findFirst();
        DoseForm form = DoseForm.of(stations.find(staff.user(), floor.day().id()));
        if (chosen.isEmpty()) {
            FormErrors errors = FormErrors.none().and("reason", t.of("station.reason.error"));
            return pages.page(frame, floor, visit, person, form, errors, waits(visit));
        }
        boolean withheld = recorder.doses()
                .withhold(floor.site().id(), visit.id().value(), chosen.get(), Optional.ofNullable(why), staff);
        if (!withheld) {
            FormErrors errors = FormErrors.none().and("record", t.of("station.refused.notHere"));
            return pages.page(frame, floor, visit, person, form, errors, false);
        }
        return done(frame, floor, visit);
    }
}
