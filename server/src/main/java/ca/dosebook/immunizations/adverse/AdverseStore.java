package ca.dosebook.immunizations.adverse;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.Route;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.ProductCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of adverse events. Rows are inserted, never changed. */
@Repository
class AdverseStore {

    private static final String SELECT = """
            select e.person_key, e.adverse_event_id, e.dose_id, e.product_code, e.lot_id, e.lot_number, e.given_on,
                   e.given_at, e.body_site, e.route, e.site_id, coalesce(e.reported_site_id, e.site_id) as reported_site_id, e.observed_until, e.reported_by, e.reported_at,
                   v.version_number, v.version_id, v.onset_at, v.happened, v.care, v.treatments, v.outcome,
                   v.life_threatening, v.disabling, v.follow_up, v.recommendation, v.entered_by, v.entered_at
              from immunizations.adverse_event as e
              join immunizations.adverse_event_version as v
                on v.person_key = e.person_key and v.adverse_event_id = e.adverse_event_id
            """;

    private static final String LISTED = """
             where (e.site_id = any(:sites) or e.reported_site_id = any(:sites))
               and v.version_number = (select max(n.version_number)
                                         from immunizations.adverse_event_version as n
                                        where n.person_key = e.person_key and n.adverse_event_id = e.adverse_event_id)
               and (cast(:follow_up as text) is null or v.follow_up = cast(:follow_up as text))
               and (v.serious or not :serious)
            """;

    private final JdbcClient jdbc;

    AdverseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A report with all its versions. */
    Optional<AdverseEvent> find(AdverseEventId id) {
        return whole(jdbc.sql(SELECT + """
                                 where e.adverse_event_id = :id
                                 order by v.version_number""")
                        .param("id", id.value())
                        .query((row, n) -> event(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** Every report under these keys with all its versions, newest first. */
    List<AdverseEvent> of(Collection<PersonKey> keys) {
        return whole(jdbc.sql(SELECT + """
                         where e.person_key = any(:person_keys)
                         order by e.reported_at desc, e.adverse_event_id, v.version_number""")
                .param("person_keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query((row, n) -> event(row))
                .list());
    }

    /** Rows of one report put together, in the order in which they came. */
    private static List<AdverseEvent> whole(List<AdverseEvent> rows) {
        Map<AdverseEventId, AdverseEvent> events = new LinkedHashMap<>();
        for (AdverseEvent row : rows) {
            events.merge(row.id(), row, (event, more) -> {
                List<EventVersion> versions = new ArrayList<>(event.versions());
                versions.addAll(more.versions());
                return event.with(versions);
            });
        }
        return List.copyOf(events.values());
    }

    private static Map<String, @Nullable Object> parameters(EventFilter filter) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("sites", filter.sites().stream().map(SiteId::value).toArray(UUID[]::new));
        all.put("follow_up", filter.followUp().map(Enum::name).orElse(null));
        all.put("serious", filter.seriousOnly());
        return all;
    }

    /** Each with its newest version alone. */
    List<AdverseEvent> list(EventFilter filter, EventFilter.Order order, int from, int most) {
        return jdbc.sql(SELECT + LISTED + """
                         order by case cast(:order as text) when 'SERIOUS' then cast(v.serious as integer) end desc nulls last,
                                  case cast(:order as text) when 'ONSET' then v.onset_at end desc nulls last,
                                  e.reported_at desc, e.adverse_event_id
                        offset :from limit :most""")
                .params(parameters(filter))
                .param("order", order.name())
                .param("from", from)
                .param("most", most)
                .query((row, n) -> event(row))
                .list();
    }

    int count(EventFilter filter) {
        return jdbc.sql("""
                        select count(*)::integer
                          from immunizations.adverse_event as e
                          join immunizations.adverse_event_version as v
                            on v.person_key = e.person_key and v.adverse_event_id = e.adverse_event_id
                        """ + LISTED)
                .params(parameters(filter))
                .query(Integer.class)
                .single();
    }

    /** A new report with its first version; false when the id is taken. */
    boolean insert(AdverseEvent event) {
        AdverseEvent.About about = event.about();
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("person_key", event.person().value());
        all.put("id", event.id().value());
        all.put("dose_id", about.dose().value());
        all.put("product", about.product().value());
        all.put("lot_id", about.lot().map(LotId::value).orElse(null));
        all.put("lot_number", about.lotNumber().orElse(null));
        all.put("given_on", about.givenOn());
        all.put("given_at", about.givenAt().map(AdverseStore::at).orElse(null));
        all.put("body_site", about.bodySite().map(Enum::name).orElse(null));
        all.put("route", about.route().map(Enum::name).orElse(null));
        all.put("site_id", event.site().value());
        all.put("reported_site_id", event.reportedIn().value());
        all.put("observed_until", event.observedUntil().map(AdverseStore::at).orElse(null));
        all.put("reported_by", event.reportedBy());
        all.put("reported_at", at(event.reportedAt()));
        boolean inserted = jdbc.sql("""
                                insert into immunizations.adverse_event
                                  (person_key, adverse_event_id, dose_id, product_code, lot_id, lot_number, given_on,
                                   given_at, body_site, route, site_id, reported_site_id, observed_until,
                                   reported_by, reported_at)
                                values
                                  (:person_key, :id, :dose_id, :product, cast(:lot_id as uuid), :lot_number, :given_on,
                                   cast(:given_at as timestamptz), :body_site, :route, :site_id, :reported_site_id,
                                   cast(:observed_until as timestamptz), :reported_by, :reported_at)
                                on conflict do nothing""").params(all).update() == 1;
        return inserted && insert(event, event.newest());
    }

    /** One more version; false when somebody else wrote one with this number. */
    boolean insert(AdverseEvent event, EventVersion version) {
        Told told = version.told();
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("person_key", event.person().value());
        all.put("id", event.id().value());
        all.put("number", version.number());
        all.put("version_id", version.id());
        all.put("onset_at", at(told.onsetAt()));
        all.put("happened", names(told.happened()));
        all.put("care", told.care().name());
        all.put("treatments", names(told.treatments()));
        all.put("outcome", told.outcome().name());
        all.put("life_threatening", told.lifeThreatening());
        all.put("disabling", told.disabling());
        all.put("serious", told.isSerious());
        all.put("follow_up", version.followUp().name());
        all.put("recommendation", version.recommendation().map(Enum::name).orElse(null));
        all.put("entered_by", version.by());
        all.put("entered_at", at(version.at()));
        return jdbc.sql("""
                                insert into immunizations.adverse_event_version
                                  (person_key, adverse_event_id, version_number, version_id, onset_at, happened, care,
                                   treatments, outcome, life_threatening, disabling, serious, follow_up,
                                   recommendation, entered_by, entered_at)
                                values
                                  (:person_key, :id, :number, :version_id, :onset_at, cast(:happened as text[]), :care,
                                   cast(:treatments as text[]), :outcome, :life_threatening, :disabling, :serious, :follow_up,
                                   :recommendation, :entered_by, :entered_at)
                                on conflict do nothing""").params(all).update() == 1;
    }

    void insertNote(PersonKey person, EventVersion about, byte[] sealed) {
        jdbc.sql("""
                        insert into immunizations.note (person_key, note_id, about_id, sealed, entered_by, entered_at)
                        values (:person_key, :note_id, :about, :sealed, :user, :now)""")
                .param("person_key", person.value())
                .param("note_id", Uuids.next())
                .param("about", about.id())
                .param("sealed", sealed)
                .param("user", about.by())
                .param("now", at(about.at()))
                .update();
    }

    Optional<byte[]> note(PersonKey person, EventVersion about) {
        return jdbc
                .sql("""
                        select sealed
                          from immunizations.note
                         where person_key = :person_key and about_id = :about
                         order by note_id""")
                .param("person_key", person.value())
                .param("about", about.id())
                .query((row, n) -> row.getBytes("sealed"))
                .list()
                .stream()
                .findFirst();
    }

    private static AdverseEvent event(ResultSet row) throws SQLException {
        return new AdverseEvent(
                new AdverseEventId(row.getObject("adverse_event_id", UUID.class)),
                new PersonKey(row.getBytes("person_key")),
                new AdverseEvent.About(
                        new DoseId(row.getObject("dose_id", UUID.class)),
                        new ProductCode(row.getString("product_code")),
                        Optional.ofNullable(row.getObject("lot_id", UUID.class)).map(LotId::new),
                        Optional.ofNullable(row.getString("lot_number")),
                        row.getObject("given_on", LocalDate.class),
                        moment(row, "given_at"),
                        Optional.ofNullable(row.getString("body_site")).map(BodySite::valueOf),
                        Optional.ofNullable(row.getString("route")).map(Route::valueOf)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new SiteId(row.getObject("reported_site_id", UUID.class)),
                moment(row, "observed_until"),
                row.getObject("reported_by", UUID.class),
                moment(row, "reported_at").orElseThrow(),
                List.of(version(row)));
    }

    private static EventVersion version(ResultSet row) throws SQLException {
        return new EventVersion(
                row.getInt("version_number"),
                row.getObject("version_id", UUID.class),
                new Told(
                        moment(row, "onset_at").orElseThrow(),
                        values(row, "happened", Happening::valueOf),
                        CareLevel.valueOf(row.getString("care")),
                        values(row, "treatments", Treatment::valueOf),
                        EventOutcome.valueOf(row.getString("outcome")),
                        row.getBoolean("life_threatening"),
                        row.getBoolean("disabling")),
                FollowUp.valueOf(row.getString("follow_up")),
                Optional.ofNullable(row.getString("recommendation")).map(Recommendation::valueOf),
                row.getObject("entered_by", UUID.class),
                moment(row, "entered_at").orElseThrow());
    }

    private static String[] names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static <T> Set<T> values(ResultSet row, String column, Function<String, T> known) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(known)
                .collect(Collectors.toSet());
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
