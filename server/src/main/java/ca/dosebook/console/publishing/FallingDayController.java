package ca.dosebook.console.publishing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.booking.displacing.CallEntry;
import ca.dosebook.booking.displacing.CallLists;
import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.Displacing.State;
import ca.dosebook.booking.displacing.Displacings;
import ca.dosebook.booking.displacing.StartOutcome;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A day that falls out: the forecast and the mail before it begins, and how it goes after. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/days/{day:[0-9a-f-]{36}}/falling")
class FallingDayController {

    private final Pages pages;
    private final Reach reach;
    private final Displacings displacings;
    private final FallingPages falling;
    private final Approvals approvals;
    private final CallLists calls;

    FallingDayController(
            Pages pages,
            Reach reach,
            Displacings displacings,
            FallingPages falling,
            Approvals approvals,
            CallLists calls) {
        this.pages = pages;
        this.reach = reach;
        this.displacings = displacings;
        this.falling = falling;
        this.approvals = approvals;
        this.calls = calls;
    }

    record AskForm(@Nullable String because) {}

    @GetMapping
    View show(Frame frame, SignedIn staff, @PathVariable String day, @RequestParam(defaultValue = "") String done) {
        ReachedDay found = reach.day(staff, day);
        Optional<Displacing> latest = latest(found);
        if (latest.isEmpty() || latest.get().state() == State.DISCARDED) {
            return Pages.seeOther(frame.to(found.address()));
        }
        return latest.get().state() == State.DRAFTED
                ? falling.before(frame, found, latest.get(), "")
                : falling.after(frame, found, latest.get(), done.equals("STARTED"));
    }

    /** Begins at once, or leads to a second member of staff. */
    @PostMapping("/start")
    View start(Frame frame, SignedIn staff, @PathVariable String day) {
        ReachedDay found = reach.day(staff, day);
        Optional<Displacing> draft = latest(found);
        if (draft.isEmpty()) {
            return Pages.seeOther(frame.to(found.address()));
        }
        String here = frame.to(found.address() + "/falling");
        return switch (displacings.start(draft.get().id(), false, staff.actor())) {
            case StartOutcome.Started ignored -> Pages.seeOther(here + "?done=STARTED");
            case StartOutcome.NeedsSecond ignored -> Pages.seeOther(here + "/ask");
            case StartOutcome.TooLate ignored -> Pages.seeOther(here);
            case StartOutcome.TimeTaken ignored -> {
                String why = frame.t().of("displacing.start.taken");
                yield falling.before(frame, found, draft.get(), why).status(HttpStatus.CONFLICT);
            }
        };
    }

    /** @param what the act, in a sentence */
    record Ask(String address, String back, String what, AskForm form) {}

    @GetMapping("/ask")
    View ask(Frame frame, SignedIn staff, @PathVariable String day) {
        ReachedDay found = reach.day(staff, day);
        return drafted(found)
                .<View>map(draft -> askPage(frame, found, draft, new AskForm(null)))
                .orElseGet(() -> Pages.seeOther(frame.to(found.address())));
    }

    @PostMapping("/ask")
    View ask(Frame frame, SignedIn staff, @PathVariable String day, AskForm form) {
        ReachedDay found = reach.day(staff, day);
        Optional<Displacing> draft = drafted(found);
        if (draft.isEmpty()) {
            return Pages.seeOther(frame.to(found.address()));
        }
        String because = FallingForm.said(form.because());
        if (because.isEmpty() || because.length() > Approvals.LONGEST_REASON) {
            FormErrors errors = FormErrors.none()
                    .and("because", frame.t().of("displacing.ask.because.wrong", Approvals.LONGEST_REASON));
            return askPage(frame.errors(errors), found, draft.get(), form);
        }
        ApprovalRequest asked = approvals
                .ask(staff, FallingApproval.nameFor(draft.get()), FallingApproval.parameters(draft.get()), because)
                .orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    private Page askPage(Frame frame, ReachedDay found, Displacing draft, AskForm form) {
        Texts t = frame.t();
        String here = frame.to(found.address() + "/falling");
        return pages.page(
                "console/publishing/ask",
                frame.title(t.of("displacing.ask.title")).back(here),
                new Ask(here + "/ask", here, falling.described(t, draft), form));
    }

    @PostMapping("/discard")
    View discard(Frame frame, SignedIn staff, @PathVariable String day) {
        ReachedDay found = reach.day(staff, day);
        drafted(found).ifPresent(draft -> displacings.discard(draft.id()));
        return Pages.seeOther(frame.to(found.address()));
    }

    @PostMapping("/stop")
    View stop(Frame frame, SignedIn staff, @PathVariable String day) {
        ReachedDay found = reach.day(staff, day);
        latest(found).ifPresent(displacing -> displacings.stop(displacing.id(), staff.actor()));
        return Pages.seeOther(frame.to(found.address() + "/falling"));
    }

    @PostMapping("/go-on")
    View goOn(Frame frame, SignedIn staff, @PathVariable String day) {
        ReachedDay found = reach.day(staff, day);
        latest(found).ifPresent(displacing -> displacings.goOn(displacing.id(), staff.actor()));
        return Pages.seeOther(frame.to(found.address() + "/falling"));
    }

    /** Whom to call. Written down before it is shown. */
    @GetMapping("/calls")
    View calls(Frame frame, SignedIn staff, @PathVariable String day) {
        ReachedDay found = reach.day(staff, day);
        Optional<Displacing> displacing =
                latest(found).filter(known -> known.startedAt().isPresent());
        if (displacing.isEmpty()) {
            return Pages.seeOther(frame.to(found.address()));
        }
        List<CallEntry> entries = calls.of(displacing.get(), staff.actor());
        return falling.calls(frame, found, displacing.get(), entries);
    }

    private Optional<Displacing> latest(ReachedDay day) {
        return displacings.of(day.site().id(), day.day().id());
    }

    private Optional<Displacing> drafted(ReachedDay day) {
        return latest(day).filter(displacing -> displacing.state() == State.DRAFTED);
    }
}
