package ca.dosebook.console.auditing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayReadAudit;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Twenty looks of yesterday, drawn at random: whoever looks without reason must reckon with being seen. */
@Controller
@MayReadAudit
class SampleController {

    private static final int SIZE = 20;

    private final Pages pages;
    private final AuditLog log;
    private final Reading reading;
    private final Words words;
    private final Clock clock;

    SampleController(Pages pages, AuditLog log, Reading reading, Words words, Clock clock) {
        this.pages = pages;
        this.log = log;
        this.reading = reading;
        this.words = words;
        this.clock = clock;
    }

    record Sample(String day, List<EntryRow> rows) {}

    @GetMapping("/{language:en|fr}/console/audit/sample")
    Page show(Frame frame, SignedIn staff) {
        LocalDate today = Words.day(clock.instant());
        reading.of(staff, "sample of " + today);
        List<EntryRow> rows = words.rows(frame.t(), log.sample(today, SIZE));
        return pages.page(
                "console/auditing/sample",
                frame.title(frame.t().of("auditing.sample.title")).back(frame.to("/console/audit")),
                new Sample(frame.t().date(today.minusDays(1)), rows));
    }
}
