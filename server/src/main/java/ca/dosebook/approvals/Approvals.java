package ca.dosebook.approvals;

import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalRequest.State;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The requests that wait for a second person. */
@Component
public class Approvals {

    /** How long a request waits. */
    public static final Duration WAITS = Duration.ofHours(24);

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final int LISTED = 50;

    private final RequestStore store;
    private final ObjectProvider<ApprovalKind> kinds;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Approvals(
            RequestStore store,
            ObjectProvider<ApprovalKind> kinds,
            Audit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Asks a second person to agree, for the organization {@code staff} acts for.
     *
     * @param parameters of the act: ids and words from fixed lists, nothing personal
     * @param reason 1 to {@value #LONGEST_REASON} characters, for the second person to read
     * @return empty for those who may not ask for this kind
     */
    public Optional<ApprovalRequest> ask(SignedIn staff, String kind, Map<String, String> parameters, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("not a reason");
        }
        if (!staff.may(kind(kind).askedWith())) {
            audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED).noting(kind));
            return Optional.empty();
        }
        Instant now = clock.instant();
        var request = new ApprovalRequest(
                new RequestId(Uuids.next()),
                kind,
                parameters,
                staff.organization().id(),
                reason.strip(),
                staff.user(),
                now,
                now.plus(WAITS),
                State.WAITING,
                Optional.empty(),
                Optional.empty());
        transaction.executeWithoutResult(status -> {
            store.insert(request);
            record(staff.actor(), Act.REQUEST_MADE, request);
        });
        return Optional.of(request);
    }

    /** Agrees; the act is carried out in the same transaction, once, whoever else decides at the same moment. */
    public DecisionOutcome approve(SignedIn staff, RequestId id) {
        return decide(staff, id, (status, request) -> {
            if (!store.decide(id, State.APPROVED, staff.user(), clock.instant())) {
                return over(id);
            }
            if (!kind(request.kind()).carryOut(request, staff)) {
                status.setRollbackOnly();
                return new DecisionOutcome.NoLongerPossible();
            }
            record(staff.actor(), Act.REQUEST_APPROVED, request);
            return new DecisionOutcome.Done(now(id));
        });
    }

    public DecisionOutcome refuse(SignedIn staff, RequestId id) {
        return decide(staff, id, (status, request) -> {
            if (!store.decide(id, State.REFUSED, staff.user(), clock.instant())) {
                return over(id);
            }
            record(staff.actor(), Act.REQUEST_REFUSED, request);
            return new DecisionOutcome.Done(now(id));
        });
    }

    /** Takes an own request back. */
    public DecisionOutcome withdraw(SignedIn staff, RequestId id) {
        Optional<ApprovalRequest> request =
                store.find(id).filter(found -> found.askedBy().equals(staff.user()));
        if (request.isEmpty()) {
            refused(staff, id);
            return new DecisionOutcome.Unknown();
        }
        expire();
        return inTransaction(status -> {
            if (!store.withdraw(id, staff.user(), clock.instant())) {
                return over(id);
            }
            record(staff.actor(), Act.REQUEST_WITHDRAWN, request.get());
            return new DecisionOutcome.Done(now(id));
        });
    }

    /** An own request, or one that this person may decide; empty, and written down as refused, for any other. */
    public Optional<ApprovalRequest> find(SignedIn staff, RequestId id) {
        expire();
        Optional<ApprovalRequest> request =
                store.find(id).filter(found -> found.askedBy().equals(staff.user()) || mayDecide(staff, found));
        if (request.isEmpty()) {
            refused(staff, id);
        }
        return request;
    }

    /** What others asked and this person may decide, the oldest first. */
    public List<ApprovalRequest> waitingFor(SignedIn staff) {
        return store.waiting(clock.instant()).stream()
                .filter(request -> !request.askedBy().equals(staff.user()))
                .filter(request -> mayDecide(staff, request))
                .toList();
    }

    /** What this person asked, the newest first; at most 50. */
    public List<ApprovalRequest> askedBy(SignedIn staff) {
        expire();
        return store.askedBy(staff.user(), LISTED);
    }

    /** What is over, among what this person may decide, the last first; at most 50. */
    public List<ApprovalRequest> ended(SignedIn staff) {
        expire();
        boolean province = staff.organization().kind() == OrganizationKind.PROVINCE;
        return store
                .ended(
                        province
                                ? Optional.empty()
                                : Optional.of(staff.organization().id()),
                        LISTED)
                .stream()
                .filter(request -> mayDecide(staff, request))
                .toList();
    }

    /** What will happen, or happened, in words. */
    public String describe(Texts t, ApprovalRequest request) {
        return kind(request.kind()).describe(t, request.parameters());
    }

    /** Ends what ran out; done before every look, so that a page never offers what is over. */
    void expire() {
        transaction.executeWithoutResult(status -> store.expire(clock.instant())
                .forEach(id -> audit.record(
                        AuditEntry.of(Actor.DOSEBOOK, Act.REQUEST_EXPIRED).concerning(id.value()))));
    }

    private interface Decision {
        DecisionOutcome decide(TransactionStatus status, ApprovalRequest request);
    }

    private DecisionOutcome decide(SignedIn staff, RequestId id, Decision decision) {
        Optional<ApprovalRequest> request = find(staff, id);
        if (request.isEmpty()) {
            return new DecisionOutcome.Unknown();
        }
        if (request.get().askedBy().equals(staff.user())) {
            return new DecisionOutcome.OwnRequest();
        }
        return inTransaction(status -> decision.decide(status, request.get()));
    }

    private DecisionOutcome inTransaction(Function<TransactionStatus, DecisionOutcome> act) {
        return Objects.requireNonNull(transaction.execute(act::apply));
    }

    private boolean mayDecide(SignedIn staff, ApprovalRequest request) {
        boolean within = staff.organization().kind() == OrganizationKind.PROVINCE
                || request.organization().equals(staff.organization().id());
        return within && staff.may(kind(request.kind()).decidedWith());
    }

    private DecisionOutcome over(RequestId id) {
        return new DecisionOutcome.AlreadyOver(now(id));
    }

    private ApprovalRequest now(RequestId id) {
        return store.find(id).orElseThrow();
    }

    private void record(Actor actor, Act act, ApprovalRequest request) {
        audit.record(AuditEntry.of(actor, act).concerning(request.id().value()).noting(request.kind()));
    }

    private void refused(SignedIn staff, RequestId id) {
        UUID what = id.value();
        audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                .concerning(what)
                .noting("BEYOND_REACH"));
    }

    private ApprovalKind kind(String name) {
        Map<String, ApprovalKind> all = kinds.stream().collect(Collectors.toMap(ApprovalKind::name, kind -> kind));
        ApprovalKind kind = all.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no such kind of request: " + name);
        }
        return kind;
    }
}
