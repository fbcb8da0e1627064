package ca.dosebook.console.rollout;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.openings.Openings;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Pauses booking at once, by one person; asks to go on, which takes two. */
@Controller
@MayManageRollout
class PauseController {

    private static final String PAUSE = "/{language:en|fr}/console/rollout/pause";
    private static final String RESUME = "/{language:en|fr}/console/rollout/resume";
    private static final int LONGEST = 300;

    private final Pages pages;
    private final Reach reach;
    private final Openings openings;
    private final Rollout rollout;
    private final Approvals approvals;
    private final Clock clock;

    PauseController(Pages pages, Reach reach, Openings openings, Rollout rollout, Approvals approvals, Clock clock) {
        this.pages = pages;
        this.reach = reach;
        this.openings = openings;
        this.rollout = rollout;
        this.approvals = approvals;
        this.clock = clock;
    }

    record PauseForm(
            @Nullable List<String> unit,
            @Nullable String english,
            @Nullable String french) {

        List<String> units() {
            return unit == null ? List.of() : unit;
        }
    }

    record ResumeForm(@Nullable List<String> unit, @Nullable String reason) {

        List<String> units() {
            return unit == null ? List.of() : unit;
        }
    }

    record PausePage(PauseForm form, List<Choice> units) {}

    record ResumePage(ResumeForm form, List<Choice> units) {}

    @GetMapping(PAUSE)
    Page pause(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") List<String> unit) {
        // Usual words, to be sent as they are when every second counts.
        PauseForm usual = new PauseForm(
                ticked(staff, unit),
                "We are putting something right. Please try again later today.",
                "Nous corrigeons un problème. Réessayez plus tard aujourd’hui.");
        return pausePage(frame, staff, usual, FormErrors.none());
    }

    @PostMapping(PAUSE)
    View pause(Frame frame, SignedIn staff, PauseForm form) {
        Texts t = frame.t();
        Set<HealthUnitId> units = reach.chosen(staff, form.units(), units(staff, false));
        String english = Sheet.said(form.english());
        String french = Sheet.said(form.french());
        FormErrors errors = FormErrors.none();
        if (units.isEmpty()) {
            errors = errors.and("unit", t.of("units.announce.unit.error"));
        }
        if (english.isEmpty() || english.length() > LONGEST) {
            errors = errors.and("english", t.of("units.pause.reason.error", LONGEST));
        }
        if (french.isEmpty() || french.length() > LONGEST) {
            errors = errors.and("french", t.of("units.pause.reason.error", LONGEST));
        }
        if (!errors.isEmpty()) {
            return pausePage(frame, staff, form, errors);
        }
        openings.pause(units, new Bilingual(english, french), staff.actor());
        return Pages.seeOther(frame.to(
                units.size() == 1
                        ? "/console/rollout/" + Sheet.written(units) + "?done=PAUSED"
                        : "/console/rollout?done=PAUSED"));
    }

    private Page pausePage(Frame frame, SignedIn staff, PauseForm form, FormErrors errors) {
        List<Choice> running = reach.choices(frame.t(), units(staff, false));
        return pages.page(
                "console/rollout/pause",
                frame.title(frame.t().of("units.pause.title"))
                        .back(frame.to("/console/rollout"))
                        .errors(errors),
                new PausePage(form, running));
    }

    @GetMapping(RESUME)
    Page resume(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") List<String> unit) {
        return resumePage(frame, staff, new ResumeForm(ticked(staff, unit), null), FormErrors.none());
    }

    @PostMapping(RESUME)
    View resume(Frame frame, SignedIn staff, ResumeForm form) {
        Texts t = frame.t();
        Set<HealthUnitId> units = reach.chosen(staff, form.units(), units(staff, true));
        Instant now = clock.instant();
        String reason = Sheet.said(form.reason());
        FormErrors errors = FormErrors.none();
        if (units.isEmpty()) {
            errors = errors.and("unit", t.of("units.announce.unit.error"));
        } else if (units.stream().noneMatch(unit -> rollout.pause(unit, now).isPresent())) {
            errors = errors.and("unit", t.of("units.resume.notPaused"));
        }
        if (reason.isEmpty() || reason.length() > Approvals.LONGEST_REASON) {
            errors = errors.and("reason", t.of("units.reason.error", Approvals.LONGEST_REASON));
        }
        if (!errors.isEmpty()) {
            return resumePage(frame, staff, form, errors);
        }
        ApprovalRequest asked = approvals
                .ask(staff, ResumeBooking.NAME, ResumeBooking.parameters(units), reason)
                .orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    private Page resumePage(Frame frame, SignedIn staff, ResumeForm form, FormErrors errors) {
        List<Choice> paused = reach.choices(frame.t(), units(staff, true));
        return pages.page(
                "console/rollout/resume",
                frame.title(frame.t().of("units.resume.title"))
                        .back(frame.to("/console/rollout"))
                        .errors(errors),
                new ResumePage(form, paused));
    }

    private List<String> ticked(SignedIn staff, List<String> asked) {
        return Reach.isProvince(staff)
                ? asked
                : reach.units(staff).stream()
                        .map(one -> String.valueOf(one.id().value()))
                        .toList();
    }

    /** Those within reach that are paused now, or those that are not. */
    private List<HealthUnit> units(SignedIn staff, boolean paused) {
        Instant now = clock.instant();
        return reach.units(staff).stream()
                .filter(unit -> rollout.pause(unit.id(), now).isPresent() == paused)
                .toList();
    }
}
