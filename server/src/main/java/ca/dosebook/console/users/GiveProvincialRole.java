package ca.dosebook.console.users;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Permission;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.users.StaffUser;
import ca.dosebook.access.users.UserOutcome;
import ca.dosebook.access.users.Users;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Giving a role that reaches the whole province: a second provincial operator agrees. */
@Component
class GiveProvincialRole implements ApprovalKind {

    static final String NAME = "GIVE_PROVINCIAL_ROLE";

    private final Users users;
    private final Wordings wordings;

    GiveProvincialRole(Users users, Wordings wordings) {
        this.users = users;
        this.wordings = wordings;
    }

    static Map<String, String> parameters(UserId user, OrganizationId organization, Role role) {
        return Map.of(
                "user",
                user.value().toString(),
                "organization",
                organization.value().toString(),
                "role",
                role.name());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission askedWith() {
        return Permission.ADMINISTER_ORGANIZATIONS;
    }

    @Override
    public Permission decidedWith() {
        return Permission.ADMINISTER_ORGANIZATIONS;
    }

    @Override
    public String describe(Texts t, Map<String, String> parameters) {
        UserId user = user(parameters);
        StaffName name = users.names(List.of(user)).get(user);
        return t.of(
                "users.agreement.what",
                name == null ? "–" : name.full(),
                wordings.role(t, role(parameters)),
                wordings.organization(t, organization(parameters)));
    }

    /** Not for oneself: {@link Users} refuses that, so nobody agrees to their own elevation. */
    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        Map<String, String> parameters = request.parameters();
        return users.giveAgreed(second, user(parameters), organization(parameters), role(parameters))
                        instanceof UserOutcome.Done(StaffUser given)
                && given.holds(role(parameters), organization(parameters));
    }

    private static UserId user(Map<String, String> parameters) {
        return new UserId(UUID.fromString(Objects.requireNonNull(parameters.get("user"))));
    }

    private static OrganizationId organization(Map<String, String> parameters) {
        return new OrganizationId(UUID.fromString(Objects.requireNonNull(parameters.get("organization"))));
    }

    private static Role role(Map<String, String> parameters) {
        return Role.valueOf(Objects.requireNonNull(parameters.get("role")));
    }
}
