package ca.dosebook.access;

import static ca.dosebook.access.OrganizationKind.CONTACT_CENTRE;
import static ca.dosebook.access.OrganizationKind.HEALTH_UNIT;
import static ca.dosebook.access.OrganizationKind.HOSPITAL;
import static ca.dosebook.access.OrganizationKind.PROVINCE;
import static ca.dosebook.access.Permission.ADMINISTER_ORGANIZATIONS;
import static ca.dosebook.access.Permission.ADMINISTER_USERS;
import static ca.dosebook.access.Permission.CHECK_PEOPLE_IN;
import static ca.dosebook.access.Permission.CONTROL_LOTS;
import static ca.dosebook.access.Permission.DECIDE_REQUESTS;
import static ca.dosebook.access.Permission.EXPORT_AUDIT;
import static ca.dosebook.access.Permission.FIND_PERSONS;
import static ca.dosebook.access.Permission.FOLLOW_ADVERSE_EVENTS;
import static ca.dosebook.access.Permission.GIVE_DOSES;
import static ca.dosebook.access.Permission.INVITE_PERSONS;
import static ca.dosebook.access.Permission.MANAGE_CLINICS;
import static ca.dosebook.access.Permission.MANAGE_ROLLOUT;
import static ca.dosebook.access.Permission.MANAGE_STOCK;
import static ca.dosebook.access.Permission.MERGE_PERSONS;
import static ca.dosebook.access.Permission.READ_AUDIT;
import static ca.dosebook.access.Permission.READ_REPORTS;
import static ca.dosebook.access.Permission.RECORD_PAST_DOSES;
import static ca.dosebook.access.Permission.SEE_PERSONS;
import static ca.dosebook.access.Permission.UNMASK_HEALTH_NUMBERS;

import java.util.Set;

/**
 * What someone does within an organization. The names are stored.
 *
 * <p>{@link #INTEGRATION_CLIENT} is another system's; no person can be given it.
 */
public enum Role {
    PROVINCIAL_OPERATOR(
            Set.of(PROVINCE),
            Set.of(
                    ADMINISTER_USERS,
                    ADMINISTER_ORGANIZATIONS,
                    DECIDE_REQUESTS,
                    MANAGE_ROLLOUT,
                    MANAGE_CLINICS,
                    READ_REPORTS,
                    CONTROL_LOTS)),
    HEALTH_UNIT_COORDINATOR(
            Set.of(HEALTH_UNIT),
            Set.of(
                    ADMINISTER_USERS,
                    FIND_PERSONS,
                    SEE_PERSONS,
                    UNMASK_HEALTH_NUMBERS,
                    DECIDE_REQUESTS,
                    MANAGE_ROLLOUT,
                    INVITE_PERSONS,
                    MANAGE_CLINICS,
                    READ_REPORTS,
                    RECORD_PAST_DOSES,
                    FOLLOW_ADVERSE_EVENTS,
                    MANAGE_STOCK,
                    MERGE_PERSONS)),
    CLINIC_LEAD(
            Set.of(HEALTH_UNIT, HOSPITAL),
            Set.of(
                    FIND_PERSONS,
                    SEE_PERSONS,
                    UNMASK_HEALTH_NUMBERS,
                    MANAGE_CLINICS,
                    DECIDE_REQUESTS,
                    READ_REPORTS,
                    CHECK_PEOPLE_IN,
                    RECORD_PAST_DOSES,
                    FOLLOW_ADVERSE_EVENTS,
                    MANAGE_STOCK)),
    CHECK_IN(Set.of(HEALTH_UNIT, HOSPITAL), Set.of(FIND_PERSONS, SEE_PERSONS, UNMASK_HEALTH_NUMBERS, CHECK_PEOPLE_IN)),
    VACCINATOR(Set.of(HEALTH_UNIT, HOSPITAL), Set.of(FIND_PERSONS, SEE_PERSONS, CHECK_PEOPLE_IN, GIVE_DOSES)),
    INVENTORY_MANAGER(Set.of(HEALTH_UNIT, HOSPITAL), Set.of(MANAGE_STOCK)),
    CONTACT_CENTRE_AGENT(Set.of(CONTACT_CENTRE, HEALTH_UNIT), Set.of(FIND_PERSONS, SEE_PERSONS)),
    PRIVACY_OFFICER(Set.of(PROVINCE), Set.of(READ_AUDIT, EXPORT_AUDIT, FIND_PERSONS, DECIDE_REQUESTS)),
    INTEGRATION_CLIENT(Set.of(PROVINCE, HEALTH_UNIT, HOSPITAL), Set.of());

    private final Set<OrganizationKind> heldIn;
    private final Set<Permission> permissions;

    Role(Set<OrganizationKind> heldIn, Set<Permission> permissions) {
        this.heldIn = heldIn;
        this.permissions = permissions;
    }

    /** Whether it can be held in an organization of this kind. */
    public boolean canBeHeldIn(OrganizationKind kind) {
        return heldIn.contains(kind);
    }

    public boolean has(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether a person can be given it; the rest is for other systems. */
    public boolean isForPersons() {
        return this != INTEGRATION_CLIENT;
    }
}
