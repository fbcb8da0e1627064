package ca.dosebook.console;

import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalId;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.console.clinics.Reached;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The clinic days within reach of a member of staff, and who came on them. */
@Component
public class Floors {

    private final Reached reached;
    private final Clinics clinics;
    private final Arrivals arrivals;
    private final Audit audit;
    private final Clock clock;

    Floors(Reached reached, Clinics clinics, Arrivals arrivals, Audit audit, Clock clock) {
        this.reached = reached;
        this.clinics = clinics;
        this.arrivals = arrivals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The published days of today, by hours and name. */
    public List<Floor> today(SignedIn staff) {
        Instant now = clock.instant();
        Map<SiteId, LocalDate> dates = reached.sites(staff).stream()
                .collect(Collectors.toMap(
                        Site::id, site -> now.atZone(site.zone()).toLocalDate()));
        LocalDate utc = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return clinics.days(dates.keySet(), utc.minusDays(1), utc.plusDays(1)).stream()
                .filter(day -> day.state() == DayState.PUBLISHED)
                .filter(day -> day.day().equals(dates.get(day.site())))
                .flatMap(day -> of(day).stream())
                .sorted(Comparator.comparing((Floor floor) -> floor.day().opens())
                        .thenComparing(floor -> floor.site().name().en()))
                .toList();
    }

    /** The day with an id from an address; 404, written down, for what is not there or beyond reach. */
    public Floor floor(SignedIn staff, String id) {
        return of(reached.day(staff, id)).orElseThrow(Ids::notFound);
    }

    /** The arrival of this day with an id from an address; 404, written down, for what is not there or of another day. */
    public Arrival arrival(SignedIn staff, Floor floor, String id) {
        UUID typed = Ids.inAddress(id);
        return arrivals.find(floor.site().id(), new ArrivalId(typed))
                .filter(found -> found.day().equals(floor.day().id()))
                .orElseThrow(() -> refused(staff, typed));
    }

    /** The answer for an id that has nothing to do with the day of its address; it is written down. */
    public ResponseStatusException refused(SignedIn staff, UUID id) {
        audit.record(
                AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED).concerning(id).noting("BEYOND_REACH"));
        return Ids.notFound();
    }

    private Optional<Floor> of(ClinicDay day) {
        return clinics.site(day.site())
                .flatMap(site -> clinics.stops(day.site()).stream()
                        .filter(stop -> stop.id().equals(day.stop()))
                        .findFirst()
                        .map((Stop stop) -> new Floor(day, site, stop)));
    }
}
