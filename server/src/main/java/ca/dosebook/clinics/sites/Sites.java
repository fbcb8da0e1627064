package ca.dosebook.clinics.sites;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes sites. Whoever books, and every node, sees a change within a second or two. */
@Component
public class Sites {

    /**
     * The zones of Ontario's clocks in the IANA time zone database: Eastern, Central (Kenora and Rainy River), and
     * Eastern all year round (Atikokan). {@code America/Thunder_Bay} became another name of the first in 2022.
     */
    public static final List<ZoneId> ZONES =
            List.of(ZoneId.of("America/Toronto"), ZoneId.of("America/Winnipeg"), ZoneId.of("America/Atikokan"));

    private final Clinics clinics;
    private final SiteStore store;
    private final Audit audit;
    private final Clock clock;

    Sites(Clinics clinics, SiteStore store, Audit audit, Clock clock) {
        this.clinics = clinics;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param first its only stop, or the first of its route */
    @Transactional
    public void add(Actor actor, Site site, Stop first) {
        clinics.addSite(site, List.of(first));
        audit.record(AuditEntry.of(actor, Act.SITE_ADDED).concerning(site.id().value()));
    }

    /**
     * Changes name, zone, access, lanes and directions. The zone stays while days ahead are published: their slots are
     * moments, and people were told a time.
     */
    @Transactional
    public SiteOutcome change(Actor actor, Site site) {
        return with(site.id(), known -> {
            int ahead = known.zone().equals(site.zone()) ? 0 : published(known, null);
            if (ahead > 0) {
                return new SiteOutcome.DaysAhead(ahead);
            }
            store.update(site);
            return done(actor, known, "SITE_CHANGED");
        });
    }

    /** From now on it gets no new days; refused while published days are ahead. */
    @Transactional
    public SiteOutcome close(Actor actor, SiteId id) {
        return with(id, site -> {
            int ahead = published(site, null);
            if (ahead > 0) {
                return new SiteOutcome.DaysAhead(ahead);
            }
            store.close(id, clock.instant());
            return done(actor, site, "SITE_CLOSED");
        });
    }

    @Transactional
    public SiteOutcome reopen(Actor actor, SiteId id) {
        return with(id, site -> {
            store.reopen(id);
            return done(actor, site, "SITE_REOPENED");
        });
    }

    /** Adds a stop at the end of the route of a mobile site. */
    @Transactional
    public SiteOutcome addStop(Actor actor, Stop stop) {
        return with(stop.site(), site -> {
            if (site.kind() != SiteKind.MOBILE) {
                return new SiteOutcome.OneStop();
            }
            int last = clinics.stops(site.id()).stream()
                    .mapToInt(Stop::placeOnRoute)
                    .max()
                    .orElse(0);
            store.insert(stop.placed(last + 1));
            return done(actor, site, "STOP_ADDED");
        });
    }

    /** Changes the place and address of a stop; its turn on the route stays. */
    @Transactional
    public SiteOutcome changeStop(Actor actor, Stop stop) {
        return withStop(stop.site(), stop.id(), (site, known) -> {
            store.update(stop.placed(known.placeOnRoute()));
            return done(actor, site, "STOP_CHANGED");
        });
    }

    /** Moves a stop one turn earlier on the route. */
    @Transactional
    public SiteOutcome moveStopUp(Actor actor, SiteId id, StopId stopId) {
        return withStop(id, stopId, (site, stop) -> {
            List<Stop> route = new ArrayList<>(clinics.stops(id));
            int at = route.indexOf(stop);
            if (at > 0) {
                route.remove(at);
                route.add(at - 1, stop);
                for (int i = 0; i < route.size(); i++) {
                    store.update(route.get(i).placed(i + 1));
                }
            }
            return done(actor, site, "ROUTE_CHANGED");
        });
    }

    /** From now on the site does not come to a stop; refused while published days are ahead there, and for the last. */
    @Transactional
    public SiteOutcome leaveStop(Actor actor, SiteId id, StopId stopId) {
        return withStop(id, stopId, (site, stop) -> {
            long others = clinics.stops(id).stream()
                    .filter(other -> !other.left() && !other.id().equals(stopId))
                    .count();
            if (others == 0) {
                return new SiteOutcome.OneStop();
            }
            int ahead = published(site, stop);
            if (ahead > 0) {
                return new SiteOutcome.DaysAhead(ahead);
            }
            store.leave(stop, clock.instant());
            return done(actor, site, "STOP_LEFT");
        });
    }

    /** The site comes to a stop again. */
    @Transactional
    public SiteOutcome returnToStop(Actor actor, SiteId id, StopId stopId) {
        return withStop(id, stopId, (site, stop) -> {
            store.leave(stop, null);
            return done(actor, site, "STOP_BACK");
        });
    }

    private int published(Site site, @Nullable Stop stop) {
        LocalDate today = clock.instant().atZone(site.zone()).toLocalDate();
        return store.publishedFrom(site.id(), stop == null ? null : stop.id(), today);
    }

    private SiteOutcome done(Actor actor, Site site, String what) {
        clinics.changed();
        audit.record(AuditEntry.of(actor, Act.SITE_CHANGED)
                .concerning(site.id().value())
                .noting(what));
        return new SiteOutcome.Done();
    }

    private SiteOutcome with(SiteId id, Function<Site, SiteOutcome> change) {
        store.lock(id);
        return clinics.site(id).map(change).orElseGet(SiteOutcome.Unknown::new);
    }

    private interface StopChange {
        SiteOutcome of(Site site, Stop stop);
    }

    private SiteOutcome withStop(SiteId id, StopId stopId, StopChange change) {
        return with(id, site -> {
            Optional<Stop> stop = clinics.stops(id).stream()
                    .filter(known -> known.id().equals(stopId))
                    .findFirst();
            return stop.map(found -> change.of(site, found)).orElseGet(SiteOutcome.Unknown::new);
        });
    }
}
