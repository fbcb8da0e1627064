package ca.dosebook.console.activity;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.audit.AuditLog.Period;
import ca.dosebook.audit.Place;
import ca.dosebook.audit.RecordedEntry;
import ca.dosebook.console.Addresses;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What I did, a day a page: so that everyone sees what is written down of them, and notices what was not them. */
@Controller
@ForStaff
class ActivityController {

    private static final int MOST = 500;

    private final Pages pages;
    private final AuditLog log;
    private final Audit audit;
    private final Clock clock;

    ActivityController(Pages pages, AuditLog log, Audit audit, Clock clock) {
        this.pages = pages;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param next the address of the day after; null on the last
     * @param cut whether there was more on that day than a page holds
     */
    record Activity(
            String day,
            List<Line> lines,
            String previous,
            @Nullable String next,
            boolean cut) {}

    /** @param why the reason given for a view; empty where none was asked */
    record Line(String time, String act, String why, String from) {}

    @GetMapping("/{language:en|fr}/console/activity")
    Page show(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String day) {
        Texts t = frame.t();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Moments.ZONE);
        LocalDate shown = dayOf(day, today);
        audit.record(AuditEntry.of(staff.actor(), Act.AUDIT_READ)
                .concerning(staff.user().value())
                .noting("OWN"));
        Period period = Period.of(shown, shown);
        List<RecordedEntry> entries =
                log.byUser(staff.user().value(), period, Set.of(), Place.from(period.until()), MOST);
        return pages.page(
                "console/activity/activity",
                frame.title(t.of("console.activity.title")),
                new Activity(
                        t.date(shown),
                        entries.stream().map(entry -> line(t, entry)).toList(),
                        t.to("/console/activity?day=" + shown.minusDays(1)),
                        shown.isBefore(today) ? t.to("/console/activity?day=" + shown.plusDays(1)) : null,
                        entries.size() == MOST));
    }

    private static Line line(Texts t, RecordedEntry recorded) {
        AuditEntry entry = recorded.entry();
        return new Line(
                t.time(recorded.at().atZone(Moments.ZONE).toLocalTime()),
                t.of("audit.act." + entry.act().name()),
                entry.reason()
                        .map(reason -> t.of("audit.reason." + reason.name()))
                        .orElse(""),
                Addresses.said(entry.actor().origin()));
    }

    /** Today for whatever is no day, or lies ahead. */
    private static LocalDate dayOf(String typed, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.isAfter(today) || day.getYear() < 2000 ? today : day;
        } catch (DateTimeParseException none) {
            return today;
        }
    }
}
