package ca.dosebook.console.rollout;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Stage;
import ca.dosebook.rollout.openings.AnnouncedOpening;
import ca.dosebook.rollout.openings.CalendarOutcome;
import ca.dosebook.rollout.openings.OpeningId;
import ca.dosebook.rollout.openings.Openings;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Asks for an opening, or for taking one back; a second person decides. */
@Controller
@MayManageRollout
class OpeningController {

    private static final String ANNOUNCE = "/{language:en|fr}/console/rollout/announce";
    private static final String WITHDRAW =
            "/{language:en|fr}/console/rollout/{unit:[0-9]{4}}/openings/{opening:[0-9a-f-]{36}}/withdraw";

    private final Pages pages;
    private final Reach reach;
    private final Openings openings;
    private final Approvals approvals;
    private final WithdrawOpening withdrawing;

    OpeningController(Pages pages, Reach reach, Openings openings, Approvals approvals, WithdrawOpening withdrawing) {
        this.pages = pages;
        this.reach = reach;
        this.openings = openings;
        this.approvals = approvals;
        this.withdrawing = withdrawing;
    }

    record Announce(AnnounceForm form, List<Choice> units, List<Choice> stages) {}

    record Withdraw(String address, String what, String reason) {}

    @GetMapping(ANNOUNCE)
    Page form(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") List<String> unit) {
        List<String> ticked = Reach.isProvince(staff)
                ? unit
                : reach.units(staff).stream()
                        .map(one -> String.valueOf(one.id().value()))
                        .toList();
        return page(frame, staff, AnnounceForm.of(ticked, Stage.OPEN), FormErrors.none());
    }

    @PostMapping(ANNOUNCE)
    View ask(Frame frame, SignedIn staff, AnnounceForm form) {
        Texts t = frame.t();
        Set<HealthUnitId> units = reach.chosen(staff, form.units(), reach.units(staff));
        Optional<Stage> stage = form.stageChosen();
        Optional<Instant> moment = form.moment();
        String reason = Sheet.said(form.reason());
        FormErrors errors = FormErrors.none();
        if (units.isEmpty()) {
            errors = errors.and("unit", t.of("units.announce.unit.error"));
        }
        if (stage.isEmpty()) {
            errors = errors.and("stage", t.of("units.announce.stage.error"));
        }
        if (form.day().isEmpty()) {
            errors = errors.and("on", t.of("units.announce.on.error"));
        }
        if (form.timeOfDay().isEmpty()) {
            errors = errors.and("time", t.of("units.announce.time.error"));
        }
        if (reason.isEmpty() || reason.length() > Approvals.LONGEST_REASON) {
            errors = errors.and("reason", t.of("units.reason.error", Approvals.LONGEST_REASON));
        }
        if (moment.isPresent()) {
            errors = errors.and(impossible(t, openings.couldAnnounce(units, moment.get()), moment.get()));
        }
        if (!errors.isEmpty() || stage.isEmpty() || moment.isEmpty()) {
            return page(frame, staff, form, errors);
        }
        ApprovalRequest asked = approvals
                .ask(staff, AnnounceOpening.NAME, AnnounceOpening.parameters(units, stage.get(), moment.get()), reason)
                .orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    private FormErrors impossible(Texts t, CalendarOutcome outcome, Instant moment) {
        return switch (outcome) {
            case CalendarOutcome.Done ignored -> FormErrors.none();
            case CalendarOutcome.Gone ignored -> FormErrors.none();
            case CalendarOutcome.InThePast ignored ->
                FormErrors.none().and("on", t.of("units.announce.past", Moments.said(t, moment)));
            case CalendarOutcome.MomentTaken(Set<HealthUnitId> units) ->
                FormErrors.none().and("on", t.of("units.announce.taken", reach.named(t, units)));
        };
    }

    private Page page(Frame frame, SignedIn staff, AnnounceForm form, FormErrors errors) {
        Texts t = frame.t();
        List<Choice> units = reach.choices(t, reach.units(staff));
        List<Choice> stages = Arrays.stream(Stage.values())
                .map(stage -> Choice.of(stage.name(), Sheet.stage(t, stage)).hint(t.of("units.stage.what." + stage)))
                .toList();
        return pages.page(
                "console/rollout/announce",
                frame.title(t.of("units.announce.title"))
                        .back(frame.to("/console/rollout"))
                        .errors(errors),
                new Announce(form, units, stages));
    }

    @GetMapping(WITHDRAW)
    Page reallyWithdraw(Frame frame, SignedIn staff, @PathVariable String unit, @PathVariable String opening) {
        return withdrawPage(frame, staff, unit, opening, "");
    }

    @PostMapping(WITHDRAW)
    View withdraw(
            Frame frame,
            SignedIn staff,
            @PathVariable String unit,
            @PathVariable String opening,
            @RequestParam(defaultValue = "") String reason) {
        AnnouncedOpening announced = found(staff, unit, opening);
        String why = Sheet.said(reason);
        if (why.isEmpty() || why.length() > Approvals.LONGEST_REASON) {
            FormErrors errors =
                    FormErrors.none().and("reason", frame.t().of("units.reason.error", Approvals.LONGEST_REASON));
            return withdrawPage(frame.errors(errors), staff, unit, opening, why);
        }
        ApprovalRequest asked = approvals
                .ask(staff, WithdrawOpening.NAME, WithdrawOpening.parameters(announced), why)
                .orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    private Page withdrawPage(Frame frame, SignedIn staff, String unit, String opening, String reason) {
        AnnouncedOpening announced = found(staff, unit, opening);
        String back = frame.to("/console/rollout/" + unit);
        return pages.page(
                "console/rollout/withdraw",
                frame.title(frame.t().of("units.withdraw.title")).back(back),
                new Withdraw(
                        back + "/openings/" + opening + "/withdraw",
                        withdrawing.describe(frame.t(), WithdrawOpening.parameters(announced)),
                        reason));
    }

    /** One that stands and is ahead. */
    private AnnouncedOpening found(SignedIn staff, String unit, String opening) {
        HealthUnit within = reach.unit(staff, unit);
        var id = new OpeningId(Ids.inAddress(opening));
        return openings.ahead().stream()
                .filter(announced ->
                        announced.id().equals(id) && announced.opening().unit().equals(within.id()))
                .findFirst()
                .orElseThrow(Ids::notFound);
    }
}
