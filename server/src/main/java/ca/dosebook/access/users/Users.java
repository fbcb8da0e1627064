package ca.dosebook.access.users;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.UserState;
import ca.dosebook.access.signingin.Activation;
import ca.dosebook.access.users.UserOutcome.Refusal;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.Outbox;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users an administrator looks after. Every act names who does it, is refused beyond their reach, and is in the audit
 * log when it returns.
 */
@Component
public class Users {

    private final UserStore store;
    private final OrganizationStore organizations;
    private final Audit audit;
    private final Activation activation;
    private final Outbox outbox;
    private final Clock clock;

    Users(
            UserStore store,
            OrganizationStore organizations,
            Audit audit,
            Activation activation,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.organizations = organizations;
        this.audit = audit;
        this.activation = activation;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those within reach; empty where an organization beyond it is asked for. */
    public UserPage list(SignedIn staff, UserQuery query) {
        return Reach.of(staff).map(reach -> store.list(reach, query)).orElse(new UserPage(List.of(), 0, 1));
    }

    /** Empty, and written down as refused, for a user beyond reach and for an id that is none. */
    @Transactional
    public Optional<StaffUser> find(SignedIn staff, UserId id) {
        Optional<StaffUser> user = store.find(id).filter(found -> isWithinReach(staff, found));
        if (user.isEmpty()) {
            refuse(staff, id.value());
        }
        return user;
    }

    /** The own account. */
    public StaffUser own(SignedIn staff) {
        return store.find(staff.user()).orElseThrow();
    }

    /** Names of users whatever the reach: of who asked, decided or gave. */
    public Map<UserId, StaffName> names(Collection<UserId> ids) {
        return store.names(ids);
    }

    /** The organizations in which this administrator may give this role. */
    public boolean mayGive(SignedIn staff, Role role, Organization in) {
        return role.isForPersons()
                && role.canBeHeldIn(in.kind())
                && Reach.of(staff).filter(reach -> reach.covers(in)).isPresent();
    }

    /** Whether this administrator may change the account itself, not only roles: it has none elsewhere. */
    public boolean mayChange(SignedIn staff, StaffUser user) {
        return !user.id().equals(staff.user()) && hasNothingElsewhere(staff, user);
    }

    @Transactional
    public UserOutcome invite(SignedIn staff, NewUser wanted) {
        Optional<Organization> organization = reached(staff, wanted.organization());
        if (organization.isEmpty()) {
            refuse(staff, wanted.organization().value());
            return new UserOutcome.Refused(Refusal.UNKNOWN);
        }
        if (!mayGive(staff, wanted.role(), organization.get())) {
            return new UserOutcome.Refused(Refusal.ROLE_NOT_HERE);
        }
        Optional<UserId> known = store.findByEmail(wanted.details().email());
        if (known.isPresent()) {
            return store.find(known.get())
                            .filter(user -> isWithinReach(staff, user))
                            .isPresent()
                    ? new UserOutcome.AlreadyThere(known.get())
                    : new UserOutcome.Refused(Refusal.ADDRESS_TAKEN);
        }
        var id = new UserId(Uuids.next());
        boolean waits = needsAgreement(staff, wanted.role());
        if (!store.insert(id, wanted.details(), clock.instant())) {
            return new UserOutcome.Refused(Refusal.ADDRESS_TAKEN);
        }
        audit.record(AuditEntry.of(staff.actor(), Act.USER_INVITED).concerning(id.value()));
        if (!waits) {
            giveNow(staff, id, wanted.organization(), wanted.role());
        }
        UserOutcome.Invited invited = new UserOutcome.Invited(now(id), waits);
        mailLink(invited.user());
        return invited;
    }

    @Transactional
    public UserOutcome change(SignedIn staff, UserId id, UserDetails details) {
        return onWhole(staff, id, user -> {
            Optional<UserId> known = store.findByEmail(details.email());
            if (known.isPresent() && !known.get().equals(id)) {
                return new UserOutcome.Refused(Refusal.ADDRESS_TAKEN);
            }
            boolean sameAddress = details.email().equals(user.email());
            if (!sameAddress && isKeptByTwo(staff, user)) {
                return new UserOutcome.Refused(Refusal.KEPT_BY_TWO);
            }
            store.update(id, details);
            audit.record(AuditEntry.of(staff.actor(), Act.USER_CHANGED)
                    .concerning(id.value())
                    .noting(sameAddress ? "" : "EMAIL"));
            return new UserOutcome.Done(now(id));
        });
    }

    /** Giving what is held already is done too. */
    @Transactional
    public UserOutcome give(SignedIn staff, UserId id, OrganizationId organization, Role role) {
        return onRole(staff, id, organization, role, user -> {
            if (needsAgreement(staff, role)) {
                return new UserOutcome.NeedsAgreement();
            }
            giveNow(staff, id, organization, role);
            return new UserOutcome.Done(now(id));
        });
    }

    /**
     * Gives a role to which a second provincial operator agreed.
     *
     * @param staff the second person
     */
    @Transactional
    public UserOutcome giveAgreed(SignedIn staff, UserId id, OrganizationId organization, Role role) {
        return onRole(staff, id, organization, role, user -> {
            giveNow(staff, id, organization, role);
            return new UserOutcome.Done(now(id));
        });
    }

    @Transactional
    public UserOutcome take(SignedIn staff, UserId id, OrganizationId organization, Role role) {
        return onRole(staff, id, organization, role, user -> {
            if (role == Role.PROVINCIAL_OPERATOR && isLastOperator(user)) {
                return new UserOutcome.Refused(Refusal.LAST_OPERATOR);
            }
            if (store.take(id, organization, role)) {
                audit.record(AuditEntry.of(staff.actor(), Act.ROLE_TAKEN)
                        .concerning(id.value())
                        .noting(role.name()));
            }
            return new UserOutcome.Done(now(id));
        });
    }

    /** Stops the account: from the next request on, every session of it is refused. */
    @Transactional
    public UserOutcome disable(SignedIn staff, UserId id) {
        return onWhole(staff, id, user -> {
            if (isLastOperator(user)) {
                return new UserOutcome.Refused(Refusal.LAST_OPERATOR);
            }
            if (store.disable(id)) {
                audit.record(AuditEntry.of(staff.actor(), Act.USER_DISABLED).concerning(id.value()));
            }
            return new UserOutcome.Done(now(id));
        });
    }

    /** Lets a disabled or deactivated account sign in again. */
    @Transactional
    public UserOutcome enable(SignedIn staff, UserId id) {
        return onWhole(staff, id, user -> {
            if (store.enable(id, clock.instant())) {
                audit.record(AuditEntry.of(staff.actor(), Act.USER_ENABLED).concerning(id.value()));
            }
            return new UserOutcome.Done(now(id));
        });
    }

    /**
     * Mails a new activation link, with which the user chooses a new password and sets up the factors anew: the way back
     * in after a lost phone.
     */
    @Transactional
    public UserOutcome mailLink(SignedIn staff, UserId id) {
        return onWhole(staff, id, user -> {
            if (user.state() == UserState.DISABLED) {
                return new UserOutcome.Refused(Refusal.NOT_NOW);
            }
            mailLink(user);
            return new UserOutcome.Done(user);
        });
    }

    /**
     * Makes a new activation link to hand over in person; no earlier one is good any longer. A mail with a link that still
     * waits, or is about to be written, is not sent: the link in it would be made later and take the place of this one.
     */
    @Transactional
    public UserOutcome showLink(SignedIn staff, UserId id) {
        return onWhole(staff, id, user -> {
            if (isKeptByTwo(staff, user)) {
                return new UserOutcome.Refused(Refusal.KEPT_BY_TWO);
            }
            outbox.withdraw(ActivationMail.KIND, id.value());
            return activation
                    .newLink(id, staff.actor())
                    .<UserOutcome>map(link -> new UserOutcome.LinkMade(user, link))
                    .orElse(new UserOutcome.Refused(Refusal.NOT_NOW));
        });
    }

    /**
     * For setting up a demo: a user with a role, of whom nobody is told. Empty when the address is taken; then nothing is
     * changed.
     */
    @Transactional
    public Optional<UserId> addKnown(NewUser known) {
        var id = new UserId(Uuids.next());
        if (!store.insert(id, known.details(), clock.instant())) {
            return Optional.empty();
        }
        store.give(id, known.organization(), known.role(), id, clock.instant());
        audit.record(AuditEntry.of(Actor.DOSEBOOK, Act.USER_INVITED).concerning(id.value()));
        audit.record(AuditEntry.of(Actor.DOSEBOOK, Act.ROLE_GIVEN)
                .concerning(id.value())
                .noting(known.role().name()));
        return Optional.of(id);
    }

    private void mailLink(StaffUser user) {
        outbox.enqueue(new MessageRequest(
                Uuids.next(), ActivationMail.KIND, null, user.id().value(), user.language()));
    }

    /** An act on the account itself, which touches every role held with it. */
    private UserOutcome onWhole(SignedIn staff, UserId id, Function<StaffUser, UserOutcome> act) {
        Optional<StaffUser> user = find(staff, id);
        if (user.isEmpty()) {
            return new UserOutcome.Refused(Refusal.UNKNOWN);
        }
        if (id.equals(staff.user())) {
            return new UserOutcome.Refused(Refusal.YOURSELF);
        }
        return hasNothingElsewhere(staff, user.get())
                ? act.apply(user.get())
                : new UserOutcome.Refused(Refusal.ALSO_ELSEWHERE);
    }

    private UserOutcome onRole(
            SignedIn staff, UserId id, OrganizationId in, Role role, Function<StaffUser, UserOutcome> act) {
        Optional<StaffUser> user = find(staff, id);
        Optional<Organization> organization = reached(staff, in);
        if (user.isEmpty()) {
            return new UserOutcome.Refused(Refusal.UNKNOWN);
        }
        if (organization.isEmpty()) {
            refuse(staff, in.value());
            return new UserOutcome.Refused(Refusal.UNKNOWN);
        }
        if (id.equals(staff.user())) {
            return new UserOutcome.Refused(Refusal.YOURSELF);
        }
        return mayGive(staff, role, organization.get())
                ? act.apply(user.get())
                : new UserOutcome.Refused(Refusal.ROLE_NOT_HERE);
    }

    private void giveNow(SignedIn staff, UserId id, OrganizationId organization, Role role) {
        if (store.give(id, organization, role, staff.user(), clock.instant())) {
            audit.record(AuditEntry.of(staff.actor(), Act.ROLE_GIVEN)
                    .concerning(id.value())
                    .noting(role.name()));
        }
    }

    private boolean needsAgreement(SignedIn staff, Role role) {
        return Reach.isProvincial(role) && store.otherActiveOperators(staff.user()) > 0;
    }

    /**
     * Whether the user holds a role that takes two to give. Whoever could change such a user's address, or see a new
     * activation link, could come in as that second person.
     */
    private boolean isKeptByTwo(SignedIn staff, StaffUser user) {
        return user.roles().stream().anyMatch(held -> needsAgreement(staff, held.role()));
    }

    private boolean isLastOperator(StaffUser user) {
        return user.state() == UserState.ACTIVE
                && user.roles().stream().anyMatch(held -> held.role() == Role.PROVINCIAL_OPERATOR)
                && store.otherActiveOperators(user.id()) == 0;
    }

    /** A provincial operator reaches users without any role too. */
    private boolean isWithinReach(SignedIn staff, StaffUser user) {
        return Reach.of(staff)
                .filter(reach -> reach instanceof Reach.Everywhere
                        || user.roles().stream().anyMatch(held -> covers(reach, held.organization())))
                .isPresent();
    }

    private boolean hasNothingElsewhere(SignedIn staff, StaffUser user) {
        return Reach.of(staff)
                .filter(reach -> user.roles().stream().allMatch(held -> covers(reach, held.organization())))
                .isPresent();
    }

    private boolean covers(Reach reach, OrganizationId id) {
        return organizations.find(id).filter(reach::covers).isPresent();
    }

    private Optional<Organization> reached(SignedIn staff, OrganizationId id) {
        return Reach.of(staff).flatMap(reach -> organizations.find(id).filter(reach::covers));
    }

    private void refuse(SignedIn staff, UUID what) {
        audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                .concerning(what)
                .noting("BEYOND_REACH"));
    }

    private StaffUser now(UserId id) {
        return store.find(id).orElseThrow();
    }
}
