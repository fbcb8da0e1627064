package ca.dosebook.console.pilot;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayReadReports;
import ca.dosebook.console.Moments;
import ca.dosebook.console.ReachedUnits;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pilot board: of the province, of one health unit, and all units beside each other. */
@Controller
@MayReadReports
class BoardController {

    private final Pages pages;
    private final Figures figures;
    private final ReachedUnits units;

    BoardController(Pages pages, Figures figures, ReachedUnits units) {
        this.pages = pages;
        this.figures = figures;
        this.units = units;
    }

    /**
     * @param address of the board itself, for the form of the days
     * @param asOf when the figures were true, and of which days they are
     * @param links what else there is, in order
     */
    record BoardPage(
            String address, String title, String asOf, DaysForm form, List<Section> sections, List<Link> links) {}

    /** The units of the province beside each other. @param address of the page itself, for the form of the days */
    record UnitsPage(String address, String title, String counted, DaysForm form, Overview overview) {}

    record Link(String text, String address) {}

    /** For the province all of it; for a unit's staff their unit. */
    @GetMapping("/{language:en|fr}/console/pilot")
    Page home(Frame frame, SignedIn staff, DaysForm form) {
        return page(frame, staff, units.own(staff), form);
    }

    /** For the province: a map of its units, and a table to sort. */
    @GetMapping("/{language:en|fr}/console/pilot/units")
    Page units(Frame frame, SignedIn staff, DaysForm form, @RequestParam(defaultValue = "") String sort) {
        units.requireAll(staff);
        Texts t = frame.t();
        FormErrors errors = form.filled(figures.today()).errors(t);
        Days days = form.days(t, figures.today());
        String title = t.of("pilot.units.title");
        UnitsPage page = new UnitsPage(
                t.to("/console/pilot/units"),
                title,
                t.of("pilot.counted", t.shortDate(days.first()), t.shortDate(days.last())),
                form.filled(figures.today()),
                Overview.of(t, figures.units(days), days, sort));
        return pages.page(
                "console/pilot/units",
                frame.title(title).errors(errors).back(t.to("/console/pilot" + DaysForm.query(days))),
                page);
    }

    @GetMapping("/{language:en|fr}/console/pilot/{unit}")
    Page unit(Frame frame, SignedIn staff, @PathVariable String unit, DaysForm form) {
        return page(frame, staff, Optional.of(units.inAddress(staff, unit)), form);
    }

    private Page page(Frame frame, SignedIn staff, Optional<HealthUnit> unit, DaysForm form) {
        Texts t = frame.t();
        FormErrors errors = form.filled(figures.today()).errors(t);
        Days days = form.days(t, figures.today());
        Board board = figures.board(unit, days);
        List<Section> sections = new ArrayList<>();
        sections.addAll(InvitationSections.of(t, board));
        sections.addAll(SittingSections.of(t, board));
        sections.addAll(BookingSections.of(t, board, figures.feedback(unit, days)));
        String title =
                t.of("pilot.title", unit.map(one -> one.name().in(t.language())).orElse(t.of("pilot.province")));
        BoardPage page = new BoardPage(
                address(t, unit),
                title,
                t.of("pilot.asOf", Moments.said(t, board.asOf()), t.shortDate(days.first()), t.shortDate(days.last())),
                form.filled(figures.today()),
                sections,
                links(t, staff, unit, days));
        Frame framed = frame.title(title).errors(errors);
        boolean fromProvince = unit.isPresent() && staff.organization().reachesEverywhere();
        return pages.page(
                "console/pilot/board",
                fromProvince ? framed.back(t.to("/console/pilot/units" + DaysForm.query(days))) : framed,
                page);
    }

    private static String address(Texts t, Optional<HealthUnit> unit) {
        return t.to("/console/pilot" + unit.map(one -> "/" + one.id()).orElse(""));
    }

    private static List<Link> links(Texts t, SignedIn staff, Optional<HealthUnit> unit, Days days) {
        String query = DaysForm.query(days);
        String which = query + unit.map(one -> "&unit=" + one.id()).orElse("");
        List<Link> links = new ArrayList<>();
        if (unit.isEmpty()) {
            links.add(new Link(t.of("pilot.link.units"), t.to("/console/pilot/units" + query)));
        }
        links.add(new Link(t.of("pilot.link.report"), t.to("/console/pilot/report.pdf" + which)));
        links.add(new Link(t.of("pilot.link.csv"), t.to("/console/pilot/figures.csv" + which)));
        if (staff.may(Permission.MANAGE_ROLLOUT)) {
            links.add(new Link(t.of("pilot.link.remarks"), t.to("/console/pilot/remarks" + which)));
            links.add(new Link(
                    t.of("pilot.link.calls"),
                    t.to("/console/pilot/calls"
                            + unit.map(one -> "?unit=" + one.id()).orElse(""))));
        }
        links.add(new Link(
                t.of("pilot.link.readiness"),
                t.to("/console/readiness" + unit.map(one -> "/" + one.id()).orElse(""))));
        return links;
    }
}
