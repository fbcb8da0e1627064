package ca.dosebook.console.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.providers.Providers;
import ca.dosebook.access.sessions.EndReason;
import ca.dosebook.access.sessions.Entry;
import ca.dosebook.access.sessions.Sessions;
import ca.dosebook.access.sessions.StaffCookie;
import ca.dosebook.access.sessions.WantedPage;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.access.signingin.SignInOutcome;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The address and the password, and signing out. */
@Controller
@ForEveryone
class SignInController {

    private final Pages pages;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Waiting waiting;
    private final Providers providers;

    SignInController(Pages pages, SignIn signIn, Sessions sessions, Waiting waiting, Providers providers) {
        this.pages = pages;
        this.signIn = signIn;
        this.sessions = sessions;
        this.waiting = waiting;
        this.providers = providers;
    }

    /**
     * @param notice why this page is shown, where it was not asked for; null otherwise
     * @param to the page that was asked for; empty for none
     * @param ways besides the password
     */
    record SignInPage(@Nullable Notice notice, String email, String to, List<Way> ways) {}

    /** Another way in: an identity provider. */
    record Way(String action, String label) {}

    record Notice(String kind, String title, String text) {}

    @GetMapping("/{language:en|fr}/console/sign-in")
    View show(
            Frame frame,
            Entry entry,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String out) {
        if (entry instanceof Entry.Inside) {
            return Pages.seeOther(WantedPage.of(to).orElse(frame.to(SignInStage.SIGNED_IN.page())));
        }
        Notice notice = out == null
                ? notice(frame.t(), entry)
                : new Notice("success", frame.t().of("signin.out"), frame.t().of("signin.out.text"));
        return page(frame, new SignInPage(notice, "", to, ways(frame)));
    }

    private List<Way> ways(Frame frame) {
        Texts t = frame.t();
        return providers.all().stream()
                .map(provider -> new Way(
                        frame.to("/console/providers/" + provider.name()),
                        t.of("signin.provider", provider.label().in(t.language()))))
                .toList();
    }

    private static @Nullable Notice notice(Texts t, Entry entry) {
        return switch (entry) {
            case Entry.Ended ended ->
                ended.reason() == EndReason.SIGNED_OUT || ended.reason() == EndReason.REPLACED
                        ? null
                        : new Notice(
                                "info",
                                t.of("signin.ended." + ended.reason()),
                                t.of("signin.ended." + ended.reason() + ".text"));
            case Entry.FromElsewhere ignored ->
                new Notice("warning", t.of("signin.elsewhere"), t.of("signin.elsewhere.text"));
            case Entry.Nobody ignored -> null;
            case Entry.OnTheWay ignored -> null;
            case Entry.Inside ignored -> null;
        };
    }

    @PostMapping("/{language:en|fr}/console/sign-in")
    View enter(
            Frame frame,
            Entry before,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts t = frame.t();
        SignInPage typed = new SignInPage(null, email, to, ways(frame));
        FormErrors errors = FormErrors.none();
        if (email.isBlank()) {
            errors = errors.and("email", t.of("signin.email.empty"));
        }
        if (password.isEmpty()) {
            errors = errors.and("password", t.of("signin.password.empty"));
        }
        if (!errors.isEmpty()) {
            return page(frame.errors(errors), typed);
        }
        SignIn.Visitor visitor =
                new SignIn.Visitor(request.getRemoteAddr(), Onward.knownBrowser(request), WantedPage.of(to));
        return switch (signIn.password(email, password, visitor)) {
            case SignInOutcome.Onward onward -> {
                endBefore(before);
                yield Onward.to(onward.stage(), onward.token(), frame, request, response);
            }
            case SignInOutcome.Wrong ignored -> page(frame.errors(errors.and("email", t.of("signin.wrong"))), typed);
            case SignInOutcome.Slowed slowed ->
                page(
                        frame.errors(errors.and("password", t.of("signin.slowed", waiting.until(t, slowed.until())))),
                        typed);
            case SignInOutcome.Busy ignored -> page(frame.errors(errors.and("password", t.of("signin.busy"))), typed);
        };
    }

    /** One browser, one session: who signs in anew leaves none behind. */
    private void endBefore(Entry before) {
        switch (before) {
            case Entry.Inside inside -> sessions.end(inside.staff().session(), EndReason.REPLACED);
            case Entry.OnTheWay onTheWay -> sessions.end(onTheWay.signingIn().session(), EndReason.REPLACED);
            case Entry.Ended ignored -> {}
            case Entry.FromElsewhere ignored -> {}
            case Entry.Nobody ignored -> {}
        }
    }

    private Page page(Frame frame, SignInPage page) {
        return pages.page("console/signingin/signIn", frame.title(frame.t().of("signin.title")), page);
    }

    /** For everyone, since a session that has ended meanwhile is no reason not to say “signed out”. */
    @PostMapping("/{language:en|fr}/console/sign-out")
    View leave(Frame frame, Entry entry, HttpServletRequest request, HttpServletResponse response) {
        if (entry instanceof Entry.Inside inside) {
            signIn.signOut(inside.staff());
        } else {
            endBefore(entry);
        }
        StaffCookie.clear(request, response);
        return Pages.seeOther(frame.to("/console/sign-in?out"));
    }
}
