package ca.dosebook.clinics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sites of the province and their clinic days. */
@Component
public class Clinics {

    private final ClinicStore store;

    Clinics(ClinicStore store) {
        this.store = store;
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
        store.insertClinicDays(site.id(), days);
        store.insertSlots(
                site.id(),
                days.stream()
                        .flatMap(day -> ClinicSlots.startsOf(day, site.zone()).stream()
                                .map(start -> new ClinicStore.NewSlot(day, start)))
                        .toList());
        store.nextEdition();
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
