package ca.dosebook.console.factors;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.factors.AppFactor;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.passkeys.Passkey;
import ca.dosebook.access.passkeys.Passkeys;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.access.sessions.Sessions;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.console.Addresses;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** “My security”: factors, password and sessions of the one who is signed in. */
@Controller
@ForStaff
@RequestMapping("/{language:en|fr}/console/security")
class SecurityController {

    private static final List<String> DONE =
            List.of("app", "removed", "password", "session", "kept", "passkey", "passkeyRemoved", "passkeyNamed");

    private final Pages pages;
    private final Factors factors;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final SignIn signIn;

    SecurityController(Pages pages, Factors factors, Passkeys passkeys, Sessions sessions, SignIn signIn) {
        this.pages = pages;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    /** @param done what was just done, in words; null for nothing */
    record SecurityPage(
            @Nullable String done,
            String email,
            List<App> apps,
            List<Key> passkeys,
            int codesLeft,
            List<Session> sessions,
            boolean severalOrganizations) {}

    /** @param remove where it can be removed; null for the last one of apps and passkeys */
    record App(String since, @Nullable String remove) {}

    /**
     * A passkey.
     *
     * @param remove where it can be removed; null for the last one of apps and passkeys
     */
    record Key(
            String name,
            String since,
            @Nullable String used,
            String rename,
            @Nullable String remove) {}

    /** @param end where it can be ended; null for this one */
    record Session(String seen, String address, @Nullable String end) {}

    @GetMapping
    Page show(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        List<AppFactor> apps = factors.apps(staff.user());
        List<Passkey> keys = passkeys.of(staff.user());
        boolean last = apps.size() + keys.size() == 1;
        return pages.page(
                "console/factors/security",
                frame.title(t.of("factors.security.title")),
                new SecurityPage(
                        DONE.contains(done) ? t.of("factors.done." + done) : null,
                        signIn.email(staff.user()),
                        apps.stream()
                                .map(app -> new App(
                                        Sheet.said(t, app.addedAt()),
                                        last ? null : frame.to("/console/security/app/" + app.id() + "/remove")))
                                .toList(),
                        keys.stream().map(key -> shown(frame, key, last)).toList(),
                        factors.paperCodesLeft(staff.user()),
                        sessions.of(staff.user()).stream()
                                .map(open -> new Session(
                                        Sheet.said(t, open.lastSeenAt()),
                                        Addresses.said(open.address()),
                                        open.id().equals(staff.session())
                                                ? null
                                                : frame.to("/console/security/session/" + open.id() + "/end")))
                                .toList(),
                        signIn.workplaces(staff.user(), staff.session()).size() > 1));
    }

    private static Key shown(Frame frame, Passkey key, boolean last) {
        String address = frame.to("/console/security/passkey/" + key.id());
        return new Key(
                key.name(),
                Sheet.said(frame.t(), key.addedAt()),
                key.lastUsedAt().map(at -> Sheet.said(frame.t(), at)).orElse(null),
                address + "/name",
                last ? null : address + "/remove");
    }

    @PostMapping("/session/{session}/end")
    View end(Frame frame, SignedIn staff, @PathVariable UUID session) {
        signIn.endSession(staff, session);
        return Pages.seeOther(frame.to("/console/security?done=session"));
    }
}
