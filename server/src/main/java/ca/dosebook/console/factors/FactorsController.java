package ca.dosebook.console.factors;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.factors.CodeCheck;
import ca.dosebook.access.factors.Factors;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.console.signingin.WhyNot;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Changing one's own password and factors. Each act asks for the current password: a browser left open is not its user. */
@Controller
@ForStaff
@RequestMapping("/{language:en|fr}/console/security")
class FactorsController {

    private final Pages pages;
    private final Factors factors;
    private final SignIn signIn;
    private final Confirming confirming;
    private final Clock clock;

    FactorsController(Pages pages, Factors factors, SignIn signIn, Confirming confirming, Clock clock) {
        this.pages = pages;
        this.factors = factors;
        this.signIn = signIn;
        this.confirming = confirming;
        this.clock = clock;
    }

    record FormPage(String action) {}

    @GetMapping("/app")
    Page app(Frame frame, SignedIn staff) {
        return pages.page(
                "console/factors/app",
                framed(frame, frame.t().of("factors.app.title")),
                AppPage.of(
                        factors.proposed(staff.user()),
                        signIn.email(staff.user()),
                        frame.to("/console/security/app"),
                        true));
    }

    @PostMapping("/app")
    View addApp(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String code) {
        Texts t = frame.t();
        FormErrors errors = confirming.errors(t, staff, current);
        if (errors.isEmpty()) {
            CodeCheck check = factors.addApp(staff.user(), code, staff.actor());
            if (check instanceof CodeCheck.Right) {
                return done(frame, "app");
            }
            errors = errors.and("code", WhyNot.of(t, check));
        }
        return app(frame.errors(errors), staff);
    }

    @GetMapping("/app/{app}/remove")
    Page remove(Frame frame, SignedIn staff, @PathVariable UUID app) {
        return pages.page(
                "console/factors/remove",
                framed(frame, frame.t().of("factors.remove.title")),
                new FormPage(frame.to("/console/security/app/" + app + "/remove")));
    }

    @PostMapping("/app/{app}/remove")
    View removeApp(
            Frame frame, SignedIn staff, @PathVariable UUID app, @RequestParam(defaultValue = "") String current) {
        FormErrors errors = confirming.errors(frame.t(), staff, current);
        if (errors.isEmpty() && !factors.removeApp(staff.user(), app, staff.actor())) {
            errors = errors.and("current", frame.t().of("factors.remove.last"));
        }
        return errors.isEmpty() ? done(frame, "removed") : remove(frame.errors(errors), staff, app);
    }

    @GetMapping("/codes")
    Page codes(Frame frame, SignedIn staff) {
        return pages.page(
                "console/factors/paper",
                framed(frame, frame.t().of("factors.paper.title")),
                new PaperPage(
                        factors.paperSheet(staff.user()),
                        frame.to("/console/security/codes/kept"),
                        Sheet.made(frame.t(), clock),
                        false));
    }

    @PostMapping("/codes")
    View makeCodes(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String current) {
        FormErrors errors = confirming.errors(frame.t(), staff, current);
        if (!errors.isEmpty()) {
            return codes(frame.errors(errors), staff);
        }
        factors.makePaperCodes(staff.user(), staff.actor());
        return Pages.seeOther(frame.to("/console/security/codes"));
    }

    @PostMapping("/codes/kept")
    View kept(Frame frame, SignedIn staff) {
        factors.paperKept(staff.user());
        return done(frame, "kept");
    }

    @GetMapping("/password")
    Page password(Frame frame, SignedIn staff) {
        return pages.page(
                "console/factors/password",
                framed(frame, frame.t().of("factors.password.title")),
                new FormPage(frame.to("/console/security/password")));
    }

    @PostMapping("/password")
    View changePassword(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        Texts t = frame.t();
        FormErrors errors = FormErrors.none();
        if (current.isEmpty()) {
            errors = errors.and("current", t.of("factors.current.empty"));
        }
        if (password.isEmpty()) {
            errors = errors.and("password", t.of("signin.password.empty"));
        } else if (!password.equals(again)) {
            errors = errors.and("again", t.of("signin.password.differ"));
        }
        if (errors.isEmpty()) {
            errors = confirming.errors(t, signIn.changePassword(staff, current, password));
        }
        return errors.isEmpty() ? done(frame, "password") : password(frame.errors(errors), staff);
    }

    private static Frame framed(Frame frame, String title) {
        return frame.title(title).back(frame.to("/console/security"));
    }

    private static View done(Frame frame, String what) {
        return Pages.seeOther(frame.to("/console/security?done=" + what));
    }
}
