package ca.dosebook.console.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayAdministerOrganizations;
import ca.dosebook.access.users.Users;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Asks a second provincial operator to agree to a provincial role. */
@Controller
@MayAdministerOrganizations
class AgreementController {

    private final Pages pages;
    private final Users users;
    private final Approvals approvals;
    private final GiveProvincialRole kind;

    AgreementController(Pages pages, Users users, Approvals approvals, GiveProvincialRole kind) {
        this.pages = pages;
        this.users = users;
        this.approvals = approvals;
        this.kind = kind;
    }

    record AgreementForm(
            @Nullable String organization,
            @Nullable String role,
            @Nullable String reason) {}

    record Agreement(String address, String what, AgreementForm form) {}

    static String address(UserId user, OrganizationId organization, Role role) {
        return "/console/users/" + user.value() + "/agreement?organization=" + organization.value() + "&role=" + role;
    }

    @GetMapping("/{language:en|fr}/console/users/{user:[0-9a-f-]{36}}/agreement")
    Page form(Frame frame, SignedIn staff, @PathVariable String user, AgreementForm form) {
        return page(frame, wanted(staff, user, form), user, form);
    }

    @PostMapping("/{language:en|fr}/console/users/{user:[0-9a-f-]{36}}/agreement")
    View ask(Frame frame, SignedIn staff, @PathVariable String user, AgreementForm form) {
        Map<String, String> wanted = wanted(staff, user, form);
        Texts t = frame.t();
        String reason = DetailsForm.said(form.reason());
        if (reason.isEmpty() || reason.length() > Approvals.LONGEST_REASON) {
            FormErrors errors =
                    FormErrors.none().and("reason", t.of("users.agreement.reason.wrong", Approvals.LONGEST_REASON));
            return page(frame.errors(errors), wanted, user, form);
        }
        ApprovalRequest asked =
                approvals.ask(staff, GiveProvincialRole.NAME, wanted, reason).orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    private Map<String, String> wanted(SignedIn staff, String user, AgreementForm form) {
        UserId id = users.find(staff, new UserId(Ids.inAddress(user)))
                .orElseThrow(Ids::notFound)
                .id();
        return GiveProvincialRole.parameters(
                id,
                new OrganizationId(Ids.inAddress(DetailsForm.said(form.organization()))),
                Wordings.roleOf(DetailsForm.said(form.role())).orElseThrow(Ids::notFound));
    }

    private Page page(Frame frame, Map<String, String> wanted, String user, AgreementForm form) {
        Texts t = frame.t();
        return pages.page(
                "console/users/agreement",
                frame.title(t.of("users.agreement.title")).back(frame.to("/console/users/" + user)),
                new Agreement(frame.to("/console/users/" + user + "/agreement"), kind.describe(t, wanted), form));
    }
}
