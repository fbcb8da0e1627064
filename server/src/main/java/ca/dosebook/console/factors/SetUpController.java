package ca.dosebook.console.factors;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.factors.CodeCheck;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.permits.ForSigningIn;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.access.signingin.Activation;
import ca.dosebook.access.signingin.CodeOutcome;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.console.signingin.Onward;
import ca.dosebook.console.signingin.WhyNot;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first second factor: an app, then ten codes on paper. */
@Controller
@ForSigningIn(SignInStage.SETTING_UP)
@RequestMapping("/{language:en|fr}/console/set-up")
class SetUpController {

    private final Pages pages;
    private final Activation activation;
    private final Factors factors;
    private final SignIn signIn;
    private final Clock clock;

    SetUpController(Pages pages, Activation activation, Factors factors, SignIn signIn, Clock clock) {
        this.pages = pages;
        this.activation = activation;
        this.factors = factors;
        this.signIn = signIn;
        this.clock = clock;
    }

    @GetMapping
    View show(Frame frame, SigningIn who) {
        return factors.isSetUp(who.user()) ? Pages.seeOther(frame.to("/console/set-up/codes")) : app(frame, who);
    }

    private Page app(Frame frame, SigningIn who) {
        return pages.page(
                "console/factors/app",
                frame.title(frame.t().of("factors.app.title")),
                AppPage.of(factors.proposed(who.user()), signIn.email(who.user()), frame.to("/console/set-up"), false));
    }

    @PostMapping
    View add(Frame frame, SigningIn who, @RequestParam(defaultValue = "") String code) {
        Texts t = frame.t();
        if (code.isBlank()) {
            return app(frame.errors(FormErrors.none().and("code", t.of("factors.app.code.empty"))), who);
        }
        CodeCheck check = activation.setUpApp(who, code);
        return check instanceof CodeCheck.Right
                ? Pages.seeOther(frame.to("/console/set-up/codes"))
                : app(frame.errors(FormErrors.none().and("code", WhyNot.of(t, check))), who);
    }

    @GetMapping("/codes")
    View codes(Frame frame, SigningIn who) {
        List<String> sheet = factors.paperSheet(who.user());
        if (!factors.isSetUp(who.user())) {
            return Pages.seeOther(frame.to("/console/set-up"));
        }
        return pages.page(
                "console/factors/paper",
                frame.title(frame.t().of("factors.paper.title")),
                new PaperPage(sheet, frame.to("/console/set-up/codes"), Sheet.made(frame.t(), clock), true));
    }

    /** The codes are kept: signed in. */
    @PostMapping("/codes")
    View kept(Frame frame, SigningIn who, HttpServletRequest request, HttpServletResponse response) {
        return activation.finish(who) instanceof CodeOutcome.Onward onward
                ? Onward.to(onward, who.wanted(), frame, request, response)
                : Pages.seeOther(frame.to("/console/sign-in"));
    }
}
