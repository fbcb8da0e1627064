package ca.dosebook.clinics;

import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.SeriesId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sites of the province and their clinic days. */
@Component
public class Clinics {

    private final ClinicStore store;
    private final Clock clock;

    Clinics(ClinicStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public void addSite(Site site, List<Stop> stops) {
        if (stops.isEmpty()) {
            throw new IllegalArgumentException("a site has at least one stop");
        }
        store.insertSite(site);
        stops.forEach(store::insertStop);
        store.nextEdition();
    }

    /** Opens clinic days for booking: their slots can be taken from the moment this returns. */
    @Transactional
    public void publish(Site site, List<ClinicDay> days) {
        List<ClinicDay> published = days.stream()
                .map(day -> day.with(day.details().in(DayState.PUBLISHED)))
                .toList();
        store.insertClinicDays(site.id(), published, clock.instant());
        addSlots(site, published);
    }

    /** Plans clinic days of one site that nobody sees yet. */
    @Transactional
    public void draft(SiteId site, List<ClinicDay> days) {
        store.insertClinicDays(
                site,
                days.stream()
                        .map(day -> day.with(day.details().in(DayState.DRAFT)))
                        .toList(),
                clock.instant());
    }

    /** Gives the days of a site, which have none, their slots. */
    @Transactional
    public void addSlots(Site site, List<ClinicDay> days) {
        addSlots(
                site.id(),
                days.stream()
                        .flatMap(day ->
                                ClinicSlots.startsOf(day, site.zone()).stream().map(start -> new NewSlot(day, start)))
                        .toList());
    }

    /** A slot that is not there yet. */
    public record NewSlot(ClinicDay day, Instant startsAt) {
        Reserves reserves() {
            return day.details().reserves();
        }
    }

    /** Adds slots to days of a site; every node reads the clinics again. */
    @Transactional
    public void addSlots(SiteId site, List<NewSlot> slots) {
        store.insertSlots(site, slots);
        store.nextEdition();
    }

    /** Has every node read the clinics again, after something about them changed. */
    public void changed() {
        store.nextEdition();
    }

    /** The days of a site in whatever state, in order, between two dates, both included. */
    public List<ClinicDay> days(SiteId site, LocalDate from, LocalDate to) {
        return store.clinicDays(Set.of(site), from, to);
    }

    /** The days of some sites in whatever state, in order, between two dates, both included. */
    public List<ClinicDay> days(Set<SiteId> sites, LocalDate from, LocalDate to) {
        return store.clinicDays(sites, from, to);
    }

    /** The days of a repeating clinic in whatever state, in order. */
    public List<ClinicDay> days(SiteId site, SeriesId series) {
        return store.clinicDays(site, series);
    }

    /** The days with these ids, in whatever state, in order; unknown ids are left out. */
    public List<ClinicDay> days(Set<ClinicDayId> ids) {
        return store.clinicDays(ids);
    }

    /** A day in whatever state. */
    public Optional<ClinicDay> day(ClinicDayId id) {
        return store.clinicDays(Set.of(id)).stream().findFirst();
    }

    /** The stops of a site in the order of its route, those it has left too. */
    public List<Stop> stops(SiteId site) {
        return store.stops(site);
    }

    /** Every stop, in the order of the routes. */
    public List<Stop> stops() {
        return store.stops();
    }

    /** A slot with its surroundings, past ones too; read from the database. */
    public Optional<Slot> slot(SiteId site, SlotId slot) {
        return store.slot(site, slot);
    }

    public Optional<Site> site(SiteId id) {
        return store.site(id);
    }

    /** The sites that have a clinic day on the date that this moment is in the site's own zone. */
    public List<Site> sitesWithClinicDay(Instant moment) {
        return store.sitesWithClinicDay(moment);
    }

    /** Every site, in no order. */
    public List<Site> sites() {
        return store.sites();
    }

    public List<SiteId> siteIds() {
        return store.sites().stream().map(Site::id).toList();
    }

    /** How many places of each slot of this site are counted as taken. */
    public Map<SlotId, Integer> placesTaken(SiteId site) {
        return store.placesTaken(site);
    }
}
