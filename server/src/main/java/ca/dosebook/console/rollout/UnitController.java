package ca.dosebook.console.rollout;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.ApprovalRequest.State;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Pause;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One health unit: where it stands, what is announced, how it books, for whom, and how all that came about. */
@Controller
@MayManageRollout
class UnitController {

    private static final Set<String> KINDS = Set.of(AnnounceOpening.NAME, WithdrawOpening.NAME, ResumeBooking.NAME);

    private final Pages pages;
    private final Reach reach;
    private final Rollout rollout;
    private final Chronicle chronicle;
    private final Approvals approvals;
    private final Clock clock;

    UnitController(Pages pages, Reach reach, Rollout rollout, Chronicle chronicle, Approvals approvals, Clock clock) {
        this.pages = pages;
        this.reach = reach;
        this.rollout = rollout;
        this.chronicle = chronicle;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * @param number the Ministry's, for links
     * @param paused since when and why, in words; null when it is not
     * @param waiting requests about it that nobody decided yet
     * @param back whether there is a board to go back to
     */
    record Unit(
            String number,
            String stage,
            @Nullable String paused,
            List<Waiting> waiting,
            List<Chronicle.Ahead> ahead,
            List<Fact> modes,
            List<Chronicle.Line> exceptions,
            List<Chronicle.Line> rules,
            List<Chronicle.Line> provincialRules,
            List<Chronicle.Event> history,
            String done,
            boolean province) {}

    record Waiting(String what, String address) {}

    @GetMapping("/{language:en|fr}/console/rollout/{unit:[0-9]{4}}")
    Page unit(Frame frame, SignedIn staff, @PathVariable String unit, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        HealthUnit found = reach.unit(staff, unit);
        HealthUnitId id = found.id();
        Instant now = clock.instant();
        boolean province = Reach.isProvince(staff);
        Unit page = new Unit(
                String.valueOf(id.value()),
                Sheet.stage(t, rollout.stage(id, now)),
                rollout.pause(id, now).map(pause -> paused(t, pause)).orElse(null),
                waiting(t, staff, id),
                chronicle.ahead(t, id),
                chronicle.modes(t, found),
                chronicle.exceptions(t, id),
                chronicle.rules(t, id),
                chronicle.provincialRules(t, province),
                chronicle.history(t, id),
                done.matches("PAUSED|MODES|EXCEPTION|RULES") ? t.of("units.done." + done) : "",
                province);
        Frame framed = frame.title(found.name().in(t.language()));
        return pages.page("console/rollout/unit", province ? framed.back(frame.to("/console/rollout")) : framed, page);
    }

    private static String paused(Texts t, Pause pause) {
        return t.of(
                "units.paused.since",
                Moments.said(t, pause.since()),
                pause.reason().in(t.language()));
    }

    private List<Waiting> waiting(Texts t, SignedIn staff, HealthUnitId unit) {
        return Stream.concat(approvals.waitingFor(staff).stream(), approvals.askedBy(staff).stream())
                .filter(request -> request.state() == State.WAITING && KINDS.contains(request.kind()))
                .filter(request ->
                        Sheet.units(request.parameters().get("units")).contains(unit))
                .map(request -> new Waiting(approvals.describe(t, request), address(t, request)))
                .toList();
    }

    private static String address(Texts t, ApprovalRequest request) {
        return t.to("/console/requests/" + request.id().value());
    }
}
