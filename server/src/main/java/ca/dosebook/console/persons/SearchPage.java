package ca.dosebook.console.persons;

import ca.dosebook.audit.AccessReason;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form that finds one person.
 *
 * @param reason the name of an {@link AccessReason}, as chosen; null at the beginning, since none is the usual one
 * @param merges the address of what was merged lately; null for those who may not merge
 */
@Personal
record SearchPage(
        PersonForm form, @Nullable String reason, @Nullable String merges) {

    static List<Choice> reasons(Texts t) {
        return Stream.of(AccessReason.values())
                .map(reason -> Choice.of(reason.name(), t.of("persons.why." + reason.name())))
                .toList();
    }

    @Override
    public String toString() {
        return "SearchPage[masked]";
    }
}
