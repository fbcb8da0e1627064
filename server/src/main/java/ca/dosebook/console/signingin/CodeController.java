package ca.dosebook.console.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.passkeys.Passkeys;
import ca.dosebook.access.permits.ForSigningIn;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.access.signingin.CodeOutcome;
import ca.dosebook.access.signingin.PasskeySignIn;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The second factor. */
@Controller
@ForSigningIn(SignInStage.PASSWORD_GIVEN)
@RequestMapping("/{language:en|fr}/console/sign-in/code")
class CodeController {

    private final Pages pages;
    private final SignIn signIn;
    private final Passkeys passkeys;
    private final PasskeySignIn passkeySignIn;
    private final Waiting waiting;

    CodeController(Pages pages, SignIn signIn, Passkeys passkeys, PasskeySignIn passkeySignIn, Waiting waiting) {
        this.pages = pages;
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.passkeySignIn = passkeySignIn;
        this.waiting = waiting;
    }

    /**
     * @param wasAway whether it is someone signed in who did nothing for too long
     * @param passkey the question to a passkey, as JSON; null for those who have none
     */
    record CodePage(String name, boolean wasAway, @Nullable String passkey) {}

    @GetMapping
    View come(Frame frame, SigningIn who) {
        // Who came through an identity provider that asked for both factors has none here to show.
        return who.wasAway() && !signIn.hasSecondFactor(who.user())
                ? Pages.seeOther(frame.to("/console/sign-in"))
                : show(frame, who);
    }

    private Page show(Frame frame, SigningIn who) {
        Frame framed = frame.title(frame.t().of("signin.code.title")).back(frame.to("/console/sign-in"));
        Optional<String> passkey = passkeys.toShow(who);
        Page page = pages.page(
                "console/signingin/code", framed, new CodePage(who.name().full(), who.wasAway(), passkey.orElse(null)));
        return passkey.isPresent() ? page.withOwnScript() : page;
    }

    /** @param passkey what a passkey answered, as JSON; where it is sent, the code is not looked at */
    @PostMapping
    View enter(
            Frame frame,
            SigningIn who,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts t = frame.t();
        if (code.isBlank() && passkey.isEmpty()) {
            return refuse(frame, who, "code", t.of("signin.code.empty"));
        }
        boolean withPasskey = !passkey.isEmpty();
        String field = withPasskey ? "passkey" : "code";
        return switch (withPasskey ? passkeySignIn.passkey(who, passkey) : signIn.code(who, code)) {
            case CodeOutcome.Onward onward -> Onward.to(onward, who.wanted(), frame, request, response);
            case CodeOutcome.Refused refused -> refuse(frame, who, field, WhyNot.of(t, refused.why()));
            case CodeOutcome.PasskeyRefused refused ->
                refuse(frame, who, field, t.of("passkeys.refused." + refused.why()));
            case CodeOutcome.Slowed slowed ->
                refuse(frame, who, field, t.of("signin.slowed", waiting.until(t, slowed.until())));
            case CodeOutcome.Over ignored -> Pages.seeOther(frame.to("/console/sign-in"));
        };
    }

    private Page refuse(Frame frame, SigningIn who, String field, String why) {
        return show(frame.errors(FormErrors.none().and(field, why)), who);
    }
}
