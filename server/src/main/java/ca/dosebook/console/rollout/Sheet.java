package ca.dosebook.console.rollout;

import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What forms and requests of this task have in common: units as a list of numbers, stages by name. */
final class Sheet {

    private Sheet() {}

    static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static <E extends Enum<E>> Optional<E> one(E[] all, @Nullable String typed) {
        return Arrays.stream(all).filter(each -> each.name().equals(typed)).findFirst();
    }

    static String stage(Texts t, Stage stage) {
        return t.of("rollout.stage." + stage.name());
    }

    static String written(Collection<HealthUnitId> units) {
        return units.stream()
                .map(HealthUnitId::value)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    static Set<HealthUnitId> units(@Nullable String written) {
        return Arrays.stream(Objects.requireNonNull(written).split(" "))
                .map(one -> new HealthUnitId(Integer.parseInt(one)))
                .collect(Collectors.toSet());
    }

    /** "Kingston, Ottawa"; "all 34 health units". */
    static String named(Texts t, Rollout rollout, Collection<HealthUnitId> units) {
        return units.size() == rollout.healthUnits().size()
                ? t.of("units.all", units.size())
                : rollout.healthUnits().stream()
                        .filter(unit -> units.contains(unit.id()))
                        .map(HealthUnit::shortName)
                        .collect(Collectors.joining(", "));
    }
}
