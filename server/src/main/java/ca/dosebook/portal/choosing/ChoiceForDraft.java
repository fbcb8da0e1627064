package ca.dosebook.portal.choosing;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Hold;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.pages.Frame;
import ca.dosebook.people.Identity;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HeldPlace;
import ca.dosebook.portal.HeldPlaces;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.ProductCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What can be chosen for a dose, given what is answered and chosen already. */
@Component
class ChoiceForDraft {

    /** A first dose is offered this far ahead, so that the dose after it still finds clinic days. */
    private static final int FIRST_DOSE_DAYS_AHEAD = 60;

    private final Journey journey;
    private final Framing framing;
    private final HeldPlaces places;
    private final Appointments appointments;
    private final Availability availability;
    private final ChoiceSurroundings surroundings;

    ChoiceForDraft(
            Journey journey,
            Framing framing,
            HeldPlaces places,
            Appointments appointments,
            Availability availability,
            ChoiceSurroundings surroundings) {
        this.journey = journey;
        this.framing = framing;
        this.places = places;
        this.appointments = appointments;
        this.availability = availability;
        this.surroundings = surroundings;
    }

    /** Where the person lives on the map, and the time. */
    @Component
    record ChoiceSurroundings(Rollout rollout, Clock clock) {

        Optional<PostalArea> area(Draft draft) {
            return draft.home() == null
                    ? Optional.empty()
                    : rollout.postalArea(draft.home().area());
        }
    }

    /** Empty when something before this dose is still to be answered, or the dose is on record. */
    Optional<ChoiceOf> of(Frame frame, Draft draft, int dose, String access) {
        Optional<Identity> identity = draft.identity();
        Optional<HealthUnitId> unit = draft.unit();
        Optional<PostalArea> area = surroundings.area(draft);
        boolean early = journey.detour(draft, Step.DOSES).isPresent();
        boolean afterNext =
                journey.doseToChoose(draft).map(next -> next.value() < dose).orElse(false);
        boolean given = dose < draft.firstToBook().value();
        if (early || afterNext || given || identity.isEmpty() || unit.isEmpty() || area.isEmpty()) {
            return Optional.empty();
        }
        Optional<Before> before = before(draft, dose);
        Optional<DoseWindow> window = before.flatMap(
                had -> appointments.windowAfter(new DoseOrdinal(dose - 1), had.product(), had.day(), identity.get()));
        if (dose > 1 && window.isEmpty()) {
            return Optional.empty();
        }
        Wanted wanted = wanted(draft, before, window, access.equals("yes"))
                .by(appointments.asker(identity.get(), draft.groups()));
        return Optional.of(new ChoiceOf(
                framing.of(frame, draft, "", "/"),
                "/book/dose/" + dose,
                dose,
                Voice.of(frame.t(), draft),
                area.get().fsa(),
                area.get().centre(),
                wanted,
                window,
                framing.notice(frame, draft.held(), here(frame, dose)).orElse(null),
                "/book/keep",
                isFirst(draft, dose) ? Step.ANSWER.path() : "/book/dose/" + dose));
    }

    private static boolean isFirst(Draft draft, int dose) {
        return draft.firstToBook().value() == dose;
    }

    /** The dose before one that is to be chosen. @param given whether it is on record */
    private record Before(ProductCode product, LocalDate day, boolean given) {}

    private Optional<Before> before(Draft draft, int dose) {
        if (dose == 1) {
            return Optional.empty();
        }
        return isFirst(draft, dose)
                ? draft.onRecord().map(had -> new Before(had.product(), had.lastOn(), true))
                : draft.held(new DoseOrdinal(dose - 1))
                        .flatMap(journey::slot)
                        .map(slot -> new Before(slot.clinicDay().product(), slot.day(), false));
    }

    /** The page to come back to after keeping a place longer; of the answer to a form, the list it came from. */
    private static String here(Frame frame, int dose) {
        String path = frame.surroundings().path().replaceFirst("\\?.*", "");
        return path.endsWith("/hold") ? "/book/dose/" + dose + "/clinics" : path;
    }

    /** After a dose on record late is better than never. */
    private Wanted wanted(Draft draft, Optional<Before> before, Optional<DoseWindow> window, boolean wheelchairAccess) {
        Instant now = surroundings.clock().instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        LocalDate ahead = today.plusDays(FIRST_DOSE_DAYS_AHEAD);
        boolean given = before.filter(Before::given).isPresent();
        return new Wanted(
                        Set.of(),
                        before.map(Before::product),
                        window.map(DoseWindow::earliest).orElse(today),
                        window.map(DoseWindow::latest)
                                .filter(latest -> !given || latest.isAfter(ahead))
                                .orElse(ahead),
                        now,
                        wheelchairAccess)
                .at(journey.sites(draft).orElseThrow());
    }

    private Optional<DoseWindow> windowAfter(int dose, Slot slot, Identity identity) {
        return appointments.windowAfter(new DoseOrdinal(dose), slot.clinicDay().product(), slot.day(), identity);
    }

    /** The slot with this id, if it fits. */
    Optional<Slot> slot(String id, Wanted wanted) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        return availability.timetable().slot(new SlotId(UUID.fromString(id))).filter(wanted::fits);
    }

    HoldOutcome hold(Identity identity, int dose, Slot slot, ChoiceOf choice) {
        return appointments.hold(
                places.claim(identity), new DoseOrdinal(dose), AppointmentId.next(), slot, choice.wanted(), false);
    }

    /** The draft without later doses that no longer fit the one just chosen. */
    Draft consistent(Draft draft, Hold hold) {
        DoseOrdinal later = hold.dose().next();
        Optional<Slot> next = draft.held(later).flatMap(journey::slot);
        boolean fits = next.map(slot -> draft.identity()
                        .flatMap(identity -> windowAfter(hold.dose().value(), hold.slot(), identity))
                        .map(window -> window.contains(slot.day())
                                && slot.clinicDay()
                                        .product()
                                        .equals(hold.slot().clinicDay().product()))
                        .orElse(false))
                .orElse(true);
        List<HeldPlace> kept = draft.held().stream()
                .filter(place -> fits || place.dose() <= hold.dose().value())
                .toList();
        return draft.holding(kept);
    }

    List<FreeSlot> freeSlots(StopId stop, Wanted wanted) {
        return availability.timetable().freeSlots(stop, wanted).toList();
    }

    Optional<NearbyStop> stop(StopId stop, ChoiceOf choice) {
        return availability.timetable().stop(stop, choice.home(), choice.wanted());
    }
}
