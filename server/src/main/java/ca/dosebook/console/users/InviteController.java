package ca.dosebook.console.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayAdministerUsers;
import ca.dosebook.access.users.NewUser;
import ca.dosebook.access.users.UserDetails;
import ca.dosebook.access.users.UserOutcome;
import ca.dosebook.access.users.UserOutcome.Refusal;
import ca.dosebook.access.users.Users;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Invites a new user: one page, and the link goes out by mail. */
@Controller
@MayAdministerUsers
class InviteController {

    private final Pages pages;
    private final Users users;
    private final Wordings wordings;

    InviteController(Pages pages, Users users, Wordings wordings) {
        this.pages = pages;
        this.users = users;
        this.wordings = wordings;
    }

    /** @param already the address of the user who has the e-mail address already; null for none */
    record Invite(
            DetailsForm form,
            List<Choice> organizations,
            List<Choice> roles,
            @Nullable String already) {}

    @GetMapping("/{language:en|fr}/console/users/invite")
    Page form(Frame frame, SignedIn staff) {
        return page(frame, staff, DetailsForm.EMPTY, FormErrors.none(), null);
    }

    @PostMapping("/{language:en|fr}/console/users/invite")
    View invite(Frame frame, SignedIn staff, DetailsForm form) {
        Texts t = frame.t();
        FormErrors errors = form.detailErrors(t);
        Optional<UserDetails> details = form.details(t);
        Optional<OrganizationId> organization =
                Ids.of(DetailsForm.said(form.organization())).map(OrganizationId::new);
        Optional<Role> role = Wordings.roleOf(DetailsForm.said(form.role()));
        if (organization.isEmpty()) {
            errors = errors.and("organization", t.of("users.form.organization.choose"));
        }
        if (role.isEmpty()) {
            errors = errors.and("role", t.of("users.form.role.choose"));
        }
        if (details.isEmpty() || organization.isEmpty() || role.isEmpty()) {
            return page(frame, staff, form, errors, null);
        }
        UserOutcome outcome = users.invite(staff, new NewUser(details.get(), organization.get(), role.get()));
        return switch (outcome) {
            case UserOutcome.Invited invited -> {
                String user = "/console/users/" + invited.user().id().value();
                yield Pages.seeOther(frame.to(
                        invited.roleWaits()
                                ? AgreementController.address(invited.user().id(), organization.get(), role.get())
                                : user + "?done=INVITED"));
            }
            case UserOutcome.AlreadyThere there ->
                page(
                        frame,
                        staff,
                        form,
                        FormErrors.none().and("email", t.of("users.form.email.there")),
                        frame.to("/console/users/" + there.user().value()));
            case UserOutcome.Refused refused -> refused(frame, staff, form, refused.why());
            case UserOutcome.Done done -> throw new IllegalStateException(done.toString());
            case UserOutcome.LinkMade made -> throw new IllegalStateException(made.toString());
            case UserOutcome.NeedsAgreement never -> throw new IllegalStateException(never.toString());
        };
    }

    private View refused(Frame frame, SignedIn staff, DetailsForm form, Refusal why) {
        String field = switch (why) {
            case UNKNOWN -> throw Ids.notFound();
            case ADDRESS_TAKEN -> "email";
            case ROLE_NOT_HERE, YOURSELF, ALSO_ELSEWHERE, LAST_OPERATOR, KEPT_BY_TWO, NOT_NOW -> "role";
        };
        return page(frame, staff, form, FormErrors.none().and(field, wordings.refusal(frame.t(), why)), null);
    }

    private Page page(Frame frame, SignedIn staff, DetailsForm form, FormErrors errors, @Nullable String already) {
        Texts t = frame.t();
        return pages.page(
                "console/users/invite",
                frame.title(t.of("users.invite.title"))
                        .back(frame.to("/console/users"))
                        .errors(errors),
                new Invite(form, wordings.organizations(t, staff), wordings.roles(t, staff), already));
    }
}
