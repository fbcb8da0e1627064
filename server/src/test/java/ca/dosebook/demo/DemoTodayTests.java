package ca.dosebook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.Expected;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.SlotCount;
import ca.dosebook.inventory.Stock;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DosebookTest(properties = {"dosebook.demo=pilot", "dosebook.demo.clinic-today=true"})
@Import(DemoFixture.AtThatMoment.class)
class DemoTodayTests {

    @Autowired
    private DemoToday today;

    @Autowired
    private Clinics clinics;

    @Autowired
    private ClinicDays days;

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private Stock stock;

    private final SettableClock clock;

    DemoTodayTests(@Autowired Clock clock) {
        this.clock = (SettableClock) clock;
    }

    @BeforeEach
    void onTheFirstDay() {
        clock.set(DemoFixture.NOW);
    }

    @Test
    void on_the_first_day_a_hall_and_a_bus_are_open_now_expect_people_and_have_the_doses_for_them() {
        List<ClinicDay> open = on(DemoFixture.TODAY);

        assertThat(open)
                .extracting(day -> clinics.site(day.site()).map(Site::kind).orElseThrow())
                .containsExactlyInAnyOrder(SiteKind.MASS, SiteKind.MOBILE);
        assertThat(open).allSatisfy(day -> {
            assertThat(day.opens()).isEqualTo(LocalTime.of(10, 0));
            assertThat(expected(day)).hasSizeBetween(20, 40);
            assertThat(stock.usable(day.site(), DemoFixture.TODAY))
                    .extracting(one -> one.lot().product())
                    .contains(day.product());
        });
    }

    @Test
    void residents_are_offered_none_of_it() {
        assertThat(on(DemoFixture.TODAY))
                .flatExtracting(day -> days.slotsOf(day.id()))
                .filteredOn(slot -> slot.startsAt().isAfter(DemoFixture.NOW))
                .isNotEmpty()
                .extracting(SlotCount::free)
                .containsOnly(0);
    }

    @Test
    void starting_again_on_the_same_day_adds_nobody() {
        List<Integer> before =
                on(DemoFixture.TODAY).stream().map(day -> expected(day).size()).toList();

        today.bring();

        assertThat(on(DemoFixture.TODAY))
                .extracting(day -> expected(day).size())
                .isEqualTo(before);
    }

    @Test
    void nodes_that_start_at_the_same_moment_open_one_clinic_each() throws Exception {
        LocalDate monday = DemoFixture.TODAY.plusDays(7);
        clock.advance(Duration.ofDays(7));
        var start = new CyclicBarrier(3);
        try (var nodes = Executors.newFixedThreadPool(3)) {
            List<Future<?>> all = new ArrayList<>();
            for (int node = 0; node < 3; node++) {
                all.add(nodes.submit(() -> {
                    start.await();
                    today.bring();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        }

        assertThat(on(monday))
                .extracting(day -> clinics.site(day.site()).map(Site::kind).orElseThrow())
                .containsExactlyInAnyOrder(SiteKind.MASS, SiteKind.MOBILE);
        assertThat(on(monday)).allSatisfy(day -> assertThat(expected(day)).hasSizeBetween(20, 40));
    }

    @Test
    void a_day_that_the_hall_is_open_anyway_gets_people_and_no_second_clinic() {
        LocalDate tuesday = DemoFixture.TODAY.plusDays(1);
        clock.advance(Duration.ofDays(1));

        today.bring();

        List<ClinicDay> hall = on(tuesday).stream()
                .filter(day -> clinics.site(day.site()).orElseThrow().kind() == SiteKind.MASS)
                .toList();
        assertThat(hall).singleElement().satisfies(day -> {
            assertThat(day.closes()).isEqualTo(LocalTime.of(16, 0));
            assertThat(expected(day)).hasSize(40);
        });
    }

    @Test
    void shortly_before_midnight_nobody_is_called_out_any_more() {
        LocalDate wednesday = DemoFixture.TODAY.plusDays(9);
        clock.set(Instant.parse("2026-12-03T04:40:00Z"));

        today.bring();

        assertThat(on(wednesday)).isEmpty();
    }

    private List<ClinicDay> on(LocalDate date) {
        return clinics.sites().stream()
                .filter(site -> site.healthUnit().value() == 2241 && site.kind() != SiteKind.HOSPITAL)
                .filter(site -> !site.name().en().contains("Napanee"))
                .flatMap(site -> clinics.days(site.id(), date, date).stream())
                .collect(Collectors.toList());
    }

    private List<Expected> expected(ClinicDay day) {
        return arrivals.expected(day, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    }
}
