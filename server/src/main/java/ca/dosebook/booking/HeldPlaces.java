package ca.dosebook.booking;

import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is true of held places beside a booking. Pure. */
final class HeldPlaces {

    private HeldPlaces() {}

    /** The doses whose slot is no longer ahead. */
    static Set<DoseOrdinal> begun(List<Hold> holds, Instant now) {
        return holds.stream()
                .filter(hold -> !hold.slot().startsAt().toInstant().isAfter(now))
                .map(Hold::dose)
                .collect(Collectors.toSet());
    }

    static Optional<ConfirmOutcome> tooLate(Booking booking, List<Hold> held, Instant now) {
        return held.stream()
                .map(Hold::dose)
                .filter(dose -> booking.live(dose)
                        .filter(live -> !live.startsAt().isAfter(now))
                        .isPresent())
                .findFirst()
                .map(ConfirmOutcome.AppointmentBegun::new);
    }

    static Set<DoseOrdinal> missing(List<Hold> holds, Set<DoseOrdinal> found) {
        return holds.stream()
                .map(Hold::dose)
                .filter(dose -> !found.contains(dose))
                .collect(Collectors.toSet());
    }

    static boolean isDone(Booking booking, List<Hold> held) {
        Set<AppointmentId> live = booking.live().stream().map(Appointment::id).collect(Collectors.toSet());
        return held.stream().allMatch(hold -> live.contains(hold.id()));
    }
}
