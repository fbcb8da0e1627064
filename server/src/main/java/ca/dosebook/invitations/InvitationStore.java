package ca.dosebook.invitations;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code invitations}, besides the pieces that {@link UseInvitation} lends to other statements. */
@Repository
class InvitationStore {

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            InvitationId id,
            HealthUnitId unit,
            byte[] codeHash,
            Optional<PersonKey> personKey,
            byte[] nameHash,
            Instant issuedAt,
            Instant expiresAt) {
        jdbc.sql("""
                        insert into invitations.invitation
                          (invitation_id, health_unit_id, code_hash, person_key, name_hash, issued_at, expires_at)
                        values (:id, :unit, :code_hash, cast(:person_key as bytea), :name_hash, :issued_at, :expires_at)""")
                .param("id", id.value())
                .param("unit", unit.value())
                .param("code_hash", codeHash)
                .param("person_key", personKey.map(PersonKey::value).orElse(null))
                .param("name_hash", nameHash)
                .param("issued_at", at(issuedAt))
                .param("expires_at", at(expiresAt))
                .update();
    }

    int countOpen(HealthUnitId unit, Instant now) {
        return jdbc.sql("""
                        select count(*)
                          from invitations.invitation
                         where health_unit_id = :unit
                           and used_at is null and revoked_at is null and declined_at is null
                           and expires_at > :now""")
                .param("unit", unit.value())
                .param("now", at(now))
                .query(Integer.class)
                .single();
    }

    record Row(
            InvitationId id,
            HealthUnitId unit,
            Optional<PersonKey> personKey,
            byte[] nameHash,
            Instant expiresAt,
            boolean used,
            boolean revoked) {}

    Optional<Row> find(byte[] codeHash) {
        return jdbc.sql("""
                        select invitation_id, health_unit_id, person_key, name_hash, expires_at,
                               used_at is not null as used, revoked_at is not null as revoked
                          from invitations.invitation
                         where code_hash = :code_hash""")
                .param("code_hash", codeHash)
                .query((row, n) -> new Row(
                        new InvitationId(row.getObject("invitation_id", UUID.class)),
                        new HealthUnitId(row.getInt("health_unit_id")),
                        Optional.ofNullable(row.getBytes("person_key")).map(PersonKey::new),
                        row.getBytes("name_hash"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("used"),
                        row.getBoolean("revoked")))
                .optional();
    }

    void revoke(byte[] codeHash, Instant now) {
        jdbc.sql("""
                        update invitations.invitation
                           set revoked_at = :now
                         where code_hash = :code_hash and used_at is null and revoked_at is null""").param("now", at(now)).param("code_hash", codeHash).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
