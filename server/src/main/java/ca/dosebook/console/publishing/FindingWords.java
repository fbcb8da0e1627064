package ca.dosebook.console.publishing;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.planning.Capacity;
import ca.dosebook.clinics.publishing.Finding;
import ca.dosebook.clinics.publishing.Planned;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.words.RolloutWords;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says what the check found, about which days, and what to do. */
@Component
class FindingWords {

    private final Rollout rollout;
    private final Vaccines vaccines;
    private final Clinics clinics;

    FindingWords(Rollout rollout, Vaccines vaccines, Clinics clinics) {
        this.rollout = rollout;
        this.vaccines = vaccines;
        this.clinics = clinics;
    }

    /**
     * One reason with all the days it holds for.
     *
     * @param what in a sentence
     * @param todo what would put it right
     */
    record Line(String what, String todo, List<Day> days) {}

    record Day(String address, String text) {}

    /** @param refused whether refusals are wanted, or warnings */
    List<Line> lines(Texts t, List<Finding> findings, boolean refused) {
        Map<String, List<Finding>> alike = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.isRefusal() == refused)
                .forEach(finding -> alike.computeIfAbsent(what(t, finding), text -> new ArrayList<>())
                        .add(finding));
        return alike.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        t.of("publishing.todo."
                                + entry.getValue().getFirst().rule().name()),
                        entry.getValue().stream()
                                .map(finding -> new Day(
                                        t.to("/console/clinics/days/"
                                                + finding.day().day().id().value()),
                                        day(
                                                t,
                                                finding.day().day(),
                                                finding.day().site())))
                                .toList()))
                .toList();
    }

    private String what(Texts t, Finding finding) {
        Planned planned = finding.day();
        String other = finding.other()
                .map(known -> t.of(
                        "displacing.day",
                        t.date(known.day().day()),
                        known.site().name().in(t.language())
                                + ", "
                                + t.of(
                                        "displacing.hours",
                                        t.time(known.day().opens()),
                                        t.time(known.day().closes()))))
                .orElse("");
        return t.of(
                "publishing.finding." + finding.rule().name(),
                planned.site().name().in(t.language()),
                rollout.healthUnit(planned.site().healthUnit())
                        .map((HealthUnit unit) -> RolloutWords.inSentence(t, unit))
                        .orElse(""),
                other,
                finding.have(),
                finding.need(),
                finding.date().map(t::date).orElse(""),
                planned.stop().street() + ", " + planned.stop().town());
    }

    /** A day in one line: date, stop, hours, product, places. */
    String day(Texts t, ClinicDay day, Site site) {
        String place = clinics.stops(site.id()).stream()
                .filter(stop -> stop.id().equals(day.stop()))
                .findFirst()
                .map(stop -> stop.place().in(t.language()))
                .orElse("");
        String product = vaccines.product(day.product())
                .map(known -> known.name().in(t.language()))
                .orElse(day.product().value());
        return t.of(
                "publishing.day",
                t.date(day.day()),
                place,
                t.of("displacing.hours", t.time(day.opens()), t.time(day.closes())),
                product,
                Capacity.people(day, site.zone()));
    }

    /** How many days, from when to when, with how many places. */
    String span(Texts t, List<ClinicDay> days, Site site) {
        int places =
                days.stream().mapToInt(day -> Capacity.people(day, site.zone())).sum();
        return t.of(
                "publishing.span",
                days.size(),
                t.shortDate(days.getFirst().day()),
                t.shortDate(days.getLast().day()),
                places);
    }
}
