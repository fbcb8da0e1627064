package ca.dosebook.portal.managing;

import ca.dosebook.clinics.Slot;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HoldNotice;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.managing.Outlook.Standing;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a change before it is confirmed: how it is and how it will be. */
@Component
class ChangePages {

    private final Pages pages;
    private final Framing framing;
    private final ChoiceForVisit choices;

    ChangePages(Pages pages, Framing framing, ChoiceForVisit choices) {
        this.pages = pages;
        this.framing = framing;
        this.choices = choices;
    }

    /** Day and time, then clinic and address; empty words for none. */
    record Side(String when, String where) {}

    /**
     * One dose.
     *
     * @param now the appointment that stands; null for none
     * @param next what is chosen instead; null where nothing is
     * @param change where another place is chosen; empty where it can't be
     */
    record Row(String dose, @Nullable Side now, @Nullable Side next, String change, boolean lost) {}

    record Change(
            List<Row> rows, boolean complete, @Nullable HoldNotice hold) {}

    /** @param lost doses that need another place than the one chosen */
    Page page(Frame frame, Visit visit, Set<Integer> lost, FormErrors errors) {
        Texts t = frame.t();
        Outlook outlook = choices.outlook(visit);
        Set<Integer> missing = new TreeSet<>(lost);
        choices.toChoose(visit).ifPresent(missing::add);
        List<Row> rows = outlook.standings().stream()
                .filter(standing -> standing.then().isPresent() || standing.open())
                .map(standing -> row(t, frame, standing, missing))
                .toList();
        Frame framed = frame.title(t.of("manage.check.title"))
                .back(frame.to("/manage/booking"))
                .about(t.of("manage.about", visit.name()))
                .errors(errors);
        boolean complete = missing.isEmpty() && !visit.managing().held().isEmpty();
        HoldNotice hold =
                framing.notice(frame, visit.managing().held(), "/manage/check").orElse(null);
        return pages.page("portal/managing/check", framed, new Change(rows, complete, hold));
    }

    private static Row row(Texts t, Frame frame, Standing standing, Set<Integer> missing) {
        return new Row(
                Voice.doseTitle(t, standing.dose()),
                side(t, standing.now()),
                side(t, standing.next()),
                standing.open() ? frame.to("/manage/dose/" + standing.dose()) : "",
                missing.contains(standing.dose()));
    }

    private static @Nullable Side side(Texts t, Optional<Slot> slot) {
        return slot.map(known -> new Side(
                        Framing.when(t, known),
                        Framing.name(t, known) + "\n" + known.stop().street() + ", "
                                + known.stop().town()))
                .orElse(null);
    }
}
