package ca.dosebook.console.rehearsals;

import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.access.permits.MayReadReports;
import ca.dosebook.access.users.Users;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rehearsals.Rehearsal;
import ca.dosebook.rehearsals.Rehearsals;
import ca.dosebook.rehearsals.Report;
import ca.dosebook.wording.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The rehearsal that is prepared or played, and what earlier ones found. The province's operators have one prepared. */
@Controller
@RequestMapping("/{language:en|fr}/console/rehearsals")
class RehearsalController {

    private static final String REPORT = "/reports/{report:[0-9a-f-]{36}}";

    private final Pages pages;
    private final Rehearsals rehearsals;
    private final Approvals approvals;
    private final Users users;
    private final Audit audit;

    RehearsalController(Pages pages, Rehearsals rehearsals, Approvals approvals, Users users, Audit audit) {
        this.pages = pages;
        this.rehearsals = rehearsals;
        this.approvals = approvals;
        this.users = users;
        this.audit = audit;
    }

    /**
     * @param current how the one stands that is not over; empty where there is none
     * @param refreshes whether it changes by itself within seconds
     * @param keyWaits whether the key can be shown, for who reads
     * @param endable whether who reads may end it
     * @param preparable whether who reads may ask for one
     * @param problem why the last one failed; null where it did not
     */
    record Overview(
            List<Fact> current,
            boolean refreshes,
            boolean keyWaits,
            boolean endable,
            boolean preparable,
            @Nullable String problem,
            String reason,
            List<Line> reports,
            String done) {}

    record Line(String address, String day, String when, String icon, String verdict) {}

    record Key(String key, String command) {}

    record One(List<Fact> facts, List<ReportWords.Objective> objectives, String icon, String verdict, String file) {}

    @GetMapping
    @MayReadReports
    Page overview(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String done) {
        return overview(frame, staff, "", done.equals("ENDED") ? frame.t().of("rehearsals.done.ENDED") : "");
    }

    private Page overview(Frame frame, SignedIn staff, String reason, String done) {
        Texts t = frame.t();
        Optional<Rehearsal> current = rehearsals.current();
        boolean operator = mayPrepare(staff);
        @Nullable
        String problem =
                rehearsals.all().stream().findFirst().map(Rehearsal::problem).orElse(null);
        return pages.page(
                "console/rehearsals/overview",
                frame.title(t.of("rehearsals.title")),
                new Overview(
                        current.map(one -> facts(t, one)).orElse(List.of()),
                        current.filter(one -> one.state() != Rehearsal.State.READY)
                                .isPresent(),
                        operator && current.filter(Rehearsal::keyWaits).isPresent(),
                        operator
                                && current.filter(one -> one.state() == Rehearsal.State.READY
                                                || one.state() == Rehearsal.State.WANTED)
                                        .isPresent(),
                        operator && current.isEmpty(),
                        current.isEmpty() ? problem : null,
                        reason,
                        rehearsals.reports().stream().map(one -> line(t, one)).toList(),
                        done));
    }

