package ca.dosebook.console.auditing;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffDirectory.Colleague;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayReadAudit;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.audit.RecordedEntry;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whom did this user see. */
@Controller
@MayReadAudit
@RequestMapping("/{language:en|fr}/console/audit/users")
class UserLookController {

    private static final int MOST_FOUND = 20;

    private final Pages pages;
    private final StaffDirectory directory;
    private final AuditLog log;
    private final Reading reading;
    private final Words words;
    private final Clock clock;

    UserLookController(Pages pages, StaffDirectory directory, AuditLog log, Reading reading, Words words, Clock clock) {
        this.pages = pages;
        this.directory = directory;
        this.log = log;
        this.reading = reading;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param found empty as long as nothing was asked
     * @param more whether there are more than are shown
     */
    record Search(String words, Optional<List<Choice>> found, boolean more) {}

    record Choice(String name, String email, String link) {}

    @GetMapping
    Page search(Frame frame, @RequestParam(required = false) @Nullable String q) {
        Texts t = frame.t();
        if (q == null) {
            return searchPage(frame, FormErrors.none(), new Search("", Optional.empty(), false));
        }
        if (q.isBlank()) {
            FormErrors errors = FormErrors.none().and("q", t.of("auditing.users.empty"));
            return searchPage(frame, errors, new Search(q, Optional.empty(), false));
        }
        List<Choice> found = directory.search(q, MOST_FOUND + 1).stream()
                .map(one -> new Choice(
                        one.name().full(),
                        one.email(),
                        frame.to("/console/audit/users/" + one.id().value())))
                .toList();
        boolean more = found.size() > MOST_FOUND;
        return searchPage(
                frame,
                FormErrors.none(),
                new Search(q, Optional.of(more ? found.subList(0, MOST_FOUND) : found), more));
    }

    private Page searchPage(Frame frame, FormErrors errors, Search search) {
        Frame framed = frame.title(frame.t().of("auditing.users.title"))
                .back(frame.to("/console/audit"))
                .errors(errors);
        return pages.page("console/auditing/users", framed, search);
    }

    @GetMapping("/{user}")
    Page look(Frame frame, SignedIn staff, @PathVariable UUID user, PeriodForm asked) {
        Texts t = frame.t();
        Colleague whom =
                directory.find(new UserId(user)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        PeriodForm form = asked.filled(Words.day(clock.instant()));
        FormErrors errors = form.errors(t);
        Frame framed = frame.title(t.of("auditing.user.title", whom.name().full()))
                .back(frame.to("/console/audit/users"))
                .errors(errors);
        if (!errors.isEmpty()) {
            return pages.page(
                    "console/auditing/user", framed, Look.empty(whom.name().full(), form));
        }
        reading.ofUser(staff, user, "by user " + form.inShort());
        List<RecordedEntry> entries = log.byUser(user, form.period(), form.kinds(), form.place(), Look.MOST + 1);
        Look look = Look.of(whom.name().full(), form, entries, page -> words.rows(t, page));
        boolean mayExport = !entries.isEmpty() && staff.may(Permission.EXPORT_AUDIT);
        return pages.page(
                "console/auditing/user",
                framed,
                mayExport ? look.exportedAt(frame.to("/console/audit/exports/of/" + user)) : look);
    }
}
