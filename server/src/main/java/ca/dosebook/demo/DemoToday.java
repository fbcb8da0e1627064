package ca.dosebook.demo;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.SlotCount;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees to it, at each start, that a hall of Kingston's and its mobile clinic are open now and expect people, so that desk,
 * station and tablet can be tried on any day. A clinic made for this has no place left: residents are offered none of it.
 */
@Component
class DemoToday {

    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);
    private static final int HOURS = 4;
    private static final LocalTime LATEST = LocalTime.of(23, 45);
    private static final int SLOT_MINUTES = 15;
    private static final int PEOPLE_A_SLOT = 2;
    private static final int MOST_A_SLOT = 250;
    private static final int WEEKS_AHEAD = 4;

    /** More are not invited into a day that was there already. */
    private static final int PEOPLE = 40;

    private final DemoSettings settings;
    private final LoadStore loads;
    private final Clinics clinics;
    private final ClinicDays days;
    private final DemoBookings bookings;
    private final Clock clock;

    DemoToday(
            DemoSettings settings,
            LoadStore loads,
            Clinics clinics,
            ClinicDays days,
            DemoBookings bookings,
            Clock clock) {
        this.settings = settings;
        this.loads = loads;
        this.clinics = clinics;
        this.days = days;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Before what there is to try is printed. */
    @EventListener
    @Order(1)
    void onReady(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && settings.clinicToday()) {
            bring();
        }
    }

    /**
     * Nothing where the demo is not, and for a clinic where a place is taken today. Of nodes that start at the same moment
     * one does it.
     */
    void bring() {
        if (settings.mode().isPresent() && loads.find().isPresent()) {
            loads.alone(this::openBoth);
        }
    }

    private void openBoth() {
        List<Site> kingston = clinics.sites().stream()
                .filter(site -> site.healthUnit().equals(KINGSTON))
                .toList();
        for (SiteKind kind : List.of(SiteKind.MASS, SiteKind.MOBILE)) {
            kingston.stream().filter(site -> site.kind() == kind).findFirst().ifPresent(this::bring);
        }
    }

    private void bring(Site site) {
        ZonedDateTime now = clock.instant().atZone(site.zone());
        List<ClinicDay> today = planned(site, now.toLocalDate(), now.toLocalDate());
        if (today.isEmpty()) {
            opened(site, now).ifPresent(day -> expectPeople(day, now.toInstant(), Integer.MAX_VALUE));
        } else {
            expectPeople(today.getFirst(), now.toInstant(), PEOPLE);
        }
    }

    private List<ClinicDay> planned(Site site, LocalDate from, LocalDate to) {
        return days.days(site.id(), from, to).stream()
                .filter(day -> day.state() == DayState.PUBLISHED)
                .toList();
    }

    /** Empty late in the evening. */
    private Optional<ClinicDay> opened(Site site, ZonedDateTime now) {
        LocalTime opens = now.toLocalTime().truncatedTo(ChronoUnit.HOURS);
        LocalTime closes = opens.getHour() + HOURS < LATEST.getHour() ? opens.plusHours(HOURS) : LATEST;
        if (Duration.between(now.toLocalTime(), closes).toMinutes() < 2 * SLOT_MINUTES) {
            return Optional.empty();
        }
        // As on its other days: what it gives then is in its fridge.
        return planned(site, now.toLocalDate(), now.toLocalDate().plusWeeks(WEEKS_AHEAD)).stream()
                .findFirst()
                .map(another -> {
                    var day = new ClinicDay(
                            new ClinicDayId(Uuids.next()),
                            site.id(),
                            another.stop(),
                            now.toLocalDate(),
                            opens,
                            closes,
                            another.product(),
                            SLOT_MINUTES,
                            Math.min(settings.slotCapacity().orElse(PEOPLE_A_SLOT), MOST_A_SLOT));
                    clinics.publish(site, List.of(day));
                    return day;
                });
    }

    private void expectPeople(ClinicDay day, Instant now, int most) {
        List<SlotCount> slots = days.slotsOf(day.id());
        if (slots.stream().anyMatch(slot -> slot.taken() > 0)) {
            return;
        }
        slots.stream()
                .filter(slot -> slot.startsAt().isAfter(now))
                .flatMap(slot -> Stream.generate(slot::id).limit(slot.free()))
                .limit(most)
                .map(slot -> clinics.slot(day.site(), slot).orElseThrow())
                .forEach(bookings::add);
    }
}
