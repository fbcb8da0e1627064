package ca.dosebook.rollout;

import java.util.List;

/** May this person book at this site, as far as the site is concerned? */
public sealed interface SiteAnswer {

    record MayUse() implements SiteAnswer {}

    /** It takes bookings in a system of its own, or of its unit. */
    record BooksElsewhere(LocalContact local) implements SiteAnswer {}

    /** It is for these people only. */
    record OnlyFor(List<EligibilityCriterion> whom) implements SiteAnswer {
        public OnlyFor {
            whom = List.copyOf(whom);
        }
    }

    /** Its health unit takes no bookings from residents of hers now. */
    record UnitNotOpen(HealthUnit unit) implements SiteAnswer {}
}
