package ca.dosebook.console.auditing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayExportAudit;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.ApprovalRequest.State;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.approvals.RequestId;
import ca.dosebook.console.Ids;
import ca.dosebook.console.auditing.ExportKind.What;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What one user did, as a file: asked for by one, agreed to by another, fetched by the first. */
@Controller
@MayExportAudit
@RequestMapping("/{language:en|fr}/console/audit/exports")
class ExportController {

    private final Pages pages;
    private final Approvals approvals;
    private final ExportKind kind;
    private final Exports exports;
    private final Clock clock;

    ExportController(Pages pages, Approvals approvals, ExportKind kind, Exports exports, Clock clock) {
        this.pages = pages;
        this.approvals = approvals;
        this.kind = kind;
        this.exports = exports;
        this.clock = clock;
    }

    /** @param what in a sentence @param link where the form goes */
    record Ask(String what, String link, String reason) {}

    /** @param file the address of the file; null as long as there is none */
    record Asked(String what, String state, @Nullable String file) {}

    @GetMapping("/of/{user}")
    Page ask(Frame frame, @PathVariable String user, PeriodForm asked) {
        return askPage(frame, new UserId(Ids.inAddress(user)), asked, FormErrors.none(), "");
    }

    @PostMapping("/of/{user}")
    View ask(
            Frame frame,
            SignedIn staff,
            @PathVariable String user,
            PeriodForm asked,
            @RequestParam(defaultValue = "") String reason) {
        Texts t = frame.t();
        UserId whose = new UserId(Ids.inAddress(user));
        if (reason.isBlank() || reason.length() > Approvals.LONGEST_REASON) {
            FormErrors errors =
                    FormErrors.none().and("reason", t.of("auditing.export.reason.error", Approvals.LONGEST_REASON));
            return askPage(frame, whose, asked, errors, reason);
        }
        What what = what(t, whose, asked);
        return approvals
                .ask(staff, ExportKind.NAME, what.parameters(), reason)
                .map(request -> Pages.seeOther(
                        frame.to("/console/audit/exports/" + request.id().value())))
                .orElseThrow(Ids::notFound);
    }

    private Page askPage(Frame frame, UserId user, PeriodForm asked, FormErrors errors, String reason) {
        Texts t = frame.t();
        What what = what(t, user, asked);
        String link = frame.to("/console/audit/exports/of/" + user.value())
                + asked.filled(Words.day(clock.instant())).query();
        Frame framed = frame.title(t.of("auditing.export.title"))
                .back(frame.to("/console/audit/users/" + user.value()))
                .errors(errors);
        return pages.page(
                "console/auditing/export", framed, new Ask(kind.describe(t, what.parameters()), link, reason));
    }

    /** @throws org.springframework.web.server.ResponseStatusException for dates that nobody's link has */
    private What what(Texts t, UserId user, PeriodForm asked) {
        PeriodForm form = asked.filled(Words.day(clock.instant()));
        if (!form.errors(t).isEmpty()) {
            throw Ids.notFound();
        }
        return new What(user.value(), form.first(), form.last());
    }

    @GetMapping("/{request}")
    Page asked(Frame frame, SignedIn staff, @PathVariable String request) {
        Texts t = frame.t();
        ApprovalRequest found = own(staff, request).orElseThrow(Ids::notFound);
        String file = exports.isOpen(found)
                ? frame.to("/console/audit/exports/" + found.id().value() + "/file")
                : null;
        String state = found.state() == State.APPROVED && file == null
                ? t.of("auditing.export.over")
                : t.of("auditing.export.state." + found.state());
        return pages.page(
                "console/auditing/exported",
                frame.title(t.of("auditing.export.title")).back(frame.to("/console/audit")),
                new Asked(approvals.describe(t, found), state, file));
    }

    /** A form, not a link: each file that is made is written down row by row. */
    @PostMapping("/{request}/file")
    ResponseEntity<byte[]> file(Frame frame, SignedIn staff, @PathVariable String request) {
        ApprovalRequest found = own(staff, request).filter(exports::isOpen).orElseThrow(Ids::notFound);
        byte[] file = exports.make(frame.t(), staff, found).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("audit-" + found.id().value() + ".csv")
                                .build()
                                .toString())
                .body(file);
    }

    private Optional<ApprovalRequest> own(SignedIn staff, String request) {
        return approvals
                .find(staff, new RequestId(Ids.inAddress(request)))
                .filter(found ->
                        found.kind().equals(ExportKind.NAME) && found.askedBy().equals(staff.user()));
    }
}
