package ca.dosebook.console.auditing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.ApprovalRequest.State;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.audit.AuditLog.Period;
import ca.dosebook.audit.Place;
import ca.dosebook.audit.RecordedEntry;
import ca.dosebook.console.Csv;
import ca.dosebook.console.Moments;
import ca.dosebook.console.auditing.ExportKind.What;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes the files of exports that were agreed to. They hold no names of persons, and are kept nowhere. */
@Component
class Exports {

    /** How long after the second person agreed. */
    private static final Duration OPEN = Duration.ofHours(24);

    private static final int PAGE = 1000;

    /** The newest are in the file; the page says so. */
    private static final int MOST = 20_000;

    private final AuditLog log;
    private final Audit audit;
    private final Words words;
    private final Clock clock;

    Exports(AuditLog log, Audit audit, Words words, Clock clock) {
        this.log = log;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    boolean isOpen(ApprovalRequest request) {
        return request.state() == State.APPROVED
                && request.endedAt()
                        .filter(at -> clock.instant().isBefore(at.plus(OPEN)))
                        .isPresent();
    }

    /** Writes down every row, and then makes the file. */
    String make(Texts t, SignedIn staff, ApprovalRequest request) {
        List<RecordedEntry> entries = entries(What.of(request.parameters()));
        audit.record(Stream.concat(
                        Stream.of(exported(staff, request).noting(entries.size() + " rows")),
                        entries.stream()
                                .map(RecordedEntry::entry)
                                .map(AuditEntry::person)
                                .flatMap(Optional::stream)
                                .map(person -> exported(staff, request)
                                        .about(person)
                                        .noting("one of " + entries.size() + " rows")))
                .toList());
        Csv csv = Csv.empty()
                .row(List.of(
                        t.of("auditing.column.time"),
                        t.of("auditing.column.who"),
                        t.of("auditing.column.act"),
                        t.of("auditing.column.person"),
                        t.of("auditing.column.reason"),
                        t.of("auditing.column.organization"),
                        t.of("auditing.column.origin"),
                        t.of("auditing.column.note")));
        List<EntryRow> rows = words.rows(t, entries);
        for (int i = 0; i < rows.size(); i++) {
            EntryRow row = rows.get(i);
            csv.row(List.of(
                    time(entries.get(i).at()),
                    row.who(),
                    row.act(),
                    row.person(),
                    row.reason(),
                    row.organization(),
                    row.origin(),
                    row.note()));
        }
        return csv.toString();
    }

    private static AuditEntry exported(SignedIn staff, ApprovalRequest request) {
        return AuditEntry.of(staff.actor(), Act.EXPORTED)
                .concerning(request.id().value())
                .because(AccessReason.PRIVACY_MATTER);
    }

    private static String time(Instant moment) {
        ZonedDateTime here = moment.truncatedTo(ChronoUnit.SECONDS).atZone(Moments.ZONE);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(here);
    }

    private List<RecordedEntry> entries(What what) {
        Period period = Period.of(what.first(), what.last());
        List<RecordedEntry> all = new ArrayList<>();
        Place after = Place.from(period.until());
        List<RecordedEntry> page;
        do {
            page = log.byUser(what.user(), period, Set.of(), after, PAGE);
            all.addAll(page);
            after = page.isEmpty() ? after : page.getLast().place();
        } while (page.size() == PAGE && all.size() < MOST);
        return all;
    }
}
