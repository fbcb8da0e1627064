package ca.dosebook.console.mobile;

import ca.dosebook.access.SignedIn;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Reached;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The clinic days of mobile sites: the only ones whose lists leave the house. */
@Component
class MobileDays {

    /** Records may come back for days. */
    private static final int DAYS_BACK = 7;

    private final Floors floors;
    private final Reached reached;
    private final Clinics clinics;
    private final Clock clock;

    MobileDays(Floors floors, Reached reached, Clinics clinics, Clock clock) {
        this.floors = floors;
        this.reached = reached;
        this.clinics = clinics;
        this.clock = clock;
    }

    /** 404 for what is not there, beyond reach, or no mobile site's. */
    Floor floor(SignedIn staff, String day) {
        Floor floor = floors.floor(staff, day);
        if (floor.site().kind() != SiteKind.MOBILE) {
            throw Ids.notFound();
        }
        return floor;
    }

    /** Those within reach from a week ago until tomorrow, the latest first. */
    List<Floor> around(SignedIn staff) {
        Set<SiteId> sites = reached.sites(staff).stream()
                .filter(site -> site.kind() == SiteKind.MOBILE)
                .map(Site::id)
                .collect(Collectors.toSet());
        LocalDate utc = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return clinics.days(sites, utc.minusDays(DAYS_BACK), utc.plusDays(1)).stream()
                .filter(day -> day.state() == DayState.PUBLISHED)
                .sorted(Comparator.comparing(ClinicDay::day).reversed().thenComparing(ClinicDay::opens))
                .map(day -> floors.floor(staff, day.id().value().toString()))
                .toList();
    }
}
