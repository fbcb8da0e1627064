package ca.dosebook.inventory;

import ca.dosebook.inventory.DrawOutcome.Expired;
import ca.dosebook.inventory.DrawOutcome.NoneLeft;
import ca.dosebook.inventory.DrawOutcome.NotHere;
import ca.dosebook.inventory.DrawOutcome.Recalled;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides from which batch a dose is drawn, if from any. Pure. */
final class DrawRules {

    private static final Comparator<Here> SOONEST_FIRST =
            Comparator.comparing(Here::useBy).thenComparing(Here::batch);

    private DrawRules() {}

    /**
     * What a site has of the lot in one condition.
     *
     * @param onHand 0 or more
     */
    record Here(UUID batch, boolean frozen, int onHand, LocalDate useBy) {
        boolean ready() {
            return !frozen && onHand > 0;
        }
    }

    /** What is to be done. */
    sealed interface Plan {

        record Take(UUID batch, Set<Concern> concerns) implements Plan {}

        /** Counts one more, and takes it. @param batch null where the site has to be given one first */
        record CountAndTake(@Nullable UUID batch, Set<Concern> concerns) implements Plan {}

        record Refuse(DrawOutcome why) implements Plan {}
    }

    /** @param here every batch of the lot at the site, empty ones too */
    static Plan plan(Draw draw, Optional<Lot> lot, List<Here> here) {
        if (lot.isEmpty()) {
            return new Plan.Refuse(new NotHere());
        }
        List<Here> ready =
                here.stream().filter(Here::ready).sorted(SOONEST_FIRST).toList();
        Optional<Here> usable = ready.stream()
                .filter(batch -> !batch.useBy().isBefore(draw.day()))
                .findFirst();
        return draw.alreadyGiven()
                ? given(lot.get().recalled(), usable, ready, here)
                : asked(lot.get().recalled(), usable, ready, here);
    }

    private static Plan asked(boolean recalled, Optional<Here> usable, List<Here> ready, List<Here> here) {
        if (here.isEmpty()) {
            return new Plan.Refuse(new NotHere());
        }
        if (recalled) {
            return new Plan.Refuse(new Recalled());
        }
        if (usable.isPresent()) {
            return new Plan.Take(usable.get().batch(), Set.of());
        }
        return new Plan.Refuse(
                ready.isEmpty() ? new NoneLeft() : new Expired(ready.getLast().useBy()));
    }

    /** It cannot be refused any more; what should have refused it is said. */
    private static Plan given(boolean recalled, Optional<Here> usable, List<Here> ready, List<Here> here) {
        Set<Concern> concerns = EnumSet.noneOf(Concern.class);
        if (recalled) {
            concerns.add(Concern.RECALLED);
        }
        if (usable.isPresent()) {
            return new Plan.Take(usable.get().batch(), concerns);
        }
        if (!ready.isEmpty()) {
            concerns.add(Concern.EXPIRED);
            return new Plan.Take(ready.getLast().batch(), concerns);
        }
        concerns.add(here.isEmpty() ? Concern.NOT_HERE : Concern.NONE_LEFT);
        UUID batch = here.stream()
                .filter(one -> !one.frozen())
                .max(SOONEST_FIRST)
                .map(Here::batch)
                .orElse(null);
        return new Plan.CountAndTake(batch, concerns);
    }
}
