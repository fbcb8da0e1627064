package ca.dosebook.console.persons;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's record.
 *
 * @param done what has just been done, in words; null for nothing
 * @param deceased that the person died; null for the living
 * @param provenance when and how the record came about
 * @param unmask the address that shows the whole health number; null where there is none to show, or no right to it
 * @param doses the address of what the person was given
 * @param upkeep for those who may correct and merge; null for everyone else
 */
@Personal
record PersonPage(
        String name,
        @Nullable Notice done,
        @Nullable String deceased,
        String provenance,
        List<Fact> facts,
        List<Line> appointments,
        @Nullable String unmask,
        String doses,
        @Nullable Upkeep upkeep) {

    /** @param kind {@code success}, or {@code warning} when nothing was done */
    record Notice(String kind, String text) {}

    /** @param title which dose, and how it stands */
    @Personal
    record Line(String title, String when, String site) {
        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    /**
     * What can be put right, and what was.
     *
     * @param address of the record, without a slash at its end
     * @param revision of the record as shown
     * @param deceased whether the person died
     * @param expected whether someone who died is still expected at an appointment
     * @param changes what was corrected, the latest first
     * @param records the person's other records
     */
    @Personal
    record Upkeep(
            String address,
            int revision,
            boolean deceased,
            boolean expected,
            List<Changed> changes,
            List<Other> records) {
        @Override
        public String toString() {
            return "Upkeep[masked]";
        }
    }

    /** @param before what stood there, as far as it changed */
    @Personal
    record Changed(String what, String when, List<Fact> before) {
        @Override
        public String toString() {
            return "Changed[masked]";
        }
    }

    /** @param merge the address of the merge; null where the organization did not make it */
    @Personal
    record Other(
            String name,
            String since,
            List<Fact> facts,
            @Nullable String merge) {
        @Override
        public String toString() {
            return "Other[masked]";
        }
    }

    @Override
    public String toString() {
        return "PersonPage[masked]";
    }
}
