package ca.dosebook.console.readiness;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.access.permits.MayReadReports;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.console.ReachedUnits;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.reporting.readiness.People;
import ca.dosebook.reporting.readiness.Readiness;
import ca.dosebook.reporting.readiness.ReadinessLine;
import ca.dosebook.reporting.readiness.UnitReadiness;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.wording.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What is missing before the opening: of every unit for the province, of their own for the others. */
@Controller
@RequestMapping("/{language:en|fr}/console/readiness")
class ReadinessController {

    private final Pages pages;
    private final Readiness readiness;
    private final ReachedUnits units;

    ReadinessController(Pages pages, Readiness readiness, ReachedUnits units) {
        this.pages = pages;
        this.readiness = readiness;
        this.units = units;
    }

    /** @param byName whether the units stand by name, or those with most missing first */
    record Province(String count, String asOf, List<Row> rows, boolean byName, String otherOrder) {}

    /** @param missing what is missing, in words */
    record Row(String address, String name, String icon, String state, List<String> missing) {}

    /**
     * @param estimates whether who reads may say how many people are to book
     * @param saved whether that was just done
     */
    record Unit(
            String title,
            String asOf,
            String state,
            String icon,
            List<ReadinessWords.Line> lines,
            String address,
            Form form,
            boolean estimates,
            boolean saved) {}

    /** How many people may book, and where the figure comes from; as typed. */
    record Form(@Nullable String people, @Nullable String source) {

        OptionalInt number() {
            String digits = people == null ? "" : people.replaceAll("[\\s\\p{Z},]", "");
            return digits.matches("[1-9][0-9]{0,7}") && Integer.parseInt(digits) <= Readiness.MOST_PEOPLE
                    ? OptionalInt.of(Integer.parseInt(digits))
                    : OptionalInt.empty();
        }

        String origin() {
            return source == null ? "" : source.strip().replaceAll("\\p{Cntrl}", " ");
        }
    }

    @GetMapping
    @MayReadReports
    Page home(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String sort) {
        Optional<HealthUnit> own = units.own(staff);
        return own.isPresent()
                ? unit(frame, staff, found(own.get()), null, false)
                : province(frame, sort.equals("name"));
    }

    @GetMapping("/{unit}")
    @MayReadReports
    Page unit(Frame frame, SignedIn staff, @PathVariable String unit, @RequestParam(defaultValue = "") String done) {
        return unit(frame, staff, found(units.inAddress(staff, unit)), null, done.equals("SAVED"));
    }

    @PostMapping("/{unit}/estimate")
    @MayManageRollout
    View estimate(Frame frame, SignedIn staff, @PathVariable String unit, Form form) {
        Texts t = frame.t();
        HealthUnit which = units.inAddress(staff, unit);
        OptionalInt people = form.number();
        FormErrors errors = FormErrors.none();
        if (people.isEmpty()) {
            errors = errors.and("people", t.of("readiness.estimate.people.error"));
        }
        if (form.origin().isEmpty() || form.origin().length() > Readiness.LONGEST_SOURCE) {
            errors = errors.and("source", t.of("readiness.estimate.source.error", Readiness.LONGEST_SOURCE));
        }
        if (people.isEmpty() || !errors.isEmpty()) {
            return unit(frame.errors(errors), staff, found(which), form, false);
        }
        readiness.enterEstimate(staff, which.id(), people.getAsInt(), form.origin());
        return Pages.seeOther(frame.to("/console/readiness/" + which.id() + "?done=SAVED"));
    }

    private UnitReadiness found(HealthUnit unit) {
        return readiness.of(unit.id()).orElseThrow(Ids::notFound);
    }

    private Page province(Frame frame, boolean byName) {
        Texts t = frame.t();
        List<UnitReadiness> all = readiness.all();
        long done = all.stream().filter(UnitReadiness::isReady).count();
        Comparator<UnitReadiness> mostMissing =
                Comparator.comparingInt(UnitReadiness::missing).reversed();
        List<Row> rows = (byName ? all.stream() : all.stream().sorted(mostMissing))
                .map(one -> row(t, one))
                .toList();
        return pages.page(
                "console/readiness/province",
                frame.title(t.of("readiness.title", t.of("pilot.province"))),
                new Province(
                        t.of("readiness.count", done, all.size()),
                        t.of("readiness.asOf", Moments.said(t, all.getFirst().asOf())),
                        rows,
                        byName,
                        t.to(byName ? "/console/readiness" : "/console/readiness?sort=name")));
    }

    private static Row row(Texts t, UnitReadiness one) {
        return new Row(
                t.to("/console/readiness/" + one.unit().id()),
                one.unit().shortName(),
                one.isReady() ? "success" : "warning",
                state(t, one),
                one.lines().stream()
                        .filter(line -> line.state() == ReadinessLine.State.MISSING)
                        .map(line -> t.of("readiness.line." + line.kind().name()))
                        .toList());
    }

    private static String state(Texts t, UnitReadiness one) {
        return one.isReady() ? t.of("readiness.all") : t.of("readiness.missing", one.missing());
    }

    private Page unit(Frame frame, SignedIn staff, UnitReadiness one, @Nullable Form typed, boolean saved) {
        Texts t = frame.t();
        String title = t.of("readiness.title", one.unit().name().in(t.language()));
        Form form = typed != null
                ? typed
                : one.facts()
                        .estimate()
                        .map(known -> new Form(String.valueOf(known.people()), known.source()))
                        .orElse(new Form("", ""));
        Frame framed = frame.title(title);
        return pages.page(
                "console/readiness/unit",
                staff.organization().reachesEverywhere() ? framed.back(t.to("/console/readiness")) : framed,
                new Unit(
                        title,
                        t.of("readiness.asOf", Moments.said(t, one.asOf())),
                        state(t, one),
                        one.isReady() ? "success" : "warning",
                        ReadinessWords.lines(frame, staff, one),
                        t.to("/console/readiness/" + one.unit().id() + "/estimate"),
                        form,
                        staff.may(Permission.MANAGE_ROLLOUT) && !(one.facts().people() instanceof People.Invited),
                        saved));
    }
}
