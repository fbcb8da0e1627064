package ca.dosebook.console.pilot;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.console.ReachedUnits;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.feedback.Feedback;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people wrote after booking: for the coordinator of their unit and for the province. */
@Controller
@MayManageRollout
class RemarksController {

    private final Pages pages;
    private final Figures figures;
    private final Feedback feedback;
    private final ReachedUnits units;

    RemarksController(Pages pages, Figures figures, Feedback feedback, ReachedUnits units) {
        this.pages = pages;
        this.figures = figures;
        this.feedback = feedback;
        this.units = units;
    }

    /** @param capped whether there may be more than are shown */
    record Remarks(String title, String days, List<Line> lines, boolean capped) {}

    /** @param language of the text, for who reads it aloud */
    @Personal
    record Line(String day, String language, String text) {
        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/console/pilot/remarks")
    Page remarks(Frame frame, SignedIn staff, DaysForm form, @RequestParam(defaultValue = "") String unit) {
        Texts t = frame.t();
        Optional<HealthUnit> which = units.named(staff, unit);
        Days days = form.days(t, figures.today());
        List<Line> lines = feedback.remarks(staff, which.map(HealthUnit::id), days).stream()
                .map(remark -> new Line(
                        t.shortDate(remark.day()), remark.language().locale().toLanguageTag(), remark.text()))
                .toList();
        String title = t.of(
                "pilot.remarks.title",
                which.map(one -> one.name().in(t.language())).orElse(t.of("pilot.province")));
        String back = "/console/pilot"
                + which.filter(one -> staff.organization().reachesEverywhere())
                        .map(one -> "/" + one.id())
                        .orElse("")
                + DaysForm.query(days);
        return pages.page(
                "console/pilot/remarks",
                frame.title(title).back(frame.to(back)),
                new Remarks(
                        title,
                        t.of("pilot.remarks.days", t.shortDate(days.first()), t.shortDate(days.last())),
                        lines,
                        lines.size() == Feedback.MOST_REMARKS));
    }
}
