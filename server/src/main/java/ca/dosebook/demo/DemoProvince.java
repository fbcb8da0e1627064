package ca.dosebook.demo;

import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.EligibilityRule;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings the demo province into an empty database, once, and moves it between its two modes. All of it is one
 * transaction: a start that is killed leaves nothing.
 */
@Component
class DemoProvince implements SmartInitializingSingleton {

    /** Announcements and the demo's dates are in the province's own time. */
    static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private static final HealthUnitId LEEDS_GRENVILLE_LANARK = new HealthUnitId(2243);
    private static final LocalTime OPENING_TIME = LocalTime.of(8, 0);
    private static final int DAYS_TO_OPENING = 14;
    /** Dose one in the next weeks and dose two up to eighteen weeks after it both fit. */
    private static final int DAYS_AHEAD = 26 * 7;

    private final DemoSettings settings;
    private final Rollout rollout;
    private final DemoClinics clinics;
    private final LoadStore store;
    private final DemoStaff staff;
    private final DemoStock stock;
    private final TransactionOperations transaction;
    private final Clock clock;

    DemoProvince(
            DemoSettings settings,
            Rollout rollout,
            DemoClinics clinics,
            LoadStore store,
            DemoStaff staff,
            DemoStock stock,
            TransactionOperations transaction,
            Clock clock) {
        this.settings = settings;
        this.rollout = rollout;
        this.clinics = clinics;
        this.store = store;
        this.staff = staff;
        this.stock = stock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Before the web server takes its first request: nobody sees half a province. */
    @Override
    public void afterSingletonsInstantiated() {
        settings.mode().ifPresent(mode -> bring(mode, settings.slotCapacity()));
    }

    /** Does nothing where this mode is there already, or where there are sites that are not the demo's. */
    void bring(DemoMode mode, OptionalInt slotCapacity) {
        transaction.executeWithoutResult(status -> {
            Optional<Load> known = store.find();
            if (known.isPresent()) {
                change(known.get(), mode);
            } else if (!clinics.areThere()) {
                load(mode, slotCapacity);
            }
            // Only in a database that is the demo's own: everyone knows these passwords.
            store.find().ifPresent(load -> {
                staff.bring();
                stock.bring(load.loadedOn());
            });
        });
    }

    private void load(DemoMode mode, OptionalInt slotCapacity) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        Instant yesterday = opening(today.minusDays(1));
        var load = new Load(
                mode,
                today,
                switch (mode) {
                    case PILOT -> opening(today.plusDays(DAYS_TO_OPENING));
                    case OPEN -> yesterday;
                });
        if (!store.insert(load)) {
            return;
        }
        setRules(today.getYear(), yesterday);
        Map<HealthUnitId, String> phones = DemoFiles.localPhones();
        rollout.healthUnits().forEach(unit -> giveLocalContact(unit, phones));
        switch (mode) {
            case PILOT -> {
                announce(pilotUnits(), Stage.PILOT, startOfPilot(now, today));
                announce(unitsThatBookHere(), Stage.OPEN, load.opensAt());
            }
            case OPEN -> announce(unitsThatBookHere(), Stage.OPEN, load.opensAt());
        }
        addSites(load, slotCapacity);
        letSomeBookAnotherWay(now);
    }

    /**
     * As in the spring of 2021: in Leeds, Grenville and Lanark a second system ran beside the province's. Here a hospital
     * for its own people stands for it.
     */
    private void letSomeBookAnotherWay(Instant from) {
        clinics.hospital(LEEDS_GRENVILLE_LANARK)
                .ifPresent(hospital -> rollout.except(new ModeException(
                        LEEDS_GRENVILLE_LANARK,
                        hospital.id().value(),
                        null,
                        BookingTool.LOCAL,
                        CallCentre.LOCAL,
                        new LocalContact("Vaccination " + hospital.name().en(), null, "613-555-0143", null),
                        from,
                        null)));
    }

