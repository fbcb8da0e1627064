package ca.dosebook.console.cohorts;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Csv;
import ca.dosebook.console.Ids;
import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.CohortOutcome;
import ca.dosebook.invitations.cohorts.CohortReview;
import ca.dosebook.invitations.cohorts.CohortReview.Decision;
import ca.dosebook.invitations.cohorts.CohortReview.Look;
import ca.dosebook.invitations.cohorts.CohortRow;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The lines of a list: looked at, decided about, and downloaded to be corrected. */
@Controller
@MayInvitePersons
@RequestMapping("/{language:en|fr}/console/invitations/cohorts/{cohort:[0-9a-f-]{36}}/lines")
class LinesController {

    private static final int A_PAGE = 25;

    private final Pages pages;
    private final CohortReview review;
    private final Reached reached;
    private final Audit audit;

    LinesController(Pages pages, CohortReview review, Reached reached, Audit audit) {
        this.pages = pages;
        this.review = review;
        this.reached = reached;
        this.audit = audit;
    }

    /** Which lines, as the address says; never a name. */
    record Filter(
            @Nullable String finding,
            @Nullable String state,
            @Nullable String after) {

        Optional<Finding> oneFinding() {
            return one(Finding.values(), finding);
        }

        Optional<CohortRow.State> oneState() {
            return one(CohortRow.State.values(), state);
        }

        int afterLine() {
            return after != null && after.matches("[0-9]{1,7}") ? Integer.parseInt(after) : 0;
        }

        /** The same, from another line on. */
        String query(int line) {
            List<String> parts = new ArrayList<>();
            oneFinding().ifPresent(one -> parts.add("finding=" + one.name()));
            oneState().ifPresent(one -> parts.add("state=" + one.name()));
            if (line > 0) {
                parts.add("after=" + line);
            }
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }

        private static <E extends Enum<E>> Optional<E> one(E[] all, @Nullable String typed) {
            return Arrays.stream(all).filter(each -> each.name().equals(typed)).findFirst();
        }
    }

    @GetMapping
    Page lines(Frame frame, SignedIn staff, @PathVariable String cohort, Filter filter) {
        Look look = new Look(filter.oneFinding(), filter.oneState(), "", filter.afterLine());
        return page(frame, staff, reached.cohort(staff, cohort), filter, look);
    }

    /** A form that is posted, so that no name stands in an address. */
    @PostMapping("/find")
    Page find(
            Frame frame, SignedIn staff, @PathVariable String cohort, @RequestParam(defaultValue = "") String search) {
        String wanted = search.substring(0, Math.min(search.length(), 200));
        Look look = new Look(Optional.empty(), Optional.empty(), wanted, 0);
        return page(frame, staff, reached.cohort(staff, cohort), new Filter("", "", ""), look);
    }

    @PostMapping("/{line:[0-9]{1,7}}")
    View decide(
            Frame frame,
            SignedIn staff,
            @PathVariable String cohort,
            @PathVariable int line,
            @RequestParam(defaultValue = "") String decision,
            Filter filter) {
        Cohort found = reached.cohort(staff, cohort);
        String address = CohortController.address(frame, found);
        return switch (review.decide(found.unit(), found.id(), line, decision(decision))) {
            case CohortOutcome.Done ignored ->
                Pages.seeOther(address + "/lines" + filter.query(filter.afterLine()) + "#line-" + line);
            case CohortOutcome.NotNow ignored ->
                page(
                                frame,
                                staff,
                                found,
                                filter,
                                new Look(filter.oneFinding(), filter.oneState(), "", filter.afterLine()))
                        .status(HttpStatus.CONFLICT);
            case CohortOutcome.Unknown ignored -> throw Ids.notFound();
            case CohortOutcome.NobodyReady ignored -> throw Ids.notFound();
            case CohortOutcome.SecondPersonNeeded ignored -> throw Ids.notFound();
            case CohortOutcome.InvitedAlready ignored -> throw Ids.notFound();
        };
    }

    static Decision decision(String typed) {
        return Arrays.stream(Decision.values())
                .filter(each -> each.name().equals(typed))
                .findFirst()
                .orElseThrow(Ids::notFound);
    }

    private Page page(Frame frame, SignedIn staff, Cohort cohort, Filter filter, Look look) {
        Texts t = frame.t();
        audit.record(AuditEntry.of(staff.actor(), Act.CANDIDATE_SEEN)
                .concerning(cohort.id().value()));
        List<CohortRow> rows = review.rows(cohort.id(), look, A_PAGE);
        String address = CohortController.address(frame, cohort);
        String next = rows.size() < A_PAGE || !look.search().isEmpty()
                ? null
                : address + "/lines" + filter.query(rows.getLast().line());
        boolean decides = cohort.state() == Cohort.State.IN_REVIEW;
        var content = new LinesPage(
                address,
                look.finding().map(finding -> Wordings.finding(t, finding)).orElse(null),
                look.search(),
                rows.stream().map(row -> LinesPage.line(t, row, decides)).toList(),
                new LinesPage.Kept(
                        look.finding().map(Enum::name).orElse(""),
                        look.state().map(Enum::name).orElse(""),
                        Integer.toString(look.after())),
                look.after() > 0 ? address + "/lines" + filter.query(0) : null,
                next);
        return pages.page(
                "console/cohorts/lines",
                frame.title(t.of("cohorts.lines.title", cohort.name())).back(address),
                content);
    }

    /** A form, not a link: each file that is made is written down. */
    @PostMapping("/correct")
    ResponseEntity<byte[]> toCorrect(Frame frame, SignedIn staff, @PathVariable String cohort) {
        Texts t = frame.t();
        Cohort found = reached.cohort(staff, cohort);
        List<CohortRow> rows = review.rowsToCorrect(found.id());
        audit.record(AuditEntry.of(staff.actor(), Act.EXPORTED)
                .concerning(found.id().value())
                .noting(rows.size() + " rows"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(t.of("cohorts.correct.file") + ".csv")
                                .build()
                                .toString())
                .body(file(t, found, rows).getBytes(StandardCharsets.UTF_8));
    }

    /** With the columns of the file under names that are read again, and before them the line and what is wrong. */
    private static String file(Texts t, Cohort cohort, List<CohortRow> rows) {
        List<Column> columns = cohort.columns().stream().sorted().toList();
        List<String> heading = new ArrayList<>(List.of(t.of("cohorts.correct.line"), t.of("cohorts.correct.why")));
        columns.forEach(column -> heading.add(Wordings.column(t, column)));
        Csv csv = Csv.empty().row(heading);
        for (CohortRow row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(row.line()));
            cells.add(row.problems().stream()
                    .map(problem -> Wordings.problem(t, problem, row.twin()))
                    .collect(Collectors.joining(" ")));
            columns.forEach(column -> cells.add(row.cells().getOrDefault(column, "")));
            csv.row(cells);
        }
        return csv.toString();
    }
}
