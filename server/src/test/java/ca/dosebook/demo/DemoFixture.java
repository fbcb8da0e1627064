package ca.dosebook.demo;

import ca.dosebook.clinics.Wanted;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.vaccines.ProductCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demo's tests share. */
final class DemoFixture {

    /** A Monday at 10:00 in Toronto, some years after 2021, with every holiday of the winter and Easter ahead. */
    static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static final List<Integer> PILOT = List.of(2233, 2238, 2241, 2242, 2243, 2255);
    static final List<Integer> OTHERS_THAT_BOOK_HERE =
            List.of(2235, 2237, 2240, 2246, 2247, 2249, 2251, 2258, 2260, 2262, 3895);

    private DemoFixture() {}

    @TestConfiguration
    static class AtThatMoment {
        @Bean
        Clock clock() {
            return SettableClock.at(NOW);
        }
    }

    static Wanted wanted(Set<HealthUnitId> units, LocalDate from, LocalDate to) {
        return new Wanted(units, Optional.empty(), from, to, NOW, false);
    }

    static Wanted wanted(Set<HealthUnitId> units, ProductCode product, LocalDate from, LocalDate to) {
        return new Wanted(units, Optional.of(product), from, to, NOW, false);
    }

    static List<PostalArea> areas(JdbcClient jdbc, Rollout rollout) {
        return jdbc.sql("select fsa from rollout.postal_area order by fsa")
                .query((row, n) -> rollout.postalArea(row.getString("fsa")).orElseThrow())
                .list();
    }

    static PostalArea nearest(List<PostalArea> areas, GeoPoint point) {
        return areas.stream()
                .min(Comparator.comparingDouble(area -> area.centre().kilometresTo(point)))
                .orElseThrow();
    }

    static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
