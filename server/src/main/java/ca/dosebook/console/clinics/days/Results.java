package ca.dosebook.console.clinics.days;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.planning.Capacity;
import ca.dosebook.clinics.planning.DayProblem;
import ca.dosebook.clinics.planning.DayResult;
import ca.dosebook.console.clinics.DayWords;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a change does to days, in words. */
@Component
class Results {

    private final Clinics clinics;
    private final DayWords words;

    Results(Clinics clinics, DayWords words) {
        this.clinics = clinics;
        this.words = words;
    }

    /**
     * @param lines what becomes different
     * @param move where people in the day can be given another place; empty where that is not the reason
     */
    record Line(String address, String when, String state, List<String> lines, String move) {}

    /** @param total how many people all these days could take, before and after */
    record Shown(List<Line> changed, List<Line> kept, List<Line> same, String total) {}

    Shown of(Texts t, List<DayResult> results) {
        List<Line> changed = new ArrayList<>();
        List<Line> kept = new ArrayList<>();
        List<Line> same = new ArrayList<>();
        int before = 0;
        int after = 0;
        for (DayResult result : results) {
            Site site = clinics.site(result.before().site()).orElseThrow();
            if (result.before().state() != DayState.CANCELLED) {
                before += Capacity.people(result.before(), site.zone());
                after += Capacity.people(result.after(), site.zone());
            }
            if (result.problem().isPresent()) {
                kept.add(kept(t, result, site, result.problem().get()));
            } else if (result.changes()) {
                changed.add(line(t, result.before(), site, words.differences(t, result.before(), result.after()), ""));
            } else {
                same.add(line(t, result.before(), site, List.of(), ""));
            }
        }
        return new Shown(changed, kept, same, t.of("planning.total.change", before, after));
    }

    private static Line kept(Texts t, DayResult result, Site site, DayProblem why) {
        List<String> lines = new ArrayList<>();
        lines.add(DayWords.problem(t, why));
        if (result.slotsInTheWay() > 0) {
            lines.add(t.of("planning.inTheWay", result.slotsInTheWay()));
        }
        String move = why == DayProblem.PEOPLE_IN_IT
                ? t.to("/console/clinics/days/" + result.before().id().value() + "/move")
                : "";
        return line(t, result.before(), site, lines, move);
    }

    private static Line line(Texts t, ClinicDay day, Site site, List<String> lines, String move) {
        return new Line(
                t.to("/console/clinics/days/" + day.id().value()),
                t.of(
                        "planning.day.at",
                        t.date(day.day()),
                        DayWords.hours(t, day.opens(), day.closes()),
                        site.name().in(t.language())),
                t.of("planning.state." + day.state().name()),
                lines,
                move);
    }
}
