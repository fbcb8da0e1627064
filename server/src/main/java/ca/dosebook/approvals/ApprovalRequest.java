package ca.dosebook.approvals;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An act that waits for a second person, or what became of it.
 *
 * @param kind the name of its {@link ApprovalKind}
 * @param parameters of the act: ids and words from fixed lists, nothing personal
 * @param organization for which it was asked
 * @param reason in the words of who asked
 * @param decidedBy the second person; empty unless approved or refused
 * @param endedAt empty while it waits
 */
public record ApprovalRequest(
        RequestId id,
        String kind,
        Map<String, String> parameters,
        OrganizationId organization,
        String reason,
        UserId askedBy,
        Instant askedAt,
        Instant expiresAt,
        State state,
        Optional<UserId> decidedBy,
        Optional<Instant> endedAt) {

    public ApprovalRequest {
        parameters = Map.copyOf(parameters);
    }

    /** What became of it. The names are stored. */
    public enum State {
        WAITING,
        APPROVED,
        REFUSED,
        /** By who asked. */
        WITHDRAWN,
        /** Nobody decided in time. */
        EXPIRED
    }
}
