package ca.dosebook.invitations.outreach;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.PersonGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of telling the invited, and of what became of it. */
@Repository
class OutreachStore {

    /** Of several that are true the first counts: the order of {@link InvitationStatus}. */
    private static final String STATUS = """
            case when used_at is not null then 'BOOKED'
                 when revoked_at is not null then 'REVOKED'
                 when declined_at is not null then 'DECLINED'
                 when expires_at <= :now then 'EXPIRED'
                 when opened_at is not null then 'OPENED'
                 when bounced_at is not null then 'BOUNCED'
                 when sent_at is not null then 'SENT'
                 when queued_at is not null then 'QUEUED'
                 else 'WAITING' end""";

    /** Those it still makes sense to tell. */
    private static final String COUNTS = """
            used_at is null and revoked_at is null and declined_at is null and expires_at > :now""";

    private static final String ALL = """
            select invitation_id, health_unit_id, wave_id, person_key, details_sealed, channel, language, issued_at,
                   expires_at, queued_at, sent_at, opened_at, used_at, declined_at, bounced_at, revoked_at, called_at,
                   called_outcome, misused, last_misused_at, %s as status
              from invitations.invitation
            """.formatted(STATUS);

    private final JdbcClient jdbc;

    OutreachStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An invitation as stored. */
    @SuppressWarnings("ArrayRecordComponent") // Sealed bytes; rows are never compared.
    record Row(
            InvitationId id,
            HealthUnitId unit,
            Optional<WaveId> wave,
            Optional<PersonKey> person,
            byte @Nullable [] detailsSealed,
            Optional<Channel> channel,
            Language language,
            InvitationStatus status,
            Told.Happened happened) {}

    Optional<Row> find(InvitationId id, Instant now) {
        return jdbc.sql(ALL + "where invitation_id = :id")
                .param("id", id.value())
                .param("now", at(now))
                .query((row, n) -> row(row))
                .optional();
    }

    /** Those of a channel that are to be told, or were, in the order of their making. */
    List<Row> toTell(WaveId wave, Channel channel, boolean again, int from, int most, Instant now) {
        return jdbc.sql(ALL + " where wave_id = :wave and channel = :channel and " + COUNTS + """

                           and (:again or (sent_at is null and queued_at is null and bounced_at is null))
                         order by invitation_id
                        offset :from
                         limit :most""")
                .param("wave", wave.value())
                .param("channel", channel.name())
                .param("again", again)
                .param("from", from)
                .param("most", most)
                .param("now", at(now))
                .query((row, n) -> row(row))
                .list();
    }

    Tasks tasks(WaveId wave, Instant now) {
        return jdbc.sql("""
                        select count(*) filter (where channel = 'EMAIL' and not told) as mails,
                               count(*) filter (where channel = 'LETTER' and not told) as letters,
                               count(*) filter (where channel = 'LETTER' and told) as printed,
                               count(*) filter (where channel = 'CALL' and not told) as calls
                          from (
                            select channel,
                                   sent_at is not null or queued_at is not null or bounced_at is not null as told
                              from invitations.invitation
                             where wave_id = :wave and
                        """ + COUNTS + ") as i")
                .param("wave", wave.value())
                .param("now", at(now))
                .query((row, n) -> new Tasks(
                        row.getInt("mails"), row.getInt("letters"), row.getInt("printed"), row.getInt("calls")))
                .single();
    }

    Map<WaveId, StatusCounts> counts(Collection<WaveId> waves, Instant now) {
        Map<WaveId, Map<InvitationStatus, Integer>> byWave = new HashMap<>();
        Map<WaveId, Integer> misused = new HashMap<>();
        if (waves.isEmpty()) {
            return Map.of();
        }
        jdbc.sql("select wave_id, count(*) as people, count(*) filter (where misused > 0) as misused, "
                        + STATUS + " as status" + """

                          from invitations.invitation
                         where wave_id in (:waves)
                         group by wave_id, status""")
                .param("waves", waves.stream().map(WaveId::value).toList())
                .param("now", at(now))
                .query(row -> {
                    WaveId wave = new WaveId(row.getObject("wave_id", UUID.class));
                    byWave.computeIfAbsent(wave, id -> new EnumMap<>(InvitationStatus.class))
                            .put(InvitationStatus.valueOf(row.getString("status")), row.getInt("people"));
                    misused.merge(wave, row.getInt("misused"), Integer::sum);
                });
        Map<WaveId, StatusCounts> counts = new HashMap<>();
        byWave.forEach((wave, statuses) -> counts.put(wave, new StatusCounts(statuses, misused.getOrDefault(wave, 0))));
        return counts;
    }

    /**
     * What to look for.
     *
     * @param family the hash of a family name
     * @param reference eight hexadecimal digits
     */
    @SuppressWarnings("ArrayRecordComponent") // A hash on its way to a query; never compared.
    record Search(byte @Nullable [] family, @Nullable String reference) {}

    private static final String LISTED = """
              from (select invitation_id, channel, language, age_band, group_code, coalesce(sent_at, called_at) as told_at,
                           misused, %s as status
                      from invitations.invitation
                     where health_unit_id = :unit
                       and (cast(:wave as uuid) is null or wave_id = :wave)
                       and (cast(:channel as text) is null or channel = :channel)
                       and (not :misused or misused > 0)
                       and (cast(:family as bytea) is null or family_hash = :family)
                       and (cast(:reference as text) is null or right(cast(invitation_id as text), 8) = :reference)) as i
             where cast(:status as text) is null or status = :status
            """.formatted(STATUS);

