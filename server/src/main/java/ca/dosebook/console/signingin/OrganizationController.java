package ca.dosebook.console.signingin;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.SignInStage;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.ForSigningIn;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.access.sessions.SessionToken;
import ca.dosebook.access.sessions.SigningIn;
import ca.dosebook.access.signingin.SignIn;
import ca.dosebook.access.signingin.Workplace;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** For whom to act, for those who hold roles in several organizations: while signing in, and later. */
@Controller
class OrganizationController {

    private static final String WHILE_SIGNING_IN = "/{language:en|fr}/console/sign-in/organization";
    private static final String LATER = "/{language:en|fr}/console/organization";

    private final Pages pages;
    private final SignIn signIn;

    OrganizationController(Pages pages, SignIn signIn) {
        this.pages = pages;
        this.signIn = signIn;
    }

    /** @param choices empty for those whom nobody has given a role */
    record OrganizationPage(List<Choice> choices, String action) {}

    @ForSigningIn(SignInStage.CHOOSING)
    @GetMapping(WHILE_SIGNING_IN)
    Page show(Frame frame, SigningIn who) {
        return page(frame, who.user(), who.session(), "/console/sign-in/organization");
    }

    @ForSigningIn(SignInStage.CHOOSING)
    @PostMapping(WHILE_SIGNING_IN)
    View choose(
            Frame frame,
            SigningIn who,
            @RequestParam(defaultValue = "") String organization,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<SessionToken> token =
                chosen(organization, who.user(), who.session()).flatMap(id -> signIn.choose(who, id));
        if (token.isEmpty()) {
            return show(unchosen(frame), who);
        }
        View home = Onward.to(SignInStage.SIGNED_IN, token.get(), frame, request, response);
        return who.wanted().map(Pages::seeOther).orElse(home);
    }

    @ForStaff
    @GetMapping(LATER)
    Page show(Frame frame, SignedIn staff) {
        return page(frame.back(frame.to("/console")), staff.user(), staff.session(), "/console/organization");
    }

    @ForStaff
    @PostMapping(LATER)
    View choose(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String organization,
            HttpServletRequest request,
            HttpServletResponse response) {
        return chosen(organization, staff.user(), staff.session())
                .flatMap(id -> signIn.choose(staff, id))
                .map(token -> Onward.to(SignInStage.SIGNED_IN, token, frame, request, response))
                .orElseGet(() -> show(unchosen(frame), staff));
    }

    private static Frame unchosen(Frame frame) {
        return frame.errors(FormErrors.none().and("organization", frame.t().of("signin.organization.choose")));
    }

    /** Only one of the user's own: what the form sends is not taken at its word. */
    private Optional<OrganizationId> chosen(String typed, UserId user, UUID session) {
        return signIn.workplaces(user, session).stream()
                .map(Workplace::organization)
                .filter(id -> id.value().toString().equals(typed))
                .findFirst();
    }

    private Page page(Frame frame, UserId user, UUID session, String action) {
        Texts t = frame.t();
        List<Choice> choices = signIn.workplaces(user, session).stream()
                .map(place -> Choice.of(
                                place.organization().value().toString(),
                                place.name().in(t.language()))
                        .hint(place.roles().stream()
                                .sorted()
                                .map(role -> t.of("console.role." + role))
                                .collect(Collectors.joining(", "))))
                .toList();
        return pages.page(
                "console/signingin/organization",
                frame.title(t.of("signin.organization.title")),
                new OrganizationPage(choices, frame.to(action)));
    }
}
