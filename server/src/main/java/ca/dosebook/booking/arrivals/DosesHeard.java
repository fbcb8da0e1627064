package ca.dosebook.booking.arrivals;

import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.EndReason;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.DoseWithheld;
import ca.dosebook.immunizations.DosesChanged;
import ca.dosebook.immunizations.PresentPeople;
import ca.dosebook.immunizations.Visit;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends a visit in the transaction that records what came of it: the arrival, and the appointment it was for. Everything
 * else that follows from a dose may take its time ({@link ca.dosebook.booking.following}).
 */
@Component
class DosesHeard implements PresentPeople {

    private final ArrivalStore store;
    private final Clock clock;

    DosesHeard(ArrivalStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<Present> present(SiteId site, UUID arrival) {
        return store.lock(site, new ArrivalId(arrival))
                .filter(found -> found.state() != ArrivalState.UNDONE)
                .map(found ->
                        new Present(found.person(), found.site(), found.day(), found.state() == ArrivalState.WAITING));
    }

    @EventListener
    void on(DosesChanged changed) {
        Instant now = clock.instant();
        changed.visit()
                .flatMap(this::find)
                .ifPresent(arrival ->
                        end(arrival, ArrivalState.DOSED, EndReason.DOSE_GIVEN, now, now.plus(Arrivals.OBSERVATION)));
    }

    @EventListener
    void on(DoseWithheld withheld) {
        Instant now = clock.instant();
        find(withheld.visit())
                .ifPresent(arrival -> end(arrival, ArrivalState.NOT_GIVEN, EndReason.DOSE_NOT_GIVEN, now, null));
    }

    private Optional<Arrival> find(Visit visit) {
        return store.find(visit.site(), new ArrivalId(visit.arrival()));
    }

    private void end(
            Arrival arrival, ArrivalState state, EndReason reason, Instant now, @Nullable Instant observeUntil) {
        store.end(arrival.site(), arrival.id(), state, now, observeUntil);
        arrival.appointment()
                .ifPresent(appointment -> store.endAppointment(
                        arrival.person(), appointment, AppointmentState.FULFILLED, reason.name(), now));
    }
}
