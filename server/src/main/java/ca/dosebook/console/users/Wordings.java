package ca.dosebook.console.users;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserState;
import ca.dosebook.access.users.Organizations;
import ca.dosebook.access.users.StaffUser;
import ca.dosebook.access.users.UserOutcome.Refusal;
import ca.dosebook.access.users.Users;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Choice;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Users, roles and organizations in words, and what of them an administrator can choose. */
@Component
class Wordings {

    private final Users users;
    private final Organizations organizations;

    Wordings(Users users, Organizations organizations) {
        this.users = users;
        this.organizations = organizations;
    }

    String role(Texts t, Role role) {
        return t.of("console.role." + role.name());
    }

    String state(Texts t, UserState state) {
        return t.of("users.state." + state.name());
    }

    String organization(Texts t, OrganizationId id) {
        return organizations
                .find(id)
                .map(found -> found.name().in(t.language()))
                .orElse("–");
    }

    String heldRole(Texts t, StaffUser.HeldRole held) {
        return t.of("users.heldRole", role(t, held.role()), organization(t, held.organization()));
    }

    String lastSignedIn(Texts t, StaffUser user) {
        return user.lastSignedIn()
                .map(moment -> t.of("users.lastSignedIn", Moments.said(t, moment)))
                .orElseGet(() -> t.of("users.neverSignedIn"));
    }

    String refusal(Texts t, Refusal why) {
        return t.of("users.refused." + why.name());
    }

    /** The organizations within reach. */
    List<Choice> organizations(Texts t, SignedIn staff) {
        return organizations.within(staff).stream()
                .map(one -> Choice.of(one.id().value().toString(), one.name().in(t.language())))
                .toList();
    }

    /** The roles that this administrator can give somewhere. */
    List<Choice> roles(Texts t, SignedIn staff) {
        List<Organization> within = organizations.within(staff);
        return Arrays.stream(Role.values())
                .filter(role -> within.stream().anyMatch(one -> users.mayGive(staff, role, one)))
                .map(role -> Choice.of(role.name(), role(t, role)))
                .toList();
    }

    static Optional<Role> roleOf(String typed) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(typed))
                .findFirst();
    }
}
