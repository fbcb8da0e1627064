package ca.dosebook.console.auditing;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.RecordedEntry;
import ca.dosebook.pages.Choice;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of what the log has about a user or a person.
 *
 * @param whom in words
 * @param older the query of the page after this one; null when there is none
 * @param export where an export of all of it is asked for; null where none is offered
 */
record Look(
        String whom,
        PeriodForm form,
        List<EntryRow> rows,
        @Nullable String older,
        @Nullable String export) {

    /** Entries on a page; a printed one is a page or two of paper. */
    static final int MOST = 50;

    static Look empty(String whom, PeriodForm form) {
        return new Look(whom, form, List.of(), null, null);
    }

    /** @param entries up to one more than {@link #MOST}, which says that there are more */
    static Look of(
            String whom,
            PeriodForm form,
            List<RecordedEntry> entries,
            Function<List<RecordedEntry>, List<EntryRow>> inWords) {
        boolean more = entries.size() > MOST;
        List<RecordedEntry> shown = more ? entries.subList(0, MOST) : entries;
        return new Look(
                whom,
                form,
                inWords.apply(shown),
                more ? form.queryAfter(shown.getLast().place()) : null,
                null);
    }

    Look exportedAt(String address) {
        return new Look(whom, form, rows, older, address + form.query());
    }

    static List<Choice> kinds(Texts t) {
        return Arrays.stream(Act.Kind.values())
                .map(kind -> Choice.of(kind.name(), t.of("audit.kind." + kind)))
                .toList();
    }

    List<String> chosenKinds() {
        return form.kinds().stream().map(Enum::name).toList();
    }
}
