package ca.dosebook.console.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.permits.MayAdministerUsers;
import ca.dosebook.access.signingin.ActivationLink;
import ca.dosebook.access.users.StaffUser;
import ca.dosebook.access.users.UserDetails;
import ca.dosebook.access.users.UserOutcome;
import ca.dosebook.access.users.UserOutcome.Refusal;
import ca.dosebook.access.users.UserQuery;
import ca.dosebook.access.users.Users;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One user: what is known, the roles, and stopping the account. */
@Controller
@MayAdministerUsers
@RequestMapping("/{language:en|fr}/console/users/{user:[0-9a-f-]{36}}")
class UserController {

    /** What a page can say of an act just done; a word in the address, nothing else. */
    enum Done {
        INVITED,
        CHANGED,
        GIVEN,
        TAKEN,
        DISABLED,
        ENABLED,
        MAILED
    }

    private final Pages pages;
    private final Users users;
    private final Wordings wordings;
    private final String site;

    UserController(
            Pages pages,
            Users users,
            Wordings wordings,
            @Value("${dosebook.address:http://localhost:${server.port:8080}}") String site) {
        this.pages = pages;
        this.users = users;
        this.wordings = wordings;
        this.site = site;
    }

    /**
     * @param done what was just done, in words; null for nothing
     * @param whyNot why the account itself cannot be changed; null where it can
     * @param stopped whether it is disabled or deactivated
     */
    record One(
            String address,
            String name,
            @Nullable String done,
            List<Fact> facts,
            @Nullable String whyNot,
            List<Held> roles,
            List<Choice> organizations,
            List<Choice> giveable,
            RoleForm form,
            boolean stopped) {}

    /** @param takeable whether it can be taken here */
    record Held(String role, String organization, String organizationId, String roleName, boolean takeable) {}

    record RoleForm(@Nullable String organization, @Nullable String role) {}

    /** An activation link; whoever has it can use it. */
    record Link(String address, String until) {
        @Override
        public String toString() {
            return "Link[…]";
        }
    }

    record Change(String address, DetailsForm form) {}

    record Really(String address, String name) {}

    @GetMapping
    Page show(Frame frame, SignedIn staff, @PathVariable String user, @RequestParam(defaultValue = "") String done) {
        return one(frame, staff, found(staff, user), done, new RoleForm(null, null));
    }

    @GetMapping("/change")
    Page change(Frame frame, SignedIn staff, @PathVariable String user) {
        StaffUser found = found(staff, user);
        return changePage(frame, found, DetailsForm.of(found));
    }

    @PostMapping("/change")
    View change(Frame frame, SignedIn staff, @PathVariable String user, DetailsForm form) {
        StaffUser found = found(staff, user);
        Texts t = frame.t();
        Optional<UserDetails> details = form.details(t);
        if (details.isEmpty()) {
            return changePage(frame.errors(form.detailErrors(t)), found, form);
        }
        return answered(
                frame,
                found.id(),
                Done.CHANGED,
                users.change(staff, found.id(), details.get()),
                why -> changePage(frame.errors(FormErrors.none().and("email", wordings.refusal(t, why))), found, form));
    }

    @PostMapping("/roles")
    View give(Frame frame, SignedIn staff, @PathVariable String user, RoleForm form) {
        StaffUser found = found(staff, user);
        Texts t = frame.t();
        Optional<OrganizationId> organization =
                Ids.of(DetailsForm.said(form.organization())).map(OrganizationId::new);
        Optional<Role> role = Wordings.roleOf(DetailsForm.said(form.role()));
        if (organization.isEmpty() || role.isEmpty()) {
            FormErrors errors = FormErrors.none().and("role", t.of("users.form.role.choose"));
            return one(frame.errors(errors), staff, found, "", form);
        }
        UserOutcome outcome = users.give(staff, found.id(), organization.get(), role.get());
        if (outcome instanceof UserOutcome.NeedsAgreement) {
            return Pages.seeOther(frame.to(AgreementController.address(found.id(), organization.get(), role.get())));
        }
        return answered(frame, found.id(), Done.GIVEN, outcome, why -> refused(frame, staff, found, why, form));
    }

    @PostMapping("/take")
    View take(Frame frame, SignedIn staff, @PathVariable String user, RoleForm form) {
        StaffUser found = found(staff, user);
        OrganizationId organization = new OrganizationId(Ids.inAddress(DetailsForm.said(form.organization())));
        Role role = Wordings.roleOf(DetailsForm.said(form.role())).orElseThrow(Ids::notFound);
        UserOutcome outcome = users.take(staff, found.id(), organization, role);
        if (outcome instanceof UserOutcome.Done
                && users.list(staff, everyone(found)).total() == 0) {
            // With the last role here, the user has gone out of reach.
            return Pages.seeOther(frame.to("/console/users"));
        }
        return answered(frame, found.id(), Done.TAKEN, outcome, why -> refused(frame, staff, found, why, form));
    }

    @GetMapping("/disable")
    Page reallyDisable(Frame frame, SignedIn staff, @PathVariable String user) {
        StaffUser found = found(staff, user);
        Texts t = frame.t();
        return pages.page(
                "console/users/disable",
                frame.title(t.of("users.disable.title", found.name().full())).back(frame.to(address(found.id()))),
                new Really(frame.to(address(found.id())), found.name().full()));
    }

    @PostMapping("/disable")
    View disable(Frame frame, SignedIn staff, @PathVariable String user) {
        StaffUser found = found(staff, user);
        return answered(
                frame,
                found.id(),
                Done.DISABLED,
                users.disable(staff, found.id()),
                why -> refused(frame, staff, found, why, new RoleForm(null, null)));
    }

