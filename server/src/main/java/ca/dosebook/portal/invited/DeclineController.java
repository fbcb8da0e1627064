package ca.dosebook.portal.invited;

import ca.dosebook.invitations.DeclineOutcome;
import ca.dosebook.invitations.DeclineReason;
import ca.dosebook.invitations.InvitationCode;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.BirthDateForm;
import ca.dosebook.portal.attempts.Attempts;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Saying no to an invitation, with the birth date to show that it is one's own. */
@Controller
@ForEveryone
@RequestMapping("/{language:en|fr}/invited/{code}/decline")
class DeclineController {

    /** The reasons a resident can give. */
    private static final List<DeclineReason> REASONS = List.of(DeclineReason.ELSEWHERE, DeclineReason.NOT_WANTED);

    private final Pages pages;
    private final Invitations invitations;
    private final Attempts attempts;
    private final Clock clock;

    DeclineController(Pages pages, Invitations invitations, Attempts attempts, Clock clock) {
        this.pages = pages;
        this.invitations = invitations;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Personal
    record Decline(String address, List<Choice> reasons, String reason, BirthDateForm birth) {
        @Override
        public String toString() {
            return "Decline[masked]";
        }
    }

    /** @param begin where to book after all */
    @Personal
    record Declined(String begin) {
        @Override
        public String toString() {
            return "Declined[masked]";
        }
    }

    @GetMapping
    Page decline(Frame frame, @PathVariable String code) {
        return page(frame, parsed(code), "", BirthDateForm.EMPTY, FormErrors.none());
    }

    @PostMapping
    View decline(
            Frame frame,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String birthDay,
            @RequestParam(defaultValue = "") String birthMonth,
            @RequestParam(defaultValue = "") String birthYear,
            HttpServletRequest request) {
        Texts t = frame.t();
        InvitationCode known = parsed(code);
        var birth = new BirthDateForm(birthDay, birthMonth, birthYear);
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        Optional<DeclineReason> why =
                REASONS.stream().filter(one -> one.name().equals(reason)).findFirst();
        Optional<LocalDate> born = birth.date(today);
        if (why.isEmpty() || born.isEmpty()) {
            FormErrors errors = why.isPresent()
                    ? FormErrors.none()
                    : FormErrors.none().and("reason", t.of("invited.decline.reason.error"));
            return page(frame, known, reason, birth, errors.and(birth.errors(t, today)));
        }
        List<String> tries = List.of("declining " + known.characters(), "declining at " + Attempts.block(request));
        if (attempts.areUsedUp(tries)) {
            return refused(frame, known, reason, birth, "invited.decline.tries");
        }
        return switch (invitations.decline(known, born.get(), why.get(), Attempts.actor(request))) {
            case DeclineOutcome.Declined ignored ->
                pages.page(
                        "portal/invited/declined",
                        frame.title(t.of("invited.declined.title")),
                        new Declined(frame.to("/invited/" + known.printed())));
            case DeclineOutcome.AlreadyBooked ignored -> refused(frame, known, reason, birth, "invited.decline.booked");
            case DeclineOutcome.NotYours ignored -> {
                attempts.failed(tries);
                yield refused(frame, known, reason, birth, "invited.decline.notYours");
            }
        };
    }

    private Page refused(Frame frame, InvitationCode code, String reason, BirthDateForm birth, String why) {
        return page(
                frame,
                code,
                reason,
                birth,
                FormErrors.none().and("birth", frame.t().of(why)));
    }

    private Page page(Frame frame, InvitationCode code, String reason, BirthDateForm birth, FormErrors errors) {
        Texts t = frame.t();
        String address = frame.to("/invited/" + code.printed());
        List<Choice> reasons = Stream.of(
                        Choice.of(DeclineReason.ELSEWHERE.name(), t.of("invited.decline.ELSEWHERE")),
                        Choice.of(DeclineReason.NOT_WANTED.name(), t.of("invited.decline.NOT_WANTED")))
                .toList();
        return pages.page(
                "portal/invited/decline",
                frame.title(t.of("invited.decline.title")).back(address).errors(errors),
                new Decline(address + "/decline", reasons, reason, birth));
    }

    private static InvitationCode parsed(String code) {
        return InvitationCode.parse(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
