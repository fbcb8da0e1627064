package ca.dosebook.console.outreach;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.console.Ids;
import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.outreach.CallOutcome;
import ca.dosebook.invitations.outreach.Outreach;
import ca.dosebook.invitations.outreach.Told;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Calling the people of a wave who can be told in no other way. */
@Controller
@MayInvitePersons
@RequestMapping("/{language:en|fr}/console/invitations/waves/{wave:[0-9a-f-]{36}}/calls")
class CallsController {

    private final Pages pages;
    private final Within within;
    private final Outreach outreach;

    CallsController(Pages pages, Within within, Outreach outreach) {
        this.pages = pages;
        this.within = within;
        this.outreach = outreach;
    }

    record Calls(String address, List<Call> calls, List<Button> buttons) {}

    /** @param last what came of the last call, in words; empty for none */
    @Personal
    record Call(String id, String name, String phone, String dial, String language, String code, String last) {
        @Override
        public String toString() {
            return "Call[masked]";
        }
    }

    record Button(String outcome, String text) {}

    /** A form, not a link: whoever is shown is written down. */
    @PostMapping
    Page list(Frame frame, SignedIn staff, @PathVariable String wave) {
        return page(frame, staff, within.wave(staff, wave));
    }

    @PostMapping("/outcome")
    View called(
            Frame frame,
            SignedIn staff,
            @PathVariable String wave,
            @RequestParam(defaultValue = "") String invitation,
            @RequestParam(defaultValue = "") String outcome) {
        Wave found = within.wave(staff, wave);
        InvitationId id = within.invitation(staff, invitation);
        CallOutcome what = Arrays.stream(CallOutcome.values())
                .filter(one -> one.name().equals(outcome))
                .findFirst()
                .orElseThrow(Ids::notFound);
        outreach.called(id, what, staff.actor());
        return page(frame, staff, found);
    }

    private Page page(Frame frame, SignedIn staff, Wave wave) {
        Texts t = frame.t();
        String address = t.to(OutreachWords.address(wave.id()));
        return pages.page(
                "console/outreach/calls",
                frame.title(t.of("outreach.calls.title")).back(address),
                new Calls(
                        address + "/calls",
                        outreach.callList(wave, staff.actor()).stream()
                                .flatMap(told -> told.details().stream().map(details -> call(t, told, details)))
                                .toList(),
                        Arrays.stream(CallOutcome.values())
                                .map(outcome -> new Button(outcome.name(), OutreachWords.outcome(t, outcome)))
                                .toList()));
    }

    private static Call call(Texts t, Told told, InvitationDetails details) {
        String phone = details.reach().phone().orElse("");
        return new Call(
                told.id().value().toString(),
                details.name().full(),
                phone(phone),
                "tel:" + phone.replaceAll("[^0-9+]", ""),
                t.of("outreach.language." + told.language().code()),
                told.code(),
                told.happened()
                        .calledOutcome()
                        .map(outcome -> t.of("outreach.calls.last", OutreachWords.outcome(t, outcome)))
                        .orElse(""));
    }

    /** Ten digits in groups, as people read them out; others as they are. */
    static String phone(String digits) {
        return digits.matches("\\d{10}")
                ? digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6)
                : digits;
    }
}
