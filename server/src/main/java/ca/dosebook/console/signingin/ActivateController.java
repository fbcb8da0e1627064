package ca.dosebook.console.signingin;

import ca.dosebook.access.SignInStage;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.signingin.Activation;
import ca.dosebook.access.signingin.Activation.Invitee;
import ca.dosebook.access.signingin.ActivationOutcome;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where an activation link leads: choosing the password. Opening the page uses nothing up. */
@Controller
@ForEveryone
@RequestMapping("/{language:en|fr}/console/activate/{token:[A-Za-z0-9_-]{43}}")
class ActivateController {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]{2,}");
    private static final int LONGEST_EMAIL = 200;
    private static final int LONGEST_NAME = 100;

    private final Pages pages;
    private final Activation activation;

    ActivateController(Pages pages, Activation activation) {
        this.pages = pages;
        this.activation = activation;
    }

    /** @param unnamed whether name and address are asked for too */
    record ActivatePage(String action, boolean unnamed, Typed typed) {}

    /** What is shown of the user, or was typed. */
    record Typed(String given, String family, String email) {

        @Override
        public String toString() {
            return "Typed[…]";
        }
    }

    record GonePage(String signIn) {}

    @GetMapping
    View show(Frame frame, @PathVariable String token) {
        return activation
                .invitee(token)
                .map(invitee -> (View) page(frame, token, invitee, shown(invitee)))
                .orElseGet(() -> gone(frame));
    }

    private static Typed shown(Invitee invitee) {
        return invitee.isUnnamed()
                ? new Typed("", "", "")
                : new Typed(invitee.name().given(), invitee.name().family(), invitee.email());
    }

    @PostMapping
    View activate(
            Frame frame,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String given,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        Texts t = frame.t();
        Optional<Invitee> invitee = activation.invitee(token);
        if (invitee.isEmpty()) {
            return gone(frame);
        }
        Typed typed = invitee.get().isUnnamed() ? new Typed(given, family, email) : shown(invitee.get());
        FormErrors errors = invitee.get().isUnnamed() ? errors(t, typed) : FormErrors.none();
        if (password.isEmpty()) {
            errors = errors.and("password", t.of("signin.password.empty"));
        } else if (!password.equals(again)) {
            errors = errors.and("again", t.of("signin.password.differ"));
        }
        if (!errors.isEmpty()) {
            return page(frame.errors(errors), token, invitee.get(), typed);
        }
        Optional<Invitee> named = Optional.of(new Invitee(
                invitee.get().user(),
                typed.email().strip().toLowerCase(Locale.ROOT),
                new StaffName(typed.given(), typed.family())));
        return switch (activation.activate(token, named, password, request.getRemoteAddr())) {
            case ActivationOutcome.Onward onward ->
                Onward.to(SignInStage.SETTING_UP, onward.token(), frame, request, response);
            case ActivationOutcome.NotTaken not ->
                page(
                        frame.errors(errors.and("password", t.of("signin.password." + not.problem()))),
                        token,
                        invitee.get(),
                        typed);
            case ActivationOutcome.AddressTaken ignored ->
                page(
                        frame.errors(errors.and("email", t.of("signin.activate.email.taken"))),
                        token,
                        invitee.get(),
                        typed);
            case ActivationOutcome.Busy ignored ->
                page(frame.errors(errors.and("password", t.of("signin.busy"))), token, invitee.get(), typed);
            case ActivationOutcome.NoLink ignored -> gone(frame);
        };
    }

    private static FormErrors errors(Texts t, Typed typed) {
        FormErrors errors = FormErrors.none();
        if (typed.given().strip().length() > LONGEST_NAME) {
            errors = errors.and("given", t.of("signin.activate.name.long"));
        }
        String family = typed.family().strip();
        if (family.isEmpty() || family.length() > LONGEST_NAME) {
            errors = errors.and(
                    "family", t.of(family.isEmpty() ? "signin.activate.family.empty" : "signin.activate.name.long"));
        }
        String email = typed.email().strip();
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            errors = errors.and("email", t.of("signin.email.form"));
        }
        return errors;
    }

    private Page page(Frame frame, String token, Invitee invitee, Typed typed) {
        return pages.page(
                "console/signingin/activate",
                frame.title(frame.t().of("signin.activate.title")),
                new ActivatePage(frame.to("/console/activate/" + token), invitee.isUnnamed(), typed));
    }

    private Page gone(Frame frame) {
        return pages.page(
                        "console/signingin/gone",
                        frame.title(frame.t().of("signin.gone.title")),
                        new GonePage(frame.to("/console/sign-in")))
                .status(HttpStatus.GONE);
    }
}
