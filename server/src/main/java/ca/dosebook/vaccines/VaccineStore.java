package ca.dosebook.vaccines;

import static ca.dosebook.kernel.ReferenceFile.numberOrNull;
import static ca.dosebook.kernel.ReferenceFile.textOrNull;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.ReferenceFile;
import ca.dosebook.kernel.Uuids;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL of products and interval rules. */
@Component
class VaccineStore {

    private final JdbcClient jdbc;

    VaccineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Product> products() {
        return jdbc.sql("""
                        select product_code, name_en, name_fr, manufacturer, cvx, mvx, snomed_ct_ca, din,
                               doses_per_vial, minimum_age, series_doses, label_interval_days, thawed_shelf_life_days
                          from vaccines.product
                         order by name_en
                        """).query((row, n) -> product(row)).list();
    }

    List<IntervalRule> intervalRules() {
        return jdbc.sql("""
                        select effective_from, product_code, group_code, minimum_days, target_days, maximum_days
                          from vaccines.interval_rule
                        """).query((row, n) -> intervalRule(row)).list();
    }

    /** Products are as the release says; the rules belong to the province, so shipped ones only fill an empty table. */
    void loadReference() {
        ReferenceFile.rows("vaccine_products.csv").forEach(this::upsertProduct);
        int rules = jdbc.sql("select count(*) from vaccines.interval_rule")
                .query(Integer.class)
                .single();
        if (rules == 0) {
            ReferenceFile.rows("dose_interval_rules.csv").forEach(this::insertRule);
        }
    }

    private void upsertProduct(NamedCsvRecord row) {
        jdbc.sql("""
                        insert into vaccines.product as known
                               (product_code, name_en, name_fr, manufacturer, cvx, mvx, snomed_ct_ca, din,
                                doses_per_vial, minimum_age, series_doses, label_interval_days, thawed_shelf_life_days)
                        values (:code, :name_en, :name_fr, :manufacturer, :cvx, :mvx, :snomed, :din,
                                :doses_per_vial, :minimum_age, :series_doses, :label_interval, :shelf_life)
                        on conflict (product_code) do update
                           set name_en = excluded.name_en,
                               name_fr = excluded.name_fr,
                               manufacturer = excluded.manufacturer,
                               cvx = excluded.cvx,
                               mvx = excluded.mvx,
                               snomed_ct_ca = excluded.snomed_ct_ca,
                               din = excluded.din,
                               doses_per_vial = excluded.doses_per_vial,
                               minimum_age = excluded.minimum_age,
                               series_doses = excluded.series_doses,
                               label_interval_days = excluded.label_interval_days,
                               thawed_shelf_life_days = excluded.thawed_shelf_life_days
                         where known is distinct from excluded
                        """)
                .param("code", row.getField("product_code"))
                .param("name_en", row.getField("name_en"))
                .param("name_fr", row.getField("name_fr"))
                .param("manufacturer", row.getField("manufacturer"))
                .param("cvx", row.getField("cvx"))
                .param("mvx", row.getField("mvx"))
                .param("snomed", textOrNull(row, "snomed_ct_ca"))
                .param("din", textOrNull(row, "din"))
                .param("doses_per_vial", Integer.valueOf(row.getField("doses_per_vial")))
                .param("minimum_age", Integer.valueOf(row.getField("minimum_age")))
                .param("series_doses", Integer.valueOf(row.getField("series_doses")))
                .param("label_interval", numberOrNull(row, "label_interval_days"))
                .param("shelf_life", numberOrNull(row, "thawed_shelf_life_days"))
                .update();
    }

    private void insertRule(NamedCsvRecord row) {
        // Two nodes may start on the same empty table: the constraint keeps one row of each.
        jdbc.sql("""
                        insert into vaccines.interval_rule
                               (rule_id, effective_from, product_code, group_code,
                                minimum_days, target_days, maximum_days, note)
                        values (:rule_id, :effective_from, :product_code, :group_code,
                                :minimum_days, :target_days, :maximum_days, :note)
                        on conflict do nothing
                        """)
                .param("rule_id", Uuids.next())
                .param("effective_from", LocalDate.parse(row.getField("effective_from")))
                .param("product_code", row.getField("product_code"))
                .param("group_code", textOrNull(row, "group_code"))
                .param("minimum_days", Integer.valueOf(row.getField("minimum_days")))
                .param("target_days", Integer.valueOf(row.getField("target_days")))
                .param("maximum_days", Integer.valueOf(row.getField("maximum_days")))
                .param("note", row.getField("note"))
                .update();
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                new ProductCode(row.getString("product_code")),
                new Bilingual(row.getString("name_en"), row.getString("name_fr")),
                row.getString("manufacturer"),
                row.getString("cvx"),
                row.getString("mvx"),
                row.getString("snomed_ct_ca"),
                row.getString("din"),
                row.getInt("doses_per_vial"),
                row.getInt("minimum_age"),
                row.getInt("series_doses"),
                row.getObject("label_interval_days", Integer.class),
                row.getObject("thawed_shelf_life_days", Integer.class));
    }

    private static IntervalRule intervalRule(ResultSet row) throws SQLException {
        @Nullable String group = row.getString("group_code");
        return new IntervalRule(
                row.getObject("effective_from", LocalDate.class),
                new ProductCode(row.getString("product_code")),
                group == null ? null : new PersonGroup(group),
                row.getInt("minimum_days"),
                row.getInt("target_days"),
                row.getInt("maximum_days"));
    }
}