    @PostMapping("/enable")
    View enable(Frame frame, SignedIn staff, @PathVariable String user) {
        StaffUser found = found(staff, user);
        return answered(
                frame,
                found.id(),
                Done.ENABLED,
                users.enable(staff, found.id()),
                why -> refused(frame, staff, found, why, new RoleForm(null, null)));
    }

    @PostMapping("/mail-link")
    View mailLink(Frame frame, SignedIn staff, @PathVariable String user) {
        StaffUser found = found(staff, user);
        return answered(
                frame,
                found.id(),
                Done.MAILED,
                users.mailLink(staff, found.id()),
                why -> refused(frame, staff, found, why, new RoleForm(null, null)));
    }

    /** Answered at once, not sent on: the link is known only now, and belongs into no address. */
    @PostMapping("/show-link")
    View showLink(Frame frame, SignedIn staff, @PathVariable String user) {
        StaffUser found = found(staff, user);
        Texts t = frame.t();
        UserOutcome outcome = users.showLink(staff, found.id());
        if (outcome instanceof UserOutcome.LinkMade(StaffUser whose, ActivationLink link)) {
            return pages.page(
                    "console/users/link",
                    frame.title(t.of("users.link.title", whose.name().full())).back(frame.to(address(whose.id()))),
                    new Link(site + frame.to(link.path()), Moments.said(t, link.expiresAt())));
        }
        return answered(
                frame,
                found.id(),
                Done.MAILED,
                outcome,
                why -> refused(frame, staff, found, why, new RoleForm(null, null)));
    }

    private interface WhenRefused {
        View page(Refusal why);
    }

    private static View answered(Frame frame, UserId user, Done done, UserOutcome outcome, WhenRefused refused) {
        return switch (outcome) {
            case UserOutcome.Done ignored -> Pages.seeOther(frame.to(address(user) + "?done=" + done));
            case UserOutcome.Refused(Refusal why) -> {
                if (why == Refusal.UNKNOWN) {
                    throw Ids.notFound();
                }
                yield refused.page(why);
            }
            case UserOutcome.Invited never -> throw new IllegalStateException(never.toString());
            case UserOutcome.AlreadyThere never -> throw new IllegalStateException(never.toString());
            case UserOutcome.LinkMade never -> throw new IllegalStateException(never.toString());
            case UserOutcome.NeedsAgreement never -> throw new IllegalStateException(never.toString());
        };
    }

    private View refused(Frame frame, SignedIn staff, StaffUser user, Refusal why, RoleForm form) {
        FormErrors errors = FormErrors.none().and("role", wordings.refusal(frame.t(), why));
        return one(frame.errors(errors), staff, user, "", form).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page one(Frame frame, SignedIn staff, StaffUser user, String done, RoleForm form) {
        Texts t = frame.t();
        boolean yourself = user.id().equals(staff.user());
        boolean changeable = users.mayChange(staff, user);
        String change = frame.to(address(user.id()) + "/change");
        List<Choice> organizations = wordings.organizations(t, staff);
        var page = new One(
                frame.to(address(user.id())),
                user.name().full(),
                doneInWords(t, done),
                List.of(
                        fact(t.of("users.form.name"), user.name().full(), changeable ? change : null),
                        fact(t.of("users.form.email"), user.email(), changeable ? change : null),
                        fact(
                                t.of("users.form.language"),
                                t.of("users.form.language." + user.language().code()),
                                changeable ? change : null),
                        fact(t.of("users.state"), wordings.state(t, user.state()), null),
                        fact(t.of("users.since"), Moments.said(t, user.createdAt()), null),
                        fact(
                                t.of("users.last"),
                                user.lastSignedIn()
                                        .map(at -> Moments.said(t, at))
                                        .orElse(t.of("users.never")),
                                null)),
                changeable ? null : t.of(yourself ? "users.refused.YOURSELF" : "users.refused.ALSO_ELSEWHERE"),
                user.roles().stream()
                        .map(held -> new Held(
                                wordings.role(t, held.role()),
                                wordings.organization(t, held.organization()),
                                held.organization().value().toString(),
                                held.role().name(),
                                !yourself
                                        && organizations.stream()
                                                .anyMatch(one -> one.value()
                                                        .equals(held.organization()
                                                                .value()
                                                                .toString()))))
                        .toList(),
                organizations,
                yourself ? List.of() : wordings.roles(t, staff),
                form,
                user.state() == UserState.DISABLED || user.state() == UserState.DEACTIVATED);
        return pages.page("console/users/one", frame.title(user.name().full()).back(frame.to("/console/users")), page);
    }

    private static @Nullable String doneInWords(Texts t, String done) {
        for (Done known : Done.values()) {
            if (known.name().equals(done)) {
                return t.of("users.done." + known.name());
            }
        }
        return null;
    }

    private static Fact fact(String label, String value, @Nullable String change) {
        return new Fact(label, value, change);
    }

    private Page changePage(Frame frame, StaffUser user, DetailsForm form) {
        return pages.page(
                "console/users/change",
                frame.title(frame.t().of("users.change.title", user.name().full()))
                        .back(frame.to(address(user.id()))),
                new Change(frame.to(address(user.id()) + "/change"), form));
    }

    private static UserQuery everyone(StaffUser named) {
        return new UserQuery(
                named.email(), Optional.empty(), Optional.empty(), Optional.empty(), UserQuery.Order.NAME, 1);
    }

    private StaffUser found(SignedIn staff, String user) {
        return users.find(staff, new UserId(Ids.inAddress(user))).orElseThrow(Ids::notFound);
    }

    static String address(UserId user) {
        return "/console/users/" + user.value();
    }
}
