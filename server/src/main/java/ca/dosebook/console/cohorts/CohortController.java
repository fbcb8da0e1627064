package ca.dosebook.console.cohorts;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.console.Ids;
import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.CohortOutcome;
import ca.dosebook.invitations.cohorts.CohortReview;
import ca.dosebook.invitations.cohorts.CohortRow;
import ca.dosebook.invitations.cohorts.Cohorts;
import ca.dosebook.invitations.cohorts.DateOrder;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One list: how far its reading is, what was noticed, and what becomes of it. */
@Controller
@MayInvitePersons
@RequestMapping("/{language:en|fr}/console/invitations/cohorts/{cohort:[0-9a-f-]{36}}")
class CohortController {

    private static final int REFRESH_SECONDS = 2;

    private final Pages pages;
    private final Cohorts cohorts;
    private final CohortReview review;
    private final Reached reached;
    private final Approvals approvals;
    private final Clock clock;

    CohortController(
            Pages pages, Cohorts cohorts, CohortReview review, Reached reached, Approvals approvals, Clock clock) {
        this.pages = pages;
        this.cohorts = cohorts;
        this.review = review;
        this.reached = reached;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * Before something is done that reaches far.
     *
     * @param second whether it is asked of a second person, and so needs a reason
     */
    record Really(String address, String what, boolean second, String reason) {}

    @GetMapping
    View show(Frame frame, SignedIn staff, @PathVariable String cohort, @RequestParam(defaultValue = "") String done) {
        return show(frame, reached.cohort(staff, cohort), done, null, HttpStatus.OK);
    }

    private View show(Frame frame, Cohort cohort, String done, @Nullable String failed, HttpStatus status) {
        Texts t = frame.t();
        Frame framed = frame.title(cohort.name()).back(frame.to("/console/invitations/cohorts"));
        CohortPage content = CohortPage.of(
                t,
                cohort,
                cohorts.invited(cohort.id()),
                review.findings(cohort.id()),
                clock.instant(),
                said(t, done),
                failed);
        Page page = pages.page("console/cohorts/cohort", framed, content).status(status);
        if (cohort.state() != Cohort.State.READING) {
            return page;
        }
        // Works without a script, and ends by itself: the page of a list that has been read says nothing of refreshing.
        return (model, request, response) -> {
            response.setHeader("Refresh", Integer.toString(REFRESH_SECONDS));
            page.render(model, request, response);
        };
    }

    private static @Nullable String said(Texts t, String done) {
        return done.matches("[A-Z_]{1,20}") && t.has("cohorts.done." + done) ? t.of("cohorts.done." + done) : null;
    }

    @PostMapping("/dates")
    View dates(
            Frame frame, SignedIn staff, @PathVariable String cohort, @RequestParam(defaultValue = "") String order) {
        Cohort found = reached.cohort(staff, cohort);
        Optional<DateOrder> chosen = Arrays.stream(DateOrder.values())
                .filter(each -> each != DateOrder.UNKNOWN && each.name().equals(order))
                .findFirst();
        if (chosen.isEmpty()) {
            FormErrors errors = FormErrors.none().and("order", frame.t().of("cohorts.dates.error"));
            return show(frame.errors(errors), found, "", null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answered(frame, "", cohorts.lookAgain(found.unit(), found.id(), chosen));
    }

    @PostMapping("/again")
    View again(Frame frame, SignedIn staff, @PathVariable String cohort) {
        Cohort found = reached.cohort(staff, cohort);
        return answered(frame, "", cohorts.lookAgain(found.unit(), found.id(), Optional.empty()));
    }

    @PostMapping("/decide")
    View decide(
            Frame frame,
            SignedIn staff,
            @PathVariable String cohort,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String decision) {
        Cohort found = reached.cohort(staff, cohort);
        Finding about = Arrays.stream(Finding.values())
                .filter(each -> each.canBeLetIn() && each.name().equals(finding))
                .findFirst()
                .orElseThrow(Ids::notFound);
        return answered(
                frame, decision, review.decide(found.unit(), found.id(), about, LinesController.decision(decision)));
    }

    @GetMapping("/approve")
    Page reallyApprove(Frame frame, SignedIn staff, @PathVariable String cohort) {
        return approvePage(frame, reached.cohort(staff, cohort), "", FormErrors.none());
    }

    @PostMapping("/approve")
    View approve(
            Frame frame, SignedIn staff, @PathVariable String cohort, @RequestParam(defaultValue = "") String reason) {
        Cohort found = reached.cohort(staff, cohort);
        CohortOutcome outcome = cohorts.approve(staff.actor(), found.unit(), found.id());
        if (!(outcome instanceof CohortOutcome.SecondPersonNeeded(Cohort asked, int ready))) {
            return answered(frame, "APPROVED", outcome);
        }
        if (reason.isBlank() || reason.length() > Approvals.LONGEST_REASON) {
            FormErrors errors = FormErrors.none()
                    .and("reason", frame.t().of("cohorts.approve.reason.error", Approvals.LONGEST_REASON));
            return approvePage(frame, found, reason, errors);
        }
        UUID request = approvals
                .ask(staff, ApproveCohort.NAME, ApproveCohort.parameters(asked, ready), reason)
                .orElseThrow(Ids::notFound)
                .id()
                .value();
        return Pages.seeOther(frame.to("/console/requests/" + request + "?done=ASKED"));
    }

    private Page approvePage(Frame frame, Cohort cohort, String reason, FormErrors errors) {
        Texts t = frame.t();
        int ready = cohort.count(CohortRow.State.READY);
        String what = t.of(
                "cohorts.approve.what",
                ready,
                cohort.count(CohortRow.State.HELD),
                cohort.count(CohortRow.State.LEFT_OUT));
        return pages.page(
                "console/cohorts/approve",
                frame.errors(errors)
                        .title(t.of("cohorts.approve.title", cohort.name()))
                        .back(address(frame, cohort)),
                new Really(address(frame, cohort), what, ready > Cohorts.ALONE_AT_MOST, reason));
    }

    @PostMapping("/reopen")
    View reopen(Frame frame, SignedIn staff, @PathVariable String cohort) {
        Cohort found = reached.cohort(staff, cohort);
        return answered(frame, "REOPENED", cohorts.reopen(staff.actor(), found.unit(), found.id()));
    }

    @GetMapping("/discard")
    Page reallyDiscard(Frame frame, SignedIn staff, @PathVariable String cohort) {
        Cohort found = reached.cohort(staff, cohort);
        String what = frame.t().of("cohorts.discard.what", found.lines());
        return pages.page(
                "console/cohorts/discard",
                frame.title(frame.t().of("cohorts.discard.title", found.name())).back(address(frame, found)),
                new Really(address(frame, found), what, false, ""));
    }

    @PostMapping("/discard")
    View discard(Frame frame, SignedIn staff, @PathVariable String cohort) {
        Cohort found = reached.cohort(staff, cohort);
        return answered(frame, "DISCARDED", cohorts.discard(staff.actor(), found.unit(), found.id()));
    }

    private View answered(Frame frame, String done, CohortOutcome outcome) {
        Texts t = frame.t();
        return switch (outcome) {
            case CohortOutcome.Done(Cohort cohort) ->
                Pages.seeOther(address(frame, cohort) + (done.isEmpty() ? "" : "?done=" + done));
            case CohortOutcome.Unknown ignored -> throw Ids.notFound();
            case CohortOutcome.NotNow(Cohort cohort) -> notDone(frame, cohort, t.of("cohorts.failed.notNow"));
            case CohortOutcome.NobodyReady(Cohort cohort) -> notDone(frame, cohort, t.of("cohorts.failed.nobody"));
            case CohortOutcome.SecondPersonNeeded(Cohort cohort, int ready) ->
                notDone(frame, cohort, t.of("cohorts.failed.second", ready));
            case CohortOutcome.InvitedAlready(Cohort cohort, int invited) ->
                notDone(frame, cohort, t.of("cohorts.failed.invited", invited));
        };
    }

    private View notDone(Frame frame, Cohort cohort, String why) {
        return show(frame, cohort, "", why, HttpStatus.CONFLICT);
    }

    static String address(Frame frame, Cohort cohort) {
        return frame.to("/console/invitations/cohorts/" + cohort.id().value());
    }
}
