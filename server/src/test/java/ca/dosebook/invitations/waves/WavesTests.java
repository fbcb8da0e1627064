package ca.dosebook.invitations.waves;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationCodes;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DosebookTest
@Import(StandingClock.class)
class WavesTests {

    private static final GeoPoint KINGSTON = new GeoPoint(44.2312, -76.4860);

    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Waves waves;

    @Autowired
    WavesTests(ApplicationContext context, JdbcClient jdbc, Clock clock, Waves waves) {
        this.context = context;
        this.jdbc = jdbc;
        this.clock = clock;
        this.waves = waves;
    }

    /** Each test has a health unit to itself: places and people of others would be counted. */
    private WaveWorld world(int unit) {
        return new WaveWorld(context, new HealthUnitId(unit));
    }

    private List<UUID> candidatesOf(Wave wave) {
        return jdbc.sql("select candidate_id from invitations.invitation where wave_id = :wave order by invitation_id")
                .param("wave", wave.id().value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private int written(String act, UUID about) {
        return jdbc.sql("select count(*) from audit.entry where act = :act and object_id = :about")
                .param("act", act)
                .param("about", about)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_wave_invites_the_oldest_and_writes_everyone_down() {
        WaveWorld world = world(2226)
                .with(WaveWorld.aName(), 1950)
                .with(WaveWorld.aName(), 1930)
                .with(WaveWorld.aName(), 1940)
                .approved();

        Wave wave = ((WaveOutcome.Made) world.make(WaveWorld.rule(2))).wave();

        assertThat(wave.people()).isEqualTo(2);
        assertThat(wave.releasedAt()).isPresent();
        assertThat(jdbc.sql("select age_band from invitations.invitation where wave_id = :wave order by age_band")
                        .param("wave", wave.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("80-89", "90+");
        assertThat(written("WAVE_MADE", wave.id().value())).isEqualTo(1);
        List<UUID> ids = jdbc.sql("select invitation_id from invitations.invitation where wave_id = :wave")
                .param("wave", wave.id().value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        assertThat(ids).allSatisfy(id -> assertThat(written("INVITED", id)).isEqualTo(1));
    }

    @Test
    void the_code_in_the_table_is_the_one_derived_from_the_id() {
        Wave wave = world(2227).with(WaveWorld.aName(), 1930).approved().made();
        InvitationCodes codes = context.getBean(InvitationCodes.class);

        assertThat(jdbc.sql("select invitation_id, code_hash from invitations.invitation where wave_id = :wave")
                        .param("wave", wave.id().value())
                        .query((row, n) -> List.of(
                                row.getBytes("code_hash"),
                                codes.hash(codes.of(new InvitationId(row.getObject("invitation_id", UUID.class))))))
                        .single())
                .satisfies(hashes -> assertThat(hashes.getFirst()).isEqualTo(hashes.getLast()));
    }

    @Test
    void asking_again_with_the_same_id_makes_no_second_wave() {
        WaveWorld world = world(2230)
                .with(WaveWorld.aName(), 1930)
                .with(WaveWorld.aName(), 1931)
                .approved();
        WaveId id = WaveWorld.id();
        HealthUnitId unit = new HealthUnitId(2230);

        WaveOutcome first = waves.make(id, unit, "Wave", WaveWorld.rule(1), WaveWorld.staff());
        WaveOutcome again = waves.make(id, unit, "Wave", WaveWorld.rule(1), WaveWorld.staff());

        assertThat(again).isInstanceOf(WaveOutcome.Made.class).isEqualTo(first);
        assertThat(world.make(WaveWorld.rule(5))).isInstanceOf(WaveOutcome.Made.class);
        assertThat(world.make(WaveWorld.rule(5))).isInstanceOf(WaveOutcome.Nobody.class);
    }

    @Test
    void waves_made_at_once_never_invite_anyone_twice() throws Exception {
        WaveWorld world = world(2233);
        IntStream.range(0, 60).forEach(i -> world.with(WaveWorld.aName(), 1930));
        // One of them is on a second list too.
        String twice = WaveWorld.aName();
        world.with(twice, 1930).approved();
        world.with(twice, 1930).approved();
        int contenders = 6;
        var start = new CyclicBarrier(contenders);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<WaveOutcome>> running = IntStream.range(0, contenders)
                    .mapToObj(i -> threads.submit((Callable<WaveOutcome>) () -> {
                        start.await();
                        return world.make(WaveWorld.rule(20));
                    }))
                    .toList();
            for (Future<WaveOutcome> one : running) {
                one.get();
            }
        }

        assertThat(jdbc.sql("""
                                select count(*) as people, count(distinct candidate_id) as candidates,
                                       count(distinct name_hash) as names
                                  from invitations.invitation where health_unit_id = 2233""")
                        .query((row, n) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)))
                        .single())
                .containsExactly(61, 61, 61);
    }

    @Test
    void the_forecast_counts_places_near_by_for_every_dose() {
        HealthUnitId unit = new HealthUnitId(2234);
        WaveWorld world = world(2234);
        IntStream.range(0, 9).forEach(i -> world.with(WaveWorld.aName(), 1930));
        world.with(WaveWorld.aName(), 1930, Map.of(Column.POSTAL_CODE, "P3A 1A1"))
                .with(WaveWorld.aName(), 1930, Map.of(Column.EMAIL, "", Column.STREET, "", Column.PHONE, ""))
                .approved();
        ClinicsFixture clinics = ClinicsFixture.on(jdbc);
        Stop near = clinics.aSite(unit, KINGSTON, true, ClinicsFixture.TORONTO);
        Stop far = clinics.aSite(unit, new GeoPoint(46.49, -80.99), true, ClinicsFixture.TORONTO);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClinicsFixture.TORONTO);
        clinics.publish(near, today.plusDays(7), 2, 3);
        clinics.publish(far, today.plusDays(7), 50, 50);
        WaveRule rule = new WaveRule(
                500,
                WaveOrder.OLDEST_FIRST,
                Optional.of(new WaveRule.Around("Kingston", KINGSTON, 30)),
                Set.of(),
                Set.of(),
                Set.of(Channel.values()),
                true,
                28);

        // What is known of free places may be of another test.
        ((SettableClock) clock).set(clock.instant().plusSeconds(2));
        // Six places for the first dose, none for the second: nobody could have both.
        Forecast none = waves.forecast(unit, rule);
        assertThat(none.people()).isZero();
        assertThat(none.count(Sorted.FITS)).isEqualTo(9);
        assertThat(none.count(Sorted.TOO_FAR)).isEqualTo(1);
        assertThat(none.count(Sorted.UNREACHABLE)).isEqualTo(1);
        assertThat(none.outlook().weeks().getFirst().places()).isEqualTo(6);
        assertThat(world.make(rule)).isInstanceOf(WaveOutcome.Nobody.class);

        IntStream.rangeClosed(28, 150).forEach(day -> clinics.publish(near, today.plusDays(day), 1, 1));
        ((SettableClock) clock).set(clock.instant().plusSeconds(2));
        Forecast some = waves.forecast(unit, rule);
        assertThat(some.people()).isBetween(6, 9);
        assertThat(some.placesAreEnough()).isTrue();
        assertThat(some.count(Channel.EMAIL)).isEqualTo(some.people());

        // Whoever is invited has their places taken off for the next.
        world.make(rule);
        assertThat(waves.forecast(unit, rule).outlook().waiting()).isEqualTo(some.people());
        assertThat(waves.forecast(unit, rule).outlook().people()).isZero();
    }

    @Test
    void a_revoked_wave_can_be_made_again_and_what_is_used_stays() {
        WaveWorld world = world(2235)
                .with(WaveWorld.aName(), 1930)
                .with(WaveWorld.aName(), 1931)
                .approved();
        Wave wave = world.made();
        jdbc.sql("""
                        update invitations.invitation set used_at = issued_at, used_for = gen_random_uuid()
                         where invitation_id = (select min(cast(invitation_id as text))::uuid
                                                  from invitations.invitation where wave_id = :wave)""").param("wave", wave.id().value()).update();

        waves.revoke(wave.id(), WaveWorld.staff());
        waves.revoke(wave.id(), WaveWorld.staff());

        assertThat(jdbc.sql("""
                                select count(*) from invitations.invitation
                                 where wave_id = :wave and revoked_at is not null""")
                        .param("wave", wave.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(written("INVITATION_REVOKED", wave.id().value())).isEqualTo(1);
        Wave second = world.made();
        assertThat(candidatesOf(second)).hasSize(1);
        assertThat(candidatesOf(wave)).containsAll(candidatesOf(second));
    }

    @Test
    void a_wave_of_many_waits_for_a_second_person() {
        WaveWorld world = world(2236);
        IntStream.rangeClosed(0, Waves.ALONE).forEach(i -> world.with(WaveWorld.aName(), 1930));
        world.approved();

        Wave wave = ((WaveOutcome.Made) world.make(WaveWorld.rule(5000))).wave();

        assertThat(wave.people()).isEqualTo(Waves.ALONE + 1);
        assertThat(wave.canBeSent(clock.instant())).isFalse();
        assertThat(waves.release(wave.id())).isTrue();
        assertThat(waves.release(wave.id())).isFalse();
        assertThat(waves.find(wave.id()).orElseThrow().canBeSent(clock.instant()))
                .isTrue();
    }
}
