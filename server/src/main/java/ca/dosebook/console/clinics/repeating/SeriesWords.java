package ca.dosebook.console.clinics.repeating;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayPart;
import ca.dosebook.clinics.planning.Capacity;
import ca.dosebook.clinics.planning.DayProblem;
import ca.dosebook.clinics.planning.SeriesChange;
import ca.dosebook.console.clinics.DayWords;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a change of a repeating clinic does to its days, in words. */
@Component
class SeriesWords {

    private final Clinics clinics;
    private final DayWords words;

    SeriesWords(Clinics clinics, DayWords words) {
        this.clinics = clinics;
        this.words = words;
    }

    /** @param link the page where people can be moved or the day cancelled; empty for none */
    record Line(String when, List<String> lines, String link, String linkText) {}

    record Heading(String text, List<Line> days) {}

    /** @param total how many people all its days ahead could take */
    record Shown(String total, List<Heading> headings) {}

    Shown of(Texts t, SiteId siteId, List<SeriesChange> changes) {
        Site site = clinics.site(siteId).orElseThrow();
        List<Line> added = new ArrayList<>();
        List<Line> changed = new ArrayList<>();
        List<Line> refused = new ArrayList<>();
        List<Line> leftOver = new ArrayList<>();
        List<Line> dropped = new ArrayList<>();
        List<Line> same = new ArrayList<>();
        int people = 0;
        for (SeriesChange change : changes) {
            if (!(change instanceof SeriesChange.Dropped)) {
                people += isMissing(change) ? 0 : Capacity.people(change.day(), site.zone());
            }
            switch (change) {
                case SeriesChange.Added(ClinicDay day) -> added.add(line(t, day, List.of(), "", ""));
                case SeriesChange.Changed(ClinicDay before, ClinicDay day, Set<DayPart> kept) -> {
                    List<String> lines = new ArrayList<>(words.differences(t, before, day));
                    lines.addAll(own(t, kept));
                    changed.add(line(t, before, lines, "", ""));
                }
                case SeriesChange.Same(ClinicDay day, Set<DayPart> kept) ->
                    same.add(line(t, day, own(t, kept), "", ""));
                case SeriesChange.Dropped(ClinicDay day) -> dropped.add(line(t, day, List.of(), "", ""));
                case SeriesChange.LeftOver(ClinicDay day) ->
                    leftOver.add(line(t, day, List.of(), address(t, day) + "/cancel", t.of("planning.day.cancel")));
                case SeriesChange.Refused(ClinicDay day, DayProblem why, int slots) ->
                    refused.add(refused(t, day, why, slots));
            }
        }
        List<Heading> headings = new ArrayList<>();
        add(headings, t.of("planning.series.refused", refused.size()), refused);
        add(headings, t.of("planning.series.leftOver", leftOver.size()), leftOver);
        add(headings, t.of("planning.series.changed", changed.size()), changed);
        add(headings, t.of("planning.series.added", added.size()), added);
        add(headings, t.of("planning.series.dropped", dropped.size()), dropped);
        add(headings, t.of("planning.series.same", same.size()), same);
        return new Shown(t.of("planning.total.said", people), headings);
    }

    private static boolean isMissing(SeriesChange change) {
        return change instanceof SeriesChange.Refused refused && refused.why() == DayProblem.TAKEN;
    }

    private Line refused(Texts t, ClinicDay day, DayProblem why, int slots) {
        List<String> lines = new ArrayList<>();
        lines.add(DayWords.problem(t, why));
        if (slots > 0) {
            lines.add(t.of("planning.inTheWay", slots));
        }
        return why == DayProblem.PEOPLE_IN_IT
                ? line(t, day, lines, address(t, day) + "/move", t.of("planning.day.move"))
                : line(t, day, lines, "", "");
    }

    private static void add(List<Heading> headings, String text, List<Line> days) {
        if (!days.isEmpty()) {
            headings.add(new Heading(text, days));
        }
    }

    private static List<String> own(Texts t, Set<DayPart> kept) {
        return kept.isEmpty() ? List.of() : List.of(t.of("planning.series.own", DayWords.parts(t, kept)));
    }

    private static String address(Texts t, ClinicDay day) {
        return t.to("/console/clinics/days/" + day.id().value());
    }

    private Line line(Texts t, ClinicDay day, List<String> lines, String link, String linkText) {
        String when = t.of(
                "planning.day.at",
                t.date(day.day()),
                DayWords.hours(t, day.opens(), day.closes()),
                words.place(t, day) + ", "
                        + t.of("planning.state." + day.state().name()));
        return new Line(when, lines, link, linkText);
    }
}
