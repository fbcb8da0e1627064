package ca.dosebook.demo;

import ca.dosebook.kernel.StartupProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the operator asked for: the settings {@code dosebook.demo} and {@code dosebook.demo.…}. */
@Component
class DemoSettings {

    private final Optional<DemoMode> mode;
    private final OptionalInt slotCapacity;
    private final boolean clinicToday;

    DemoSettings(
            @Value("${dosebook.demo:none}") String demo,
            @Value("${dosebook.demo.slot-capacity:#{null}}") @Nullable String slotCapacity,
            @Value("${dosebook.demo.clinic-today:true}") boolean clinicToday) {
        this.mode = switch (demo.strip().toLowerCase(Locale.ROOT)) {
            case "none" -> Optional.empty();
            case "pilot" -> Optional.of(DemoMode.PILOT);
            case "open" -> Optional.of(DemoMode.OPEN);
            default ->
                throw new StartupProblem("The setting dosebook.demo is \"" + demo + "\": write pilot, open or none.");
        };
        this.slotCapacity = slotCapacity == null ? OptionalInt.empty() : OptionalInt.of(people(slotCapacity));
        this.clinicToday = clinicToday;
    }

    /** Empty when no demo is wanted. */
    Optional<DemoMode> mode() {
        return mode;
    }

    /** People in every slot, in place of each site's own number. */
    OptionalInt slotCapacity() {
        return slotCapacity;
    }

    /** Whether two clinics are open on the day of each start and expect people. */
    boolean clinicToday() {
        return clinicToday;
    }

    private static int people(String typed) {
        if (!typed.strip().matches("[1-9][0-9]{0,5}")) {
            throw new StartupProblem(
                    "The setting dosebook.demo.slot-capacity is \"" + typed + "\": write a number from 1 to 999999.");
        }
        return Integer.parseInt(typed.strip());
    }
}
