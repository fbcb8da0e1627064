package ca.dosebook.console.persons;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.UserId;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the findings. */
@Repository
class FindingStore {

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Finding finding) {
        jdbc.sql("""
                        insert into console.finding
                          (finding_id, person_key, user_id, session_id, organization_id, reason, open_until)
                        values
                          (:finding_id, :person_key, :user_id, :session_id, :organization_id, :reason, :open_until)""")
                .param("finding_id", finding.id())
                .param("person_key", finding.person().value())
                .param("user_id", finding.user().value())
                .param("session_id", finding.session())
                .param("organization_id", finding.organization().value())
                .param("reason", finding.reason().name())
                .param("open_until", at(finding.openUntil()))
                .update();
    }

    Optional<Finding> find(UUID id) {
        return jdbc.sql("""
                        select finding_id, person_key, user_id, session_id, organization_id, reason, open_until, seen_at
                          from console.finding
                         where finding_id = :finding_id""")
                .param("finding_id", id)
                .query((row, n) -> new Finding(
                        row.getObject("finding_id", UUID.class),
                        new PersonKey(row.getBytes("person_key")),
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getObject("session_id", UUID.class),
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        AccessReason.valueOf(row.getString("reason")),
                        row.getObject("open_until", OffsetDateTime.class).toInstant(),
                        row.getObject("seen_at") != null))
                .optional();
    }

    void seen(UUID id, Instant now) {
        jdbc.sql("update console.finding set seen_at = :now where finding_id = :finding_id and seen_at is null")
                .param("now", at(now))
                .param("finding_id", id)
                .update();
    }

    /** Forgets what nobody can open any more. */
    void forgetBefore(Instant moment) {
        jdbc.sql("delete from console.finding where open_until < :moment")
                .param("moment", at(moment))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
