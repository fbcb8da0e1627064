package ca.dosebook.invitations;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.secrets.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of single invitations and of who opted out, besides the pieces that {@link UseInvitation} lends to other
 * statements.
 */
@Repository
class InvitationStore {

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to the table; never compared.
    record NewInvitation(
            InvitationId id,
            HealthUnitId unit,
            byte[] codeHash,
            Optional<PersonKey> personKey,
            byte[] nameHash,
            byte[] familyHash,
            byte[] detailsSealed) {}

    /** False when another invitation has this code. */
    boolean insert(NewInvitation row, Instant issuedAt, Instant expiresAt) {
        return jdbc.sql("""
                                insert into invitations.invitation
                                  (invitation_id, health_unit_id, code_hash, person_key, name_hash, family_hash,
                                   details_sealed, issued_at, expires_at)
                                values
                                  (:id, :unit, :code_hash, cast(:person_key as bytea), :name_hash, :family_hash,
                                   :details, :issued_at, :expires_at)
                                on conflict (code_hash) do nothing""")
                        .param("id", row.id().value())
                        .param("unit", row.unit().value())
                        .param("code_hash", row.codeHash())
                        .param("person_key", row.personKey().map(PersonKey::value).orElse(null))
                        .param("name_hash", row.nameHash())
                        .param("family_hash", row.familyHash())
                        .param("details", row.detailsSealed())
                        .param("issued_at", at(issuedAt))
                        .param("expires_at", at(expiresAt))
                        .update()
                == 1;
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

    /** @param detailsSealed null for an invitation of before they were kept */
    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes; rows are never compared.
    record Row(
            InvitationId id,
            HealthUnitId unit,
            Optional<PersonKey> personKey,
            byte[] nameHash,
            byte @Nullable [] detailsSealed,
            Instant expiresAt,
            Optional<Instant> sleepsUntil,
            boolean used,
            boolean revoked) {}

    private static final String ROW = """
            select invitation_id, health_unit_id, person_key, name_hash, details_sealed, expires_at, sleeps_until,
                   used_at is not null as used, revoked_at is not null as revoked
              from invitations.invitation""";

    Optional<Row> find(byte[] codeHash) {
        return one(jdbc.sql(ROW + " where code_hash = :code_hash").param("code_hash", codeHash));
    }

    Optional<Row> find(InvitationId id) {
        return one(jdbc.sql(ROW + " where invitation_id = :id").param("id", id.value()));
    }

    private static Optional<Row> one(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new Row(
                        new InvitationId(row.getObject("invitation_id", UUID.class)),
                        new HealthUnitId(row.getInt("health_unit_id")),
                        Optional.ofNullable(row.getBytes("person_key")).map(PersonKey::new),
                        row.getBytes("name_hash"),
                        row.getBytes("details_sealed"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("sleeps_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
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

    /**
     * Counts a try by somebody else, and puts the code to sleep when there were so many within that time. Tries while it
     * sleeps do not make it sleep longer: its owner has a chance between.
     */
    void tried(InvitationId id, Instant now, int most, Duration within) {
        jdbc.sql("""
                        update invitations.invitation
                           set misused = misused + 1,
                               last_misused_at = :now,
                               wrong_tries = case when sleeps_until > :now then 0
                                                  when wrong_since > :since then wrong_tries + 1
                                                  else 1 end,
                               wrong_since = case when sleeps_until > :now then :now
                                                  when wrong_since > :since then wrong_since
                                                  else :now end,
                               sleeps_until = case when sleeps_until > :now then sleeps_until
                                                   when wrong_since > :since and wrong_tries + 1 >= :most then :until
                                                   else sleeps_until end
                         where invitation_id = :id""")
                .param("id", id.value())
                .param("now", at(now))
                .param("since", at(now.minus(within)))
                .param("until", at(now.plus(within)))
                .param("most", most)
                .update();
    }

    void opened(byte[] codeHash, Instant now) {
        jdbc.sql("""
                        update invitations.invitation
                           set opened_at = :now
                         where code_hash = :code_hash and opened_at is null""").param("now", at(now)).param("code_hash", codeHash).update();
    }

    /** False when it was declined before, or cannot be any more. */
    boolean decline(InvitationId id, DeclineReason reason, Instant now) {
        return jdbc.sql("""
                                update invitations.invitation
                                   set declined_at = :now, decline_reason = :reason
                                 where invitation_id = :id and declined_at is null and used_at is null""")
                        .param("id", id.value())
                        .param("reason", reason.name())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void optOut(List<byte[]> hashes, Instant now) {
        for (byte[] hash : hashes) {
            jdbc.sql("insert into invitations.opt_out (hash, since) values (:hash, :now) on conflict do nothing")
                    .param("hash", hash)
                    .param("now", at(now))
                    .update();
        }
    }

    boolean optedOut(List<byte[]> hashes) {
        return jdbc.sql("select exists (select from invitations.opt_out where hash in (:hashes))")
                .param("hashes", hashes)
                .query(Boolean.class)
                .single();
    }

    /** All of them: nobody asks often, and few opt out. */
    List<byte[]> optOuts() {
        return jdbc.sql("select hash from invitations.opt_out")
                .query((row, n) -> row.getBytes("hash"))
                .list();
    }

    /** A row as stored. */
    @SuppressWarnings("ArrayRecordComponent") // Sealed bytes; rows are never compared.
    record SealedDetails(InvitationId id, byte[] sealed) {}

    boolean anySealed() {
        return jdbc.sql("select exists (select from invitations.invitation where details_sealed is not null)")
                .query(Boolean.class)
                .single();
    }

    Map<KeyId, Long> countByKey() {
        Map<KeyId, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select substring(details_sealed from 2 for 4) as key_id, count(*) as invitations
                          from invitations.invitation
                         where details_sealed is not null
                         group by 1""").query(row -> {
            counts.put(KeyId.ofBytes(row.getBytes("key_id")), row.getLong("invitations"));
        });
        return counts;
    }

    List<SealedDetails> notSealedWith(KeyId key, UUID after, int most) {
        return jdbc.sql("""
                        select invitation_id, details_sealed
                          from invitations.invitation
                         where invitation_id > :after
                           and substring(details_sealed from 2 for 4) <> :key_id
                         order by invitation_id
                         limit :most""")
                .param("after", after)
                .param("key_id", key.bytes())
                .param("most", most)
                .query((row, n) -> new SealedDetails(
                        new InvitationId(row.getObject("invitation_id", UUID.class)), row.getBytes("details_sealed")))
                .list();
    }

    /** The same sealed anew; a row that has changed since it was read keeps its change. */
    void reseal(SealedDetails read, byte[] again) {
        jdbc.sql("""
                        update invitations.invitation
                           set details_sealed = :again
                         where invitation_id = :id and details_sealed = :before""")
                .param("id", read.id().value())
                .param("again", again)
                .param("before", read.sealed())
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
