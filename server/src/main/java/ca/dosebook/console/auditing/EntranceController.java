package ca.dosebook.console.auditing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayReadAudit;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.audit.AuditLog.Hour;
import ca.dosebook.audit.AuditLog.Numbers;
import ca.dosebook.audit.AuditLog.Period;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the privacy officer begins: what waits, today's numbers, and the ways into the log. */
@Controller
@MayReadAudit
@RequestMapping("/{language:en|fr}/console/audit")
class EntranceController {

    private static final int BUSIEST = 10;

    private final Pages pages;
    private final Alerts alerts;
    private final AuditLog log;
    private final Reading reading;
    private final Words words;
    private final Clock clock;

    EntranceController(Pages pages, Alerts alerts, AuditLog log, Reading reading, Words words, Clock clock) {
        this.pages = pages;
        this.alerts = alerts;
        this.log = log;
        this.reading = reading;
        this.words = words;
        this.clock = clock;
    }

    record Entrance(int open, List<Fact> numbers, List<Busy> busiest) {}

    /** @param link to what the user did */
    record Busy(String user, String link, String hour, String looks) {}

    @GetMapping
    Page show(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        LocalDate today = Words.day(clock.instant());
        Period period = Period.of(today, today);
        // How much a colleague looked, by name, is a look at the log too.
        reading.of(staff, "numbers of " + today);
        List<Hour> hours = log.hours(period, BUSIEST);
        Map<UserId, StaffName> names =
                words.names(hours.stream().map(Hour::user).toList());
        List<Busy> busiest = hours.stream()
                .map(hour -> new Busy(
                        Words.name(t, names, hour.user()),
                        frame.to("/console/audit/users/" + hour.user()),
                        Words.time(t, hour.hour()),
                        t.of("auditing.number", hour.looks())))
                .toList();
        return pages.page(
                "console/auditing/entrance",
                frame.title(t.of("auditing.title")),
                new Entrance(alerts.open(), facts(t, log.numbers(period)), busiest));
    }

    private static List<Fact> facts(Texts t, Numbers numbers) {
        return List.of(
                Fact.of(t.of("auditing.today.looks"), t.of("auditing.number", numbers.looks())),
                Fact.of(t.of("auditing.today.users"), t.of("auditing.number", numbers.users())),
                Fact.of(t.of("auditing.today.changes"), t.of("auditing.number", numbers.changes())),
                Fact.of(t.of("auditing.today.refusals"), t.of("auditing.number", numbers.refusals())),
                Fact.of(t.of("auditing.today.exports"), t.of("auditing.number", numbers.exports())));
    }
}
