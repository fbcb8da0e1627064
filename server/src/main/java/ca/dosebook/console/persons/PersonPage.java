package ca.dosebook.console.persons;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's record.
 *
 * @param unmask the address that shows the whole health number; null where there is none to show, or no right to it
 */
@Personal
record PersonPage(
        String name,
        List<Fact> facts,
        List<Line> appointments,
        @Nullable String unmask) {

    /** @param title which dose, and how it stands */
    @Personal
    record Line(String title, String when, String site) {
        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    @Override
    public String toString() {
        return "PersonPage[masked]";
    }
}