    private void change(Load known, DemoMode mode) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        boolean stillAhead = known.opensAt().isAfter(now);
        Instant opensAt =
                stillAhead || mode == DemoMode.OPEN ? known.opensAt() : opening(today.plusDays(DAYS_TO_OPENING));
        if (!store.changeMode(new Load(mode, known.loadedOn(), opensAt))) {
            return;
        }
        // What was announced before stays on record; the newest moment that has passed decides.
        switch (mode) {
            case PILOT -> {
                announce(unitsThatBookHere(), Stage.CLOSED, now);
                announce(pilotUnits(), Stage.PILOT, now);
                announce(unitsThatBookHere(), Stage.OPEN, opensAt);
            }
            case OPEN -> announce(unitsThatBookHere(), Stage.OPEN, now);
        }
    }

    /** As in the spring of 2021: everyone who turns 80 this year or is older, and two groups. */
    private void setRules(int year, Instant from) {
        rollout.withdrawRules();
        for (EligibilityCriterion criterion : List.of(
                EligibilityCriterion.bornInOrBefore(year - 80),
                EligibilityCriterion.memberOf(PersonGroup.HEALTH_CARE_WORKER),
                EligibilityCriterion.memberOf(PersonGroup.LONG_TERM_CARE))) {
            rollout.addRule(new EligibilityRule(null, from, criterion));
        }
    }

    private void giveLocalContact(HealthUnit unit, Map<HealthUnitId, String> phones) {
        if (unit.bookingTool() == BookingTool.PROVINCIAL && unit.callCentre() == CallCentre.PROVINCIAL) {
            return;
        }
        LocalContact known = unit.local();
        String name = known.name();
        String phone = known.phone();
        rollout.setBookingMode(
                unit.id(),
                unit.bookingTool(),
                unit.callCentre(),
                new LocalContact(
                        // One word in both languages, as a unit's own service might be called.
                        name == null ? "Vaccination " + unit.shortName() : name,
                        known.address(),
                        phone == null ? phones.get(unit.id()) : phone,
                        known.url()));
    }

    private void addSites(Load load, OptionalInt slotCapacity) {
        Set<HealthUnitId> pilot = Set.copyOf(pilotUnits());
        LocalDate tomorrow = load.loadedOn().plusDays(1);
        LocalDate afterOpening = LocalDate.ofInstant(load.opensAt(), ZONE).plusDays(1);
        LocalDate last = load.loadedOn().plusDays(DAYS_AHEAD);
        for (DemoSite demo : DemoFiles.sites()) {
            boolean waits = !pilot.contains(demo.site().healthUnit()) && afterOpening.isAfter(tomorrow);
            clinics.add(demo, load.loadedOn(), waits ? afterOpening : tomorrow, last, slotCapacity);
        }
    }

    private void announce(List<HealthUnitId> units, Stage stage, Instant startsAt) {
        units.forEach(unit -> rollout.announce(new Opening(unit, stage, startsAt)));
    }

    private List<HealthUnitId> unitsThatBookHere() {
        return rollout.healthUnits().stream()
                .filter(unit -> !unit.booksLocally())
                .map(HealthUnit::id)
                .toList();
    }

    private List<HealthUnitId> pilotUnits() {
        return rollout.healthUnits().stream()
                .filter(unit -> unit.firstPilot() && !unit.booksLocally())
                .map(HealthUnit::id)
                .toList();
    }

    /** This morning at eight, or an hour ago for who is up earlier. */
    private static Instant startOfPilot(Instant now, LocalDate today) {
        Instant thisMorning = opening(today);
        Instant anHourAgo = now.minus(Duration.ofHours(1));
        return thisMorning.isBefore(anHourAgo) ? thisMorning : anHourAgo;
    }

    private static Instant opening(LocalDate day) {
        return day.atTime(OPENING_TIME).atZone(ZONE).toInstant();
    }
}