    InvitationPage list(HealthUnitId unit, ListQuery query, Search search, Instant now) {
        int total = listed("select count(*)" + LISTED, unit, query, search, now)
                .query(Integer.class)
                .single();
        List<InvitationLine> lines = listed(
                        "select invitation_id, channel, language, age_band, group_code, told_at, misused, status"
                                + LISTED + " order by invitation_id desc offset :from limit :most",
                        unit,
                        query,
                        search,
                        now)
                .param("from", (query.page() - 1) * ListQuery.SIZE)
                .param("most", ListQuery.SIZE)
                .query((row, n) -> line(row))
                .list();
        return new InvitationPage(lines, total);
    }

    private JdbcClient.StatementSpec listed(
            String sql, HealthUnitId unit, ListQuery query, Search search, Instant now) {
        return jdbc.sql(sql)
                .param("unit", unit.value())
                .param("wave", query.wave().map(WaveId::value).orElse(null))
                .param("channel", query.channel().map(Enum::name).orElse(null))
                .param("misused", query.misused())
                .param("family", search.family())
                .param("reference", search.reference())
                .param("status", query.status().map(Enum::name).orElse(null))
                .param("now", at(now));
    }

    /** False when it waits in the outbox already, or is over. */
    boolean queue(InvitationId id, Instant now) {
        return jdbc.sql("""
                                update invitations.invitation
                                   set queued_at = :now, bounced_at = null
                                 where invitation_id = :id
                                   and (queued_at is null or sent_at is not null or bounced_at is not null)
                                   and
                                """ + COUNTS)
                        .param("id", id.value())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void sent(Collection<InvitationId> ids, Instant at) {
        jdbc.sql("update invitations.invitation set sent_at = :at where invitation_id in (:ids)")
                .param("ids", ids.stream().map(InvitationId::value).toList())
                .param("at", at(at))
                .update();
    }

    void bounced(InvitationId id, Instant at) {
        jdbc.sql("update invitations.invitation set bounced_at = :at where invitation_id = :id")
                .param("id", id.value())
                .param("at", at(at))
                .update();
    }

    boolean revoke(InvitationId id, Instant now) {
        return jdbc.sql("""
                                update invitations.invitation
                                   set revoked_at = :now
                                 where invitation_id = :id and used_at is null and revoked_at is null""").param("id", id.value()).param("now", at(now)).update() == 1;
    }

    boolean decline(InvitationId id, Instant now) {
        return jdbc.sql("""
                                update invitations.invitation
                                   set declined_at = :now, decline_reason = 'TOLD_STAFF'
                                 where invitation_id = :id and used_at is null and declined_at is null""").param("id", id.value()).param("now", at(now)).update() == 1;
    }

    /** Reached counts as told; a wrong number as bounced; no answer is tried again. */
    void called(InvitationId id, CallOutcome outcome, Instant now) {
        jdbc.sql("""
                        update invitations.invitation
                           set called_at = :now,
                               called_outcome = :outcome,
                               sent_at = case when :outcome = 'REACHED' then :now else sent_at end,
                               bounced_at = case when :outcome = 'WRONG_NUMBER' then :now else null end
                         where invitation_id = :id""")
                .param("id", id.value())
                .param("outcome", outcome.name())
                .param("now", at(now))
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new InvitationId(row.getObject("invitation_id", UUID.class)),
                new HealthUnitId(row.getInt("health_unit_id")),
                Optional.ofNullable(row.getObject("wave_id", UUID.class)).map(WaveId::new),
                Optional.ofNullable(row.getBytes("person_key")).map(PersonKey::new),
                row.getBytes("details_sealed"),
                Optional.ofNullable(row.getString("channel")).map(Channel::valueOf),
                Optional.ofNullable(row.getString("language"))
                        .flatMap(Language::ofCode)
                        .orElse(Language.EN),
                InvitationStatus.valueOf(row.getString("status")),
                new Told.Happened(
                        moment(row, "issued_at").orElseThrow(),
                        moment(row, "expires_at").orElseThrow(),
                        moment(row, "queued_at"),
                        moment(row, "sent_at"),
                        moment(row, "opened_at"),
                        moment(row, "used_at"),
                        moment(row, "declined_at"),
                        moment(row, "bounced_at"),
                        moment(row, "revoked_at"),
                        moment(row, "called_at"),
                        Optional.ofNullable(row.getString("called_outcome")).map(CallOutcome::valueOf),
                        row.getInt("misused"),
                        moment(row, "last_misused_at")));
    }

    private static InvitationLine line(ResultSet row) throws SQLException {
        return new InvitationLine(
                new InvitationId(row.getObject("invitation_id", UUID.class)),
                InvitationStatus.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("channel")).map(Channel::valueOf),
                Optional.ofNullable(row.getString("language")).flatMap(Language::ofCode),
                Optional.ofNullable(row.getString("age_band")),
                Optional.ofNullable(row.getString("group_code")).map(PersonGroup::new),
                moment(row, "told_at"),
                row.getInt("misused"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
