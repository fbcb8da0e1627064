package ca.dosebook.invitations.waves;

import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.cohorts.CandidateId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of waves. */
@Repository
class WaveStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String WAVE = """
            select w.wave_id, w.health_unit_id, w.name, w.made_by, w.made_at, w.expires_at, w.released_at, w.revoked_at,
                   (select count(*) from invitations.invitation i where i.wave_id = w.wave_id) as people
              from invitations.wave w""";

    private final JdbcClient jdbc;

    WaveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes waves of one health unit wait for each other, and for whoever approves or discards one of its cohorts. */
    void lockCohorts(HealthUnitId unit) {
        jdbc.sql("""
                        select cohort_id
                          from invitations.cohort
                         where health_unit_id = :unit
                         order by cohort_id
                           for update""").param("unit", unit.value()).query(UUID.class).list();
    }

    void insert(Wave wave, Map<String, Object> rule) {
        jdbc.sql("""
                        insert into invitations.wave
                          (wave_id, health_unit_id, name, rule, made_by, made_at, expires_at, released_at)
                        values
                          (:wave_id, :unit, :name, cast(:rule as jsonb), :made_by, :made_at, :expires_at,
                           cast(:released_at as timestamptz))""")
                .param("wave_id", wave.id().value())
                .param("unit", wave.unit().value())
                .param("name", wave.name())
                .param("rule", JSON.writeValueAsString(rule))
                .param("made_by", wave.madeBy())
                .param("made_at", at(wave.madeAt()))
                .param("expires_at", at(wave.expiresAt()))
                .param("released_at", wave.releasedAt().map(WaveStore::at).orElse(null))
                .update();
    }

    /** Someone to be invited, with all that is stored of them. */
    @SuppressWarnings("ArrayRecordComponent") // Opaque bytes on their way to the table; never compared.
    record Invited(
            InvitationId id,
            CandidateId candidate,
            byte[] codeHash,
            Optional<PersonKey> personKey,
            byte[] nameHash,
            byte[] familyHash,
            byte[] detailsSealed,
            String channel,
            String language,
            String ageBand,
            Optional<String> group) {}

    /** Writes them in one statement; those whose code another invitation has are not in the answer. */
    Set<InvitationId> insert(Wave wave, List<Invited> invited) {
        return new HashSet<>(jdbc.sql("""
                        insert into invitations.invitation
                          (invitation_id, health_unit_id, wave_id, candidate_id, code_hash, person_key, name_hash,
                           family_hash, details_sealed, channel, language, age_band, group_code, issued_at, expires_at)
                        select invitation_id, :unit, :wave_id, candidate_id, code_hash, person_key, name_hash,
                               family_hash, details_sealed, channel, language, age_band, group_code, :issued_at,
                               :expires_at
                          from unnest(cast(:ids as uuid[]), cast(:candidates as uuid[]), cast(:code_hashes as bytea[]),
                                      cast(:person_keys as bytea[]), cast(:name_hashes as bytea[]),
                                      cast(:family_hashes as bytea[]), cast(:details as bytea[]),
                                      cast(:channels as text[]), cast(:languages as text[]),
                                      cast(:age_bands as text[]), cast(:groups as text[]))
                                 as n (invitation_id, candidate_id, code_hash, person_key, name_hash, family_hash,
                                       details_sealed, channel, language, age_band, group_code)
                        on conflict (code_hash) do nothing
                        returning invitation_id""")
                .param("unit", wave.unit().value())
                .param("wave_id", wave.id().value())
                .param("issued_at", at(wave.madeAt()))
                .param("expires_at", at(wave.expiresAt()))
                .param("ids", array(invited, one -> one.id().value().toString()))
                .param(
                        "candidates",
                        array(invited, one -> one.candidate().value().toString()))
                .param("code_hashes", array(invited, one -> hex(one.codeHash())))
                .param(
                        "person_keys",
                        array(
                                invited,
                                one -> one.personKey()
                                        .map(PersonKey::value)
                                        .map(WaveStore::hex)
                                        .orElse(null)))
                .param("name_hashes", array(invited, one -> hex(one.nameHash())))
                .param("family_hashes", array(invited, one -> hex(one.familyHash())))
                .param("details", array(invited, one -> hex(one.detailsSealed())))
                .param("channels", array(invited, Invited::channel))
                .param("languages", array(invited, Invited::language))
                .param("age_bands", array(invited, Invited::ageBand))
                .param("groups", array(invited, one -> one.group().orElse(null)))
                .query((row, n) -> new InvitationId(row.getObject("invitation_id", UUID.class)))
                .list());
    }

    /**
     * Whoever has an invitation that was not revoked: candidates by id, people by hexadecimal key and name hash.
     *
     * @param keyless name hashes of those without a key
     */
    record Known(Set<UUID> candidates, Set<String> keys, Set<String> names, Set<String> keyless) {

        /** Whether someone is among them. Two people may share name and birth date; then their keys tell them apart. */
        boolean has(CandidateId candidate, Optional<String> key, String name) {
            return candidates.contains(candidate.value())
                    || key.map(known -> keys.contains(known) || keyless.contains(name))
                            .orElse(names.contains(name));
        }

        void add(Optional<String> key, String name) {
            names.add(name);
            key.ifPresentOrElse(keys::add, () -> keyless.add(name));
        }
    }

    Known known(HealthUnitId unit) {
        Known known = new Known(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        jdbc.sql("""
                        select candidate_id, person_key, name_hash
                          from invitations.invitation
                         where health_unit_id = :unit and revoked_at is null""").param("unit", unit.value()).query(row -> {
            @Nullable UUID candidate = row.getObject("candidate_id", UUID.class);
            byte @Nullable [] key = row.getBytes("person_key");
            if (candidate != null) {
                known.candidates().add(candidate);
            }
            known.add(Optional.ofNullable(key).map(WaveStore::hex), hex(row.getBytes("name_hash")));
        });
        return known;
    }

    /** How many have a code that works and did not use it. */
    int waiting(HealthUnitId unit, Instant now) {
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

    Optional<Wave> find(WaveId id) {
        return jdbc.sql(WAVE + " where w.wave_id = :wave_id")
                .param("wave_id", id.value())
                .query((row, n) -> wave(row))
                .optional();
    }

    /** The newest first. */
    List<Wave> of(HealthUnitId unit) {
        return jdbc.sql(WAVE + " where w.health_unit_id = :unit order by w.made_at desc, w.wave_id")
                .param("unit", unit.value())
                .query((row, n) -> wave(row))
                .list();
    }

    /** False when it was released before, or revoked. */
    boolean release(WaveId id, Instant now) {
        return jdbc.sql("""
                                update invitations.wave
                                   set released_at = :now
                                 where wave_id = :wave_id and released_at is null and revoked_at is null""").param("wave_id", id.value()).param("now", at(now)).update() == 1;
    }

    /** False when it was revoked before. */
    boolean revoke(WaveId id, UUID by, Instant now) {
        return jdbc.sql("""
                                update invitations.wave
                                   set revoked_at = :now, revoked_by = :by
                                 where wave_id = :wave_id and revoked_at is null""")
                        .param("wave_id", id.value())
                        .param("by", by)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** An invitation that was just revoked. */
    record Revoked(InvitationId id, Optional<PersonKey> personKey, boolean queued) {}

    /** Those used stay. */
    List<Revoked> revokeInvitations(WaveId id, Instant now) {
        return jdbc.sql("""
                        update invitations.invitation
                           set revoked_at = :now
                         where wave_id = :wave_id and used_at is null and revoked_at is null
                        returning invitation_id, person_key, queued_at is not null as queued""")
                .param("wave_id", id.value())
                .param("now", at(now))
                .query((row, n) -> new Revoked(
                        new InvitationId(row.getObject("invitation_id", UUID.class)),
                        Optional.ofNullable(row.getBytes("person_key")).map(PersonKey::new),
                        row.getBoolean("queued")))
                .list();
    }

    private static Wave wave(ResultSet row) throws SQLException {
        return new Wave(
                new WaveId(row.getObject("wave_id", UUID.class)),
                new HealthUnitId(row.getInt("health_unit_id")),
                row.getString("name"),
                row.getInt("people"),
                row.getObject("made_by", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                moment(row, "released_at"),
                moment(row, "revoked_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable String[] array(List<Invited> all, Function<Invited, @Nullable String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    static String hex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
