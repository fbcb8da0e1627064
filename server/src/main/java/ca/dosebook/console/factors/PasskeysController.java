package ca.dosebook.console.factors;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.passkeys.Passkey;
import ca.dosebook.access.passkeys.PasskeyOutcome;
import ca.dosebook.access.passkeys.Passkeys;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/**
 * One's own passkeys. Adding one takes two pages: name and password first, so that no device makes a passkey which is then
 * not kept; then the device.
 */
@Controller
@ForStaff
@RequestMapping("/{language:en|fr}/console/security/passkey")
class PasskeysController {

    private static final int LONGEST_NAME = 60;

    private final Pages pages;
    private final Passkeys passkeys;
    private final Confirming confirming;

    PasskeysController(Pages pages, Passkeys passkeys, Confirming confirming) {
        this.pages = pages;
        this.passkeys = passkeys;
        this.confirming = confirming;
    }

    record NamePage(String action, String name) {}

    /** @param question to the device, as JSON */
    record DevicePage(String action, String question) {}

    record RemovePage(String action, String name) {}

    @GetMapping
    Page begin(Frame frame) {
        return begin(frame, "");
    }

    private Page begin(Frame frame, String name) {
        return pages.page(
                "console/factors/passkey",
                framed(frame, frame.t().of("passkeys.add.title")),
                new NamePage(frame.to("/console/security/passkey"), name));
    }

    @PostMapping
    View begin(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String current) {
        FormErrors errors = named(frame.t(), name);
        if (errors.isEmpty()) {
            errors = confirming.errors(frame.t(), staff, current);
        }
        if (!errors.isEmpty()) {
            return begin(frame.errors(errors), name);
        }
        passkeys.letAdd(staff, name.strip());
        return Pages.seeOther(frame.to("/console/security/passkey/device"));
    }

    @GetMapping("/device")
    View device(Frame frame, SignedIn staff) {
        Optional<String> question = passkeys.toAdd(staff);
        if (question.isEmpty()) {
            return Pages.seeOther(frame.to("/console/security/passkey"));
        }
        return pages.page(
                        "console/factors/passkeyDevice",
                        framed(frame, frame.t().of("passkeys.device.title")),
                        new DevicePage(frame.to("/console/security/passkey/device"), question.get()))
                .withOwnScript();
    }

    /** @param passkey what the device answered, as JSON */
    @PostMapping("/device")
    View add(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String passkey) {
        return switch (passkeys.add(staff, passkey)) {
            case PasskeyOutcome.Taken ignored -> done(frame, "passkey");
            case PasskeyOutcome.Refused refused ->
                begin(
                        frame.errors(FormErrors.none().and("name", frame.t().of("passkeys.notAdded." + refused.why()))),
                        "");
        };
    }

    @GetMapping("/{passkey}/name")
    Page name(Frame frame, SignedIn staff, @PathVariable UUID passkey) {
        return name(frame, passkey, own(staff, passkey).name());
    }

    private Page name(Frame frame, UUID passkey, String name) {
        return pages.page(
                "console/factors/passkeyName",
                framed(frame, frame.t().of("passkeys.rename.title")),
                new NamePage(frame.to("/console/security/passkey/" + passkey + "/name"), name));
    }

    @PostMapping("/{passkey}/name")
    View rename(Frame frame, SignedIn staff, @PathVariable UUID passkey, @RequestParam(defaultValue = "") String name) {
        own(staff, passkey);
        FormErrors errors = named(frame.t(), name);
        if (!errors.isEmpty()) {
            return name(frame.errors(errors), passkey, name);
        }
        passkeys.rename(staff.user(), passkey, name.strip());
        return done(frame, "passkeyNamed");
    }

    @GetMapping("/{passkey}/remove")
    Page remove(Frame frame, SignedIn staff, @PathVariable UUID passkey) {
        return pages.page(
                "console/factors/passkeyRemove",
                framed(frame, frame.t().of("passkeys.remove.title")),
                new RemovePage(
                        frame.to("/console/security/passkey/" + passkey + "/remove"),
                        own(staff, passkey).name()));
    }

    @PostMapping("/{passkey}/remove")
    View remove(
            Frame frame, SignedIn staff, @PathVariable UUID passkey, @RequestParam(defaultValue = "") String current) {
        own(staff, passkey);
        FormErrors errors = confirming.errors(frame.t(), staff, current);
        if (errors.isEmpty() && !passkeys.remove(staff.user(), passkey, staff.actor())) {
            errors = errors.and("current", frame.t().of("factors.remove.last"));
        }
        return errors.isEmpty() ? done(frame, "passkeyRemoved") : remove(frame.errors(errors), staff, passkey);
    }

    /** Another's is answered like one that never was. */
    private Passkey own(SignedIn staff, UUID passkey) {
        return passkeys.of(staff.user()).stream()
                .filter(one -> one.id().equals(passkey))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static FormErrors named(Texts t, String name) {
        FormErrors none = FormErrors.none();
        if (name.isBlank()) {
            return none.and("name", t.of("passkeys.name.empty"));
        }
        return name.strip().length() > LONGEST_NAME ? none.and("name", t.of("passkeys.name.long", LONGEST_NAME)) : none;
    }

    private static Frame framed(Frame frame, String title) {
        return frame.title(title).back(frame.to("/console/security"));
    }

    private static View done(Frame frame, String what) {
        return Pages.seeOther(frame.to("/console/security?done=" + what));
    }
}
