package ca.dosebook.immunizations;

import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.vaccines.ProductCode;
import java.sql.Array;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of the doses and of doses not given. Rows are inserted, never changed. */
@Repository
class DoseStore {

    private static final String SELECT = """
            select person_key, dose_id, entry_number, corrects_dose_id, struck, correction, source, product_code, lot_id,
                   lot_number, given_on, given_at, site_id, clinic_day_id, place, body_site, route, vaccinator_id,
                   arrival_id, despite, entered_by, entered_at
              from immunizations.dose
            """;

    private final JdbcClient jdbc;

    DoseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every entry under these keys, in the order in which they were written. */
    List<DoseEntry> entries(Collection<PersonKey> keys) {
        return jdbc.sql(SELECT + """
                         where person_key = any(:person_keys)
                         order by entry_number, entered_at""")
                .param("person_keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    /** Throws a duplicate-key failure when the id, the entry's number, the arrival or the correction is taken. */
    void insert(DoseEntry entry) {
        jdbc.sql("""
                        insert into immunizations.dose
                          (person_key, dose_id, entry_number, corrects_dose_id, struck, correction, source, product_code,
                           lot_id, lot_number, given_on, given_at, site_id, clinic_day_id, place, body_site, route,
                           vaccinator_id, arrival_id, despite, entered_by, entered_at)
                        values
                          (:person_key, :dose_id, :entry_number, :corrects, :struck, :correction, :source, :product,
                           :lot_id, :lot_number, :given_on, :given_at, :site_id, :clinic_day_id, :place, :body_site,
                           :route, :vaccinator, :arrival, cast(:despite as text[]), :entered_by, :entered_at)""").params(parameters(entry)).update();
    }

    private static Map<String, @Nullable Object> parameters(DoseEntry entry) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("person_key", entry.person().value());
        all.put("dose_id", entry.id().value());
        all.put("entry_number", entry.number());
        all.put("corrects", entry.corrects().map(DoseId::value).orElse(null));
        all.put("struck", entry.struck());
        all.put("correction", entry.correction().map(Enum::name).orElse(null));
        all.put("source", entry.source().name());
        all.put("product", entry.product().value());
        all.put("lot_id", entry.lot().map(LotId::value).orElse(null));
        all.put("lot_number", entry.lotNumber().orElse(null));
        all.put("given_on", entry.givenOn());
        all.put("given_at", entry.givenAt().map(DoseStore::at).orElse(null));
        all.put("site_id", entry.site().map(SiteId::value).orElse(null));
        all.put("clinic_day_id", entry.day().map(ClinicDayId::value).orElse(null));
        all.put("place", entry.place().orElse(null));
        all.put("body_site", entry.bodySite().map(Enum::name).orElse(null));
        all.put("route", entry.route().map(Enum::name).orElse(null));
        all.put("vaccinator", entry.vaccinator().orElse(null));
        all.put("arrival", entry.arrival().orElse(null));
        all.put("despite", entry.despite().stream().map(Enum::name).toArray(String[]::new));
        all.put("entered_by", entry.enteredBy().orElse(null));
        all.put("entered_at", at(entry.enteredAt()));
        return all;
    }

    /** False when this arrival has one already. */
    boolean insertNotGiven(
            PersonKey person,
            UUID id,
            PresentPeople.Present present,
            UUID arrival,
            NotGivenReason reason,
            UUID user,
            Instant now) {
        return jdbc.sql("""
                                insert into immunizations.not_given
                                  (person_key, not_given_id, arrival_id, site_id, clinic_day_id, reason, entered_by,
                                   entered_at)
                                values
                                  (:person_key, :id, :arrival, :site_id, :clinic_day_id, :reason, :entered_by, :now)
                                on conflict do nothing""")
                        .param("person_key", person.value())
                        .param("id", id)
                        .param("arrival", arrival)
                        .param("site_id", present.site().value())
                        .param("clinic_day_id", present.day().value())
                        .param("reason", reason.name())
                        .param("entered_by", user)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /** How many doses of a clinic day stand in the record, by lot. */
    Map<LotId, Integer> countByLot(SiteId site, ClinicDayId day) {
        Map<LotId, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select d.lot_id, count(*)::integer as doses
                          from immunizations.dose as d
                         where d.site_id = :site_id and d.clinic_day_id = :day and not d.struck
                           and not exists (select from immunizations.dose as c
                                            where c.person_key = d.person_key and c.corrects_dose_id = d.dose_id)
                         group by d.lot_id""").param("site_id", site.value()).param("day", day.value()).query(row -> {
            counts.put(new LotId(row.getObject("lot_id", UUID.class)), row.getInt("doses"));
        });
        return counts;
    }

    Map<NotGivenReason, Integer> countNotGiven(SiteId site, ClinicDayId day) {
        Map<NotGivenReason, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        select reason, count(*)::integer as people
                          from immunizations.not_given
                         where site_id = :site_id and clinic_day_id = :day
                         group by reason""").param("site_id", site.value()).param("day", day.value()).query(row -> {
            counts.put(NotGivenReason.valueOf(row.getString("reason")), row.getInt("people"));
        });
        return counts;
    }

    /** Who stands in the record with a dose of this lot, in the order of their keys. */
    List<PersonKey> givenLot(LotId lot) {
        return jdbc.sql("""
                        select distinct d.person_key
                          from immunizations.dose as d
                         where d.lot_id = :lot and not d.struck
                           and not exists (select from immunizations.dose as c
                                            where c.person_key = d.person_key and c.corrects_dose_id = d.dose_id)
                         order by d.person_key""")
                .param("lot", lot.value())
                .query((row, n) -> new PersonKey(row.getBytes("person_key")))
                .list();
    }

    private static DoseEntry entry(ResultSet row) throws SQLException {
        return new DoseEntry(
                new PersonKey(row.getBytes("person_key")),
                new DoseId(row.getObject("dose_id", UUID.class)),
                row.getInt("entry_number"),
                id(row, "corrects_dose_id").map(DoseId::new),
                row.getBoolean("struck"),
                text(row, "correction").map(Correction.Reason::valueOf),
                DoseSource.valueOf(row.getString("source")),
                new ProductCode(row.getString("product_code")),
                id(row, "lot_id").map(LotId::new),
                text(row, "lot_number"),
                row.getObject("given_on", LocalDate.class),
                moment(row, "given_at"),
                id(row, "site_id").map(SiteId::new),
                id(row, "clinic_day_id").map(ClinicDayId::new),
                text(row, "place"),
                text(row, "body_site").map(BodySite::valueOf),
                text(row, "route").map(Route::valueOf),
                id(row, "vaccinator_id"),
                id(row, "arrival_id"),
                concerns(row.getArray("despite")),
                id(row, "entered_by"),
                moment(row, "entered_at").orElseThrow());
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<Concern> concerns(Array stored) throws SQLException {
        return new ArrayList<>(Arrays.stream((String[]) stored.getArray())
                .map((Function<String, Concern>) Concern::valueOf)
                .toList());
    }

    static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
