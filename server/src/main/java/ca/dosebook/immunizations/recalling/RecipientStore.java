package ca.dosebook.immunizations.recalling;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.PersonKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who was given a lot. */
@Repository
class RecipientStore {

    private static final String STANDING = """

              from immunizations.dose as d
             where d.lot_id = :lot and d.site_id = any(:sites) and not d.struck
               and not exists (select from immunizations.dose as c
                                where c.person_key = d.person_key and c.corrects_dose_id = d.dose_id)
            """;

    private final JdbcClient jdbc;

    RecipientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of doses that stand: neither corrected since nor struck out. By day and key. */
    List<Recipient> given(LotId lot, Set<SiteId> sites, int from, int most) {
        return jdbc.sql("select d.person_key, d.site_id, d.given_on" + STANDING + """
                         order by d.given_on, d.person_key, d.dose_id
                        offset :from limit :most""")
                .param("from", from)
                .param("most", most)
                .param("lot", lot.value())
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .query((row, n) -> new Recipient(
                        new PersonKey(row.getBytes("person_key")),
                        new SiteId(row.getObject("site_id", UUID.class)),
                        row.getObject("given_on", LocalDate.class)))
                .list();
    }

    int count(LotId lot, Set<SiteId> sites) {
        return jdbc.sql("select count(*)::integer" + STANDING)
                .param("lot", lot.value())
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }
}
