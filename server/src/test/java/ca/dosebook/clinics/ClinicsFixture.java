package ca.dosebook.clinics;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.vaccines.ProductCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module for tests of others, and sites to go with it. */
public final class ClinicsFixture {

    public static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    public static final ProductCode PFIZER = new ProductCode("PFIZER");
    public static final GeoPoint OWEN_SOUND = new GeoPoint(44.5690, -80.9406);

    private final ClinicStore store;
    private final Clinics clinics;

    private ClinicsFixture(ClinicStore store) {
        this.store = store;
        this.clinics = new Clinics(store, SettableClock.at(Instant.EPOCH));
    }

    public static ClinicsFixture on(JdbcClient jdbc) {
        return new ClinicsFixture(new ClinicStore(jdbc));
    }

    public Clinics clinics() {
        return clinics;
    }

    /** With as much patience as a busy machine needs. */
    public Availability availability(Clock clock) {
        return availability(clock, Duration.ofSeconds(20));
    }

    Availability availability(Clock clock, Duration patience) {
        return new Availability(store, clock, patience);
    }

    /** A building in Owen Sound with no clinic day yet. */
    public Stop aSite(HealthUnitId unit) {
        return aSite(unit, OWEN_SOUND, true, TORONTO);
    }

    public Stop aSite(HealthUnitId unit, GeoPoint point, boolean wheelchairAccess, ZoneId zone) {
        Site site = new Site(
                new SiteId(Uuids.next()),
                unit,
                SiteKind.MASS,
                new Bilingual("Harbour Arena", "Aréna du port"),
                zone,
                wheelchairAccess);
        Stop stop = new Stop(
                new StopId(Uuids.next()),
                site.id(),
                new Bilingual("Harbour Arena", "Aréna du port"),
                "1 Water Street",
                "Owen Sound",
                "N4K1A1",
                point);
        clinics.addSite(site, List.of(stop));
        return stop;
    }

    /** A day from nine o’clock on, with slots of ten minutes, that is nowhere yet. */
    public static ClinicDay aDay(Stop stop, LocalDate day, int slots, int capacity) {
        return new ClinicDay(
                new ClinicDayId(Uuids.next()),
                stop.site(),
                stop.id(),
                day,
                LocalTime.of(9, 0),
                LocalTime.of(9, 0).plusMinutes(10L * slots),
                PFIZER,
                10,
                capacity);
    }

    /** A day of slots of ten minutes from nine o’clock on, in order of their start. */
    public List<Slot> publish(Stop stop, LocalDate day, int slots, int capacity) {
        return publish(stop, day, slots, capacity, PFIZER);
    }

    public List<Slot> publish(Stop stop, LocalDate day, int slots, int capacity, ProductCode product) {
        return publish(aDay(stop, day, slots, capacity).giving(product));
    }

    /** This very day, its slots in order of their start. */
    public List<Slot> publish(ClinicDay clinicDay) {
        Site site = store.site(clinicDay.site()).orElseThrow();
        clinics.publish(site, List.of(clinicDay));
        return slots(clinicDay);
    }

    /** The slots of a published day, in order of their start. */
    public List<Slot> slots(ClinicDay clinicDay) {
        Site site = store.site(clinicDay.site()).orElseThrow();
        return store.slotsSince(clinicDay.day().atStartOfDay(site.zone()).toInstant()).stream()
                .filter(row -> row.clinicDay().equals(clinicDay.id()))
                .map(row -> store.slot(site.id(), row.id()).orElseThrow())
                .toList();
    }
}