    @PostMapping("/prepare")
    @MayManageRollout
    View prepare(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String reason) {
        operator(staff);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > Approvals.LONGEST_REASON) {
            FormErrors errors =
                    FormErrors.none().and("reason", frame.t().of("rehearsals.reason.error", Approvals.LONGEST_REASON));
            return overview(frame.errors(errors), staff, why, "");
        }
        ApprovalRequest asked =
                approvals.ask(staff, PrepareRehearsal.NAME, Map.of(), why).orElseThrow(Ids::notFound);
        return Pages.seeOther(frame.to("/console/requests/" + asked.id().value() + "?done=ASKED"));
    }

    /** Shown in the answer itself and nowhere again: the address of a page with it would be a second way to it. */
    @PostMapping("/key")
    @MayManageRollout
    Page key(Frame frame, SignedIn staff) {
        operator(staff);
        Texts t = frame.t();
        Frame dressed = frame.title(t.of("rehearsals.key.title")).back(frame.to("/console/rehearsals"));
        Optional<Rehearsal> current = rehearsals.current();
        Optional<String> key = current.flatMap(one -> rehearsals.takeKey(one.id()));
        if (key.isEmpty()) {
            return pages.page("console/rehearsals/key", dressed, new Key("", ""))
                    .status(HttpStatus.CONFLICT);
        }
        audit.record(AuditEntry.of(staff.actor(), Act.REHEARSAL_KEY_SHOWN)
                .concerning(current.orElseThrow().id().value()));
        return pages.page(
                "console/rehearsals/key",
                dressed,
                new Key(key.get(), "./dosebook rehearse --day NAME --url URL --key "));
    }

    @PostMapping("/end")
    @MayManageRollout
    View end(Frame frame, SignedIn staff) {
        operator(staff);
        rehearsals
                .current()
                .filter(one -> rehearsals.end(one.id()))
                .ifPresent(one -> audit.record(AuditEntry.of(staff.actor(), Act.REHEARSAL_ENDED)
                        .concerning(one.id().value())));
        return Pages.seeOther(frame.to("/console/rehearsals?done=ENDED"));
    }

    @GetMapping(REPORT)
    @MayReadReports
    Page report(Frame frame, @PathVariable String report) {
        Texts t = frame.t();
        Report found = found(report);
        return pages.page(
                "console/rehearsals/report",
                frame.title(t.of("rehearsals.report.title", found.day())).back(frame.to("/console/rehearsals")),
                new One(
                        ReportWords.facts(t, found),
                        ReportWords.objectives(t, found),
                        icon(found),
                        verdict(t, found),
                        frame.to("/console/rehearsals/reports/" + found.id() + "/file")));
    }

    @GetMapping(REPORT + "/file")
    @MayReadReports
    ResponseEntity<byte[]> file(@PathVariable String report) {
        Report found = found(report);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("rehearsal-" + found.id() + ".json")
                                .build()
                                .toString())
                .body(found.content().getBytes(StandardCharsets.UTF_8));
    }

    private Report found(String id) {
        return rehearsals.report(Ids.inAddress(id)).orElseThrow(Ids::notFound);
    }

    private List<Fact> facts(Texts t, Rehearsal one) {
        Map<UserId, StaffName> names = users.names(Set.of(new UserId(one.askedBy()), new UserId(one.agreedBy())));
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                t.of("rehearsals.state"), t.of("rehearsals.state." + one.state().name())));
        facts.add(Fact.of(t.of("rehearsals.askedBy"), name(names, one.askedBy())));
        facts.add(Fact.of(t.of("rehearsals.agreedBy"), name(names, one.agreedBy())));
        facts.add(Fact.of(t.of("rehearsals.agreedAt"), Moments.said(t, one.agreedAt())));
        String address = one.address();
        if (address != null) {
            facts.add(Fact.of(t.of("rehearsals.address"), address));
        }
        return facts;
    }

    private static String name(Map<UserId, StaffName> names, UUID user) {
        StaffName name = names.get(new UserId(user));
        return name == null ? "–" : name.full();
    }

    private static Line line(Texts t, Report one) {
        return new Line(
                t.to("/console/rehearsals/reports/" + one.id()),
                one.day(),
                Moments.said(t, one.receivedAt()),
                icon(one),
                verdict(t, one));
    }

    private static String icon(Report one) {
        return one.passed() ? "success" : "warning";
    }

    private static String verdict(Texts t, Report one) {
        return t.of(one.passed() ? "rehearsals.passed" : "rehearsals.failed");
    }

    private static boolean mayPrepare(SignedIn staff) {
        return staff.may(Permission.MANAGE_ROLLOUT) && staff.organization().kind() == OrganizationKind.PROVINCE;
    }

    /** A health unit's coordinator decides about the unit; this is the whole installation. */
    private void operator(SignedIn staff) {
        if (!mayPrepare(staff)) {
            audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED).noting("BEYOND_REACH"));
            throw Ids.notFound();
        }
    }
}
