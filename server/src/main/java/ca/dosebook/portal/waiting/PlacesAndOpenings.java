package ca.dosebook.portal.waiting;

import ca.dosebook.clinics.Availability;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.waitingroom.Outlook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the waiting room what opens when, and where places are free. */
@Component
class PlacesAndOpenings implements Outlook {

    private final Rollout rollout;
    private final Availability availability;
    private final Clock clock;

    PlacesAndOpenings(Rollout rollout, Availability availability, Clock clock) {
        this.rollout = rollout;
        this.availability = availability;
        this.clock = clock;
    }

    /** Openings for everyone: a pilot is by invitation, and draws no crowd. */
    @Override
    public List<Instant> openings(Instant after) {
        return rollout.healthUnits().stream()
                .flatMap(unit -> rollout.nextOpening(unit.id(), after).stream())
                .filter(opening -> opening.stage() == Stage.OPEN)
                .map(Opening::startsAt)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Map<String, Long> freePlaces() {
        return availability.timetable().placesByUnit(clock.instant()).entrySet().stream()
                .collect(Collectors.toMap(unit -> unit.getKey().toString(), Map.Entry::getValue));
    }
}
