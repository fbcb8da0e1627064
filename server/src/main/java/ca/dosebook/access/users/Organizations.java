package ca.dosebook.access.users;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The authorized organizations. Only the province adds and changes them. */
@Component
public class Organizations {

    private final OrganizationStore store;
    private final Audit audit;

    Organizations(OrganizationStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Those in which this administrator looks after users, by kind and English name. */
    public List<Organization> within(SignedIn staff) {
        return Reach.of(staff)
                .map(reach -> store.all().stream().filter(reach::covers).toList())
                .orElse(List.of());
    }

    /** Any, whatever the reach: names are no secret. */
    public Optional<Organization> find(OrganizationId id) {
        return store.find(id);
    }

    /**
     * Adds one.
     *
     * @param healthUnit of a health unit or a hospital; empty for the others
     * @throws IllegalArgumentException where the kind and the health unit do not fit
     */
    @Transactional
    public OrganizationOutcome add(
            SignedIn staff, OrganizationKind kind, Bilingual name, OptionalInt healthUnit, Set<UUID> sites) {
        if (!staff.may(Permission.ADMINISTER_ORGANIZATIONS)) {
            return new OrganizationOutcome.Unknown();
        }
        boolean local = kind == OrganizationKind.HEALTH_UNIT || kind == OrganizationKind.HOSPITAL;
        if (local != healthUnit.isPresent() || (kind != OrganizationKind.HOSPITAL && !sites.isEmpty())) {
            throw new IllegalArgumentException("a health unit and a hospital lie somewhere, and a hospital has sites");
        }
        var organization = new Organization(new OrganizationId(Uuids.next()), kind, name, healthUnit, sites);
        if (!store.insert(organization)) {
            return new OrganizationOutcome.NameTaken();
        }
        sites.forEach(site -> store.addSite(organization.id(), site));
        audit.record(AuditEntry.of(staff.actor(), Act.ORGANIZATION_ADDED)
                .concerning(organization.id().value())
                .noting(kind.name()));
        return new OrganizationOutcome.Done(organization);
    }

    /** For setting up a demo: this organization, or the one of its kind that has its English name already. */
    @Transactional
    public Organization addKnown(Organization known) {
        if (store.insert(known)) {
            known.sites().forEach(site -> store.addSite(known.id(), site));
            audit.record(AuditEntry.of(Actor.DOSEBOOK, Act.ORGANIZATION_ADDED)
                    .concerning(known.id().value())
                    .noting(known.kind().name()));
            return known;
        }
        return store.all().stream()
                .filter(one -> one.kind() == known.kind()
                        && one.name().en().equals(known.name().en()))
                .findFirst()
                .orElseThrow();
    }

    /** Changes the name and, of a hospital, the sites. Kind and health unit stay: the reach of its staff follows from them. */
    @Transactional
    public OrganizationOutcome change(SignedIn staff, OrganizationId id, Bilingual name, Set<UUID> sites) {
        Optional<Organization> known = store.find(id);
        if (known.isEmpty() || !staff.may(Permission.ADMINISTER_ORGANIZATIONS)) {
            return new OrganizationOutcome.Unknown();
        }
        if (store.otherWithName(id, known.get().kind(), name)) {
            return new OrganizationOutcome.NameTaken();
        }
        store.rename(id, name);
        boolean sitesChange = known.get().kind() == OrganizationKind.HOSPITAL
                && !known.get().sites().equals(sites);
        if (sitesChange) {
            store.removeSites(id);
            sites.forEach(site -> store.addSite(id, site));
        }
        audit.record(AuditEntry.of(staff.actor(), Act.ORGANIZATION_CHANGED)
                .concerning(id.value())
                .noting(sitesChange ? "SITES" : ""));
        return new OrganizationOutcome.Done(store.find(id).orElseThrow());
    }
}
