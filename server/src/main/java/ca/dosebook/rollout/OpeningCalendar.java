package ca.dosebook.rollout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which stage a unit is in at a moment. Pure: the moment is given, so a remembered calendar opens to the instant. */
final class OpeningCalendar {

    private final Map<HealthUnitId, List<Opening>> byUnit;

    OpeningCalendar(List<Opening> openings) {
        this.byUnit = openings.stream()
                .sorted(Comparator.comparing(Opening::startsAt))
                .collect(groupingBy(Opening::unit, toUnmodifiableList()));
    }

    Stage stage(HealthUnitId unit, Instant at) {
        return of(unit).filter(opening -> !opening.startsAt().isAfter(at))
                .reduce((earlier, later) -> later)
                .map(Opening::stage)
                .orElse(Stage.CLOSED);
    }

    /** The openings announced for later than this moment, the soonest first. */
    Stream<Opening> after(HealthUnitId unit, Instant at) {
        return of(unit).filter(opening -> opening.startsAt().isAfter(at));
    }

    Optional<Opening> next(HealthUnitId unit, Instant at) {
        return after(unit, at).findFirst();
    }

    private Stream<Opening> of(HealthUnitId unit) {
        return byUnit.getOrDefault(unit, List.of()).stream();
    }
}
