package ca.dosebook.vaccines;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.testing.TestDatabase;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VaccinesTests {

    private static final ProductCode PFIZER = new ProductCode("PFIZER");
    private static final ProductCode JANSSEN = new ProductCode("JANSSEN");

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final Vaccines vaccines = VaccinesFixture.on(DB.jdbc());

    @Test
    void every_shipped_product_is_known_by_name_in_both_languages() {
        assertThat(vaccines.products())
                .extracting(product -> product.code().value())
                .containsExactlyInAnyOrder("PFIZER", "MODERNA", "ASTRAZENECA", "COVISHIELD", "JANSSEN");
        Product pfizer = vaccines.product(PFIZER).orElseThrow();
        assertThat(pfizer.name().in(Language.FR)).startsWith("Vaccin de Pfizer-BioNTech");
        assertThat(pfizer.minimumAge()).isEqualTo(16);
        assertThat(pfizer.din()).isEqualTo("02509210");
        assertThat(vaccines.product(JANSSEN).orElseThrow().din()).isNull();
        assertThat(vaccines.product(new ProductCode("NONE"))).isEmpty();
    }

    @Test
    void dose_two_of_a_person_of_82_comes_after_sixteen_weeks_in_april_and_four_in_june() {
        LocalDate april = LocalDate.parse("2021-04-01");
        LocalDate june = LocalDate.parse("2021-06-01");
        var groups = Set.of(PersonGroup.AGE_80_PLUS);
        assertThat(vaccines.windowAfter(PFIZER, groups, april, april)
                        .orElseThrow()
                        .earliest())
                .isEqualTo(april.plusDays(112));
        assertThat(vaccines.windowAfter(PFIZER, groups, june, april)
                        .orElseThrow()
                        .earliest())
                .isEqualTo(april.plusDays(28));
    }

    @Test
    void there_is_no_window_when_the_series_ends() {
        LocalDate day = LocalDate.parse("2021-04-01");
        assertThat(vaccines.windowAfter(JANSSEN, Set.of(), day, day)).isEmpty();
        assertThat(vaccines.windowAfter(DoseOrdinal.FIRST.next(), PFIZER, Set.of(), day, day))
                .isEmpty();
    }

    @Test
    void another_start_mends_products_and_leaves_the_edited_rules_alone() {
        try (TestDatabase own = TestDatabase.fresh()) {
            VaccinesFixture.on(own.jdbc());
            own.jdbc()
                    .sql("update vaccines.product set manufacturer = 'wrong' where product_code = 'PFIZER'")
                    .update();
            own.jdbc()
                    .sql("delete from vaccines.interval_rule where group_code is not null")
                    .update();
            Vaccines again = VaccinesFixture.on(own.jdbc());
            assertThat(again.product(PFIZER).orElseThrow().manufacturer()).isEqualTo("Pfizer-BioNTech");
            assertThat(again.intervalRule(PFIZER, Set.of(PersonGroup.AGE_80_PLUS), LocalDate.parse("2021-06-01"))
                            .orElseThrow()
                            .minimumDays())
                    .isEqualTo(112);
        }
    }
}
