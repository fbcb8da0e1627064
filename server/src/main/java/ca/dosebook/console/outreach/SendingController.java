package ca.dosebook.console.outreach;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.console.Ids;
import ca.dosebook.invitations.outreach.Outreach;
import ca.dosebook.invitations.outreach.Outreach.LetterFile;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Telling a wave: the mails, the letters; asking a second person; taking it all back. */
@Controller
@MayInvitePersons
@RequestMapping("/{language:en|fr}/console/invitations/waves/{wave:[0-9a-f-]{36}}")
class SendingController {

    private final Pages pages;
    private final Within within;
    private final Outreach outreach;
    private final Approvals approvals;
    private final SendWave kind;

    SendingController(Pages pages, Within within, Outreach outreach, Approvals approvals, SendWave kind) {
        this.pages = pages;
        this.within = within;
        this.outreach = outreach;
        this.approvals = approvals;
        this.kind = kind;
    }

    record Release(String address, String what, String reason) {}

    record Really(String address, String what) {}

    @PostMapping("/mails")
    View mails(Frame frame, SignedIn staff, @PathVariable String wave) {
        Wave found = within.wave(staff, wave);
        int sent = outreach.sendMails(found, staff.actor());
        return back(frame, found, sent == 0 ? WaveController.Done.NOTHING : WaveController.Done.SENT);
    }

    /** @param part which file of all letters to print again; without it, those not printed yet */
    @PostMapping("/letters")
    View letters(Frame frame, SignedIn staff, @PathVariable String wave, @RequestParam(defaultValue = "") String part) {
        Wave found = within.wave(staff, wave);
        Optional<LetterFile> file = part.matches("[1-9][0-9]{0,2}")
                ? outreach.printAgain(found, Integer.parseInt(part), frame.language(), staff.actor())
                : outreach.printLetters(found, frame.language(), staff.actor());
        return file.map(letters -> pdf(letters, found.id().value().toString()))
                .orElseGet(() -> back(frame, found, WaveController.Done.NOTHING));
    }

    static View pdf(LetterFile file, String name) {
        return (model, request, response) -> {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(MediaType.APPLICATION_PDF_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("letters-" + name + ".pdf")
                            .build()
                            .toString());
            response.setContentLength(file.pdf().length);
            response.getOutputStream().write(file.pdf());
        };
    }

    @GetMapping("/release")
    Page release(Frame frame, SignedIn staff, @PathVariable String wave) {
        return releasePage(frame, within.wave(staff, wave), "");
    }

    @PostMapping("/release")
    View release(
            Frame frame, SignedIn staff, @PathVariable String wave, @RequestParam(defaultValue = "") String reason) {
        Wave found = within.wave(staff, wave);
        if (reason.isBlank() || reason.length() > Approvals.LONGEST_REASON) {
            FormErrors errors = FormErrors.none()
                    .and("reason", frame.t().of("outreach.release.reason.error", Approvals.LONGEST_REASON));
            return releasePage(frame.errors(errors), found, reason);
        }
        ApprovalRequest asked = approvals
                .ask(staff, SendWave.NAME, SendWave.parameters(found), reason)
                .orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    private Page releasePage(Frame frame, Wave wave, String reason) {
        Texts t = frame.t();
        String address = t.to(OutreachWords.address(wave.id()));
        return pages.page(
                "console/outreach/release",
                frame.title(t.of("outreach.release.title")).back(address),
                new Release(address + "/release", kind.describe(t, SendWave.parameters(wave)), reason));
    }

    @GetMapping("/revoke")
    Page reallyRevoke(Frame frame, SignedIn staff, @PathVariable String wave) {
        Texts t = frame.t();
        Wave found = within.wave(staff, wave);
        String address = t.to(OutreachWords.address(found.id()));
        return pages.page(
                "console/outreach/revoke",
                frame.title(t.of("outreach.revoke.title")).back(address),
                new Really(address, t.of("outreach.revoke.what", found.name(), found.people())));
    }

    @PostMapping("/revoke")
    View revoke(Frame frame, SignedIn staff, @PathVariable String wave) {
        Wave found = within.wave(staff, wave);
        outreach.revokeWave(found.id(), staff.actor());
        return back(frame, found, WaveController.Done.REVOKED);
    }

    private static View back(Frame frame, Wave wave, WaveController.Done done) {
        return Pages.seeOther(frame.to(OutreachWords.address(wave.id()) + "?done=" + done));
    }
}
