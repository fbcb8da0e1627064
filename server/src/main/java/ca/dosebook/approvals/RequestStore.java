package ca.dosebook.approvals;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.UserId;
import ca.dosebook.approvals.ApprovalRequest.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of the requests. */
@Repository
class RequestStore {

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private static final String ALL = """
            select request_id, kind, parameters, organization_id, reason, asked_by, asked_at, expires_at, state,
                   decided_by, ended_at
              from approvals.request""";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ApprovalRequest request) {
        jdbc.sql("""
                        insert into approvals.request
                          (request_id, kind, parameters, organization_id, reason, asked_by, asked_at, expires_at, state)
                        values
                          (:request_id, :kind, cast(:parameters as jsonb), :organization_id, :reason, :asked_by,
                           :asked_at, :expires_at, :state)""")
                .param("request_id", request.id().value())
                .param("kind", request.kind())
                .param("parameters", json.writeValueAsString(request.parameters()))
                .param("organization_id", request.organization().value())
                .param("reason", request.reason())
                .param("asked_by", request.askedBy().value())
                .param("asked_at", at(request.askedAt()))
                .param("expires_at", at(request.expiresAt()))
                .param("state", request.state().name())
                .update();
    }

    Optional<ApprovalRequest> find(RequestId id) {
        return jdbc.sql(ALL + " where request_id = :request_id")
                .param("request_id", id.value())
                .query((row, n) -> request(row))
                .optional();
    }

    /** The oldest first. */
    List<ApprovalRequest> waiting(Instant now) {
        return jdbc.sql(ALL + " where state = 'WAITING' and expires_at > :now order by asked_at, request_id")
                .param("now", at(now))
                .query((row, n) -> request(row))
                .list();
    }

    /** The newest first. */
    List<ApprovalRequest> askedBy(UserId user, int most) {
        return jdbc.sql(ALL + " where asked_by = :asked_by order by asked_at desc, request_id limit :most")
                .param("asked_by", user.value())
                .param("most", most)
                .query((row, n) -> request(row))
                .list();
    }

    /** Those that are over, the last first; of one organization, or of all. */
    List<ApprovalRequest> ended(Optional<OrganizationId> organization, int most) {
        return jdbc.sql(ALL + """

                         where ended_at is not null
                           and (cast(:organization as uuid) is null or organization_id = :organization)
                         order by ended_at desc, request_id
                         limit :most""")
                .param("organization", organization.map(OrganizationId::value).orElse(null))
                .param("most", most)
                .query((row, n) -> request(row))
                .list();
    }

    /** Of several who decide at once, one gets true. */
    boolean decide(RequestId id, State state, UserId by, Instant now) {
        return jdbc.sql("""
                                update approvals.request
                                   set state = :state, decided_by = :by, ended_at = :now
                                 where request_id = :request_id
                                   and state = 'WAITING'
                                   and asked_by <> :by
                                   and expires_at > :now""")
                        .param("request_id", id.value())
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean withdraw(RequestId id, UserId by, Instant now) {
        return jdbc.sql("""
                                update approvals.request
                                   set state = 'WITHDRAWN', ended_at = :now
                                 where request_id = :request_id
                                   and state = 'WAITING'
                                   and asked_by = :by
                                   and expires_at > :now""")
                        .param("request_id", id.value())
                        .param("by", by.value())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** Ends what ran out, and says which. */
    List<RequestId> expire(Instant now) {
        return jdbc.sql("""
                        update approvals.request
                           set state = 'EXPIRED', ended_at = :now
                         where state = 'WAITING' and expires_at <= :now
                        returning request_id""")
                .param("now", at(now))
                .query((row, n) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list();
    }

    private ApprovalRequest request(ResultSet row) throws SQLException {
        @Nullable UUID decidedBy = row.getObject("decided_by", UUID.class);
        @Nullable OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new ApprovalRequest(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("kind"),
                json.readValue(row.getString("parameters"), PARAMETERS),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("reason"),
                new UserId(row.getObject("asked_by", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(decidedBy).map(UserId::new),
                Optional.ofNullable(endedAt).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
