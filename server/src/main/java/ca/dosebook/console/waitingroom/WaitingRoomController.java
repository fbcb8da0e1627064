package ca.dosebook.console.waitingroom;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Moments;
import ca.dosebook.console.ReachedUnits;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.waitingroom.Wait;
import ca.dosebook.waitingroom.WaitingRoom;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Shows the waiting room to everyone who manages a rollout; its door and its pace are the province's. */
@Controller
@MayManageRollout
@RequestMapping("/{language:en|fr}/console/waitingroom")
class WaitingRoomController {

    /** What the operator may wish, and how the audit log notes it. */
    private static final Map<String, String> MODES =
            Map.of("AUTOMATIC", "ROOM_AUTOMATIC", "OPEN", "ROOM_OPEN", "SHUT", "ROOM_SHUT");

    private static final int FASTEST = 1_000_000;

    private final Pages pages;
    private final WaitingRoom room;
    private final Audit audit;
    private final ReachedUnits units;

    WaitingRoomController(Pages pages, WaitingRoom room, Audit audit, ReachedUnits units) {
        this.pages = pages;
        this.room = room;
        this.audit = audit;
        this.units = units;
    }

    /** As typed. */
    record Form(@Nullable String mode, @Nullable String most) {

        String wanted() {
            return mode == null ? "" : mode;
        }

        String digits() {
            return most == null ? "" : most.replaceAll("[\\s\\p{Z},]", "");
        }

        boolean isANumber() {
            return digits().isEmpty() || digits().matches("[0-9]{1,7}") && Integer.parseInt(digits()) <= FASTEST;
        }

        OptionalInt number() {
            return digits().isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits()));
        }
    }

    /**
     * What stands on the page.
     *
     * @param changes whether who reads may change anything
     */
    record Shown(
            String asOf,
            String state,
            String icon,
            List<Fact> facts,
            List<Node> nodes,
            List<Minute> minutes,
            Chart chart,
            boolean changes,
            boolean changed,
            Form form,
            List<Choice> modes) {}

    record Node(String name, String seen, String passes, String slowest) {}

    record Minute(String time, String admitted, String waiting) {}

    @GetMapping
    Page show(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String done) {
        return shown(frame, staff, null, done.equals("CHANGED"));
    }

    @PostMapping
    View change(Frame frame, SignedIn staff, Form form) {
        units.requireAll(staff);
        FormErrors errors = FormErrors.none();
        if (!MODES.containsKey(form.wanted())) {
            errors = errors.and("mode", frame.t().of("waitingroom.mode.error"));
        }
        if (!form.isANumber()) {
            errors = errors.and("most", frame.t().of("waitingroom.most.error"));
        }
        if (!errors.isEmpty()) {
            return shown(frame.errors(errors), staff, form, false);
        }
        // First written down, then done: an act without its entry is worse than an entry without its act.
        audit.record(AuditEntry.of(staff.actor(), Act.WAITING_ROOM_CHANGED)
                .noting(MODES.getOrDefault(form.wanted(), form.wanted())));
        room.wish(form.wanted(), form.number(), staff.user().value());
        return Pages.seeOther(frame.to("/console/waitingroom?done=CHANGED"));
    }

    private Page shown(Frame frame, SignedIn staff, @Nullable Form typed, boolean changed) {
        Texts t = frame.t();
        WaitingRoom.Report report = room.report();
        Form form = typed != null
                ? typed
                : new Form(
                        report.mode(),
                        report.mostPerMinute().isPresent()
                                ? String.valueOf(report.mostPerMinute().getAsInt())
                                : "");
        return pages.page(
                "console/waitingroom/room",
                frame.title(t.of("waitingroom.title")),
                new Shown(
                        t.of("waitingroom.asOf", Moments.said(t, report.asOf())),
                        t.of(state(report)),
                        report.shut() ? "warning" : "success",
                        facts(t, report),
                        report.nodes().stream()
                                .map(node -> new Node(
                                        t.of("waitingroom.node", String.valueOf(node.run())),
                                        time(t, node.seenAt()),
                                        t.of("waitingroom.number", node.passes()),
                                        slowest(t, node.slowestMillis())))
                                .toList(),
                        report.lastHour().stream()
                                .map(minute -> new Minute(
                                        time(t, minute.minute()),
                                        t.of("waitingroom.number", minute.admitted()),
                                        t.of("waitingroom.number", minute.waiting())))
                                .toList()
                                .reversed(),
                        chart(t, report),
                        staff.organization().reachesEverywhere(),
                        changed,
                        form,
                        List.of(
                                Choice.of("AUTOMATIC", t.of("waitingroom.mode.AUTOMATIC"))
                                        .hint(t.of("waitingroom.mode.AUTOMATIC.hint")),
                                Choice.of("SHUT", t.of("waitingroom.mode.SHUT"))
                                        .hint(t.of("waitingroom.mode.SHUT.hint")),
                                Choice.of("OPEN", t.of("waitingroom.mode.OPEN"))
                                        .hint(t.of("waitingroom.mode.OPEN.hint")))));
    }

    private static String state(WaitingRoom.Report report) {
        if (!report.shut()) {
            return "waitingroom.state.open";
        }
        if (report.opensAt().isPresent()) {
            return "waitingroom.state.gathering";
        }
        return switch (report.stopped()) {
            case "NO_PLACES" -> "waitingroom.state.noPlaces";
            case "OPERATOR" -> "waitingroom.state.stopped";
            default -> "waitingroom.state.shut";
        };
    }

    private static List<Fact> facts(Texts t, WaitingRoom.Report report) {
        List<Fact> facts = new ArrayList<>();
        report.opensAt().ifPresent(at -> facts.add(Fact.of(t.of("waitingroom.opens"), Moments.said(t, at))));
        facts.add(Fact.of(t.of("waitingroom.waiting"), t.of("waitingroom.number", report.waiting())));
        facts.add(Fact.of(
                t.of("waitingroom.wait"),
                report.waiting() == 0
                        ? t.of("waitingroom.wait.none")
                        : t.of("waitingroom.wait.minutes", Math.max(1, Wait.minutes(report.duration())))));
        facts.add(Fact.of(t.of("waitingroom.pace"), t.of("waitingroom.perMinute", Math.round(report.perMinute()))));
        facts.add(Fact.of(t.of("waitingroom.admitted"), t.of("waitingroom.number", report.admitted())));
        facts.add(Fact.of(t.of("waitingroom.passes"), t.of("waitingroom.number", report.passes())));
        facts.add(Fact.of(t.of("waitingroom.slowest"), slowest(t, report.slowestMillis())));
        return facts;
    }

    private static String slowest(Texts t, int millis) {
        return millis == 0 ? t.of("waitingroom.slowest.none") : t.of("waitingroom.slowest.millis", millis);
    }

    private static String time(Texts t, Instant moment) {
        return t.time(moment.atZone(Moments.ZONE).toLocalTime());
    }

    private static Chart chart(Texts t, WaitingRoom.Report report) {
        List<Long> admitted =
                report.lastHour().stream().map(WaitingRoom.Minute::admitted).toList();
        long most = admitted.stream().mapToLong(Long::longValue).max().orElse(0);
        return Chart.of(admitted, t.of("waitingroom.chart.title"), t.of("waitingroom.chart.most", most));
    }
}
