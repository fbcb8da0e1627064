package ca.dosebook.console.clinics;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.planning.DayEdits;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The first page about clinics: those of today, since somebody rings to ask. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics")
class TodayController {

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final DayWords words;
    private final DayEdits edits;
    private final Clock clock;

    TodayController(Pages pages, Reached reached, Clinics clinics, DayWords words, DayEdits edits, Clock clock) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.words = words;
        this.edits = edits;
        this.clock = clock;
    }

    /**
     * @param coming the next days that have clinics, when today has none
     * @param undoable how many days the last change can be taken back for, 0 for none
     */
    record Today(List<DayRow> days, List<DayRow> coming, boolean addsSites, int undoable) {}

    @GetMapping
    Page today(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        Instant now = clock.instant();
        Map<SiteId, LocalDate> dates = reached.sites(staff).stream()
                .collect(Collectors.toMap(
                        Site::id, site -> now.atZone(site.zone()).toLocalDate()));
        LocalDate utc = now.atOffset(ZoneOffset.UTC).toLocalDate();
        List<ClinicDay> near = clinics.days(dates.keySet(), utc.minusDays(1), utc.plusDays(7));
        List<DayRow> today = words.rows(
                t,
                near.stream()
                        .filter(day -> day.day().equals(dates.get(day.site())))
                        .toList());
        List<DayRow> coming = words.rows(
                t,
                near.stream()
                        .filter(day -> day.day().isAfter(dates.getOrDefault(day.site(), utc)))
                        .limit(20)
                        .toList());
        return pages.page(
                "console/clinics/today",
                frame.title(t.of("planning.today.title")),
                new Today(
                        today,
                        coming,
                        !reached.unitsForNewSites(staff).isEmpty(),
                        edits.undoable(staff.user().value())));
    }
}
