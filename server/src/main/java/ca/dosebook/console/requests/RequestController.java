package ca.dosebook.console.requests;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayDecideRequests;
import ca.dosebook.access.users.Users;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.approvals.ApprovalRequest.State;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.approvals.DecisionOutcome;
import ca.dosebook.approvals.RequestId;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Requests that wait for me, those I made, and those that are over. */
@Controller
@MayDecideRequests
@RequestMapping("/{language:en|fr}/console/requests")
class RequestController {

    private static final String ONE = "/{request:[0-9a-f-]{36}}";

    private final Pages pages;
    private final Approvals approvals;
    private final Users users;

    RequestController(Pages pages, Approvals approvals, Users users) {
        this.pages = pages;
        this.approvals = approvals;
        this.users = users;
    }

    record RequestList(List<Line> waiting, List<Line> mine, List<Line> over) {}

    record Line(String address, String what, String who, String state) {}

    /**
     * @param done what was just done, in words; null for nothing
     * @param failed why nothing was done; null where that is not so
     */
    record One(
            String address,
            String what,
            List<Fact> facts,
            boolean decidable,
            boolean withdrawable,
            @Nullable String done,
            @Nullable String failed) {}

    /** @param act the last part of the address that does it */
    record Really(String address, String act, String what, String reason) {}

    @GetMapping
    Page list(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        List<ApprovalRequest> waiting = approvals.waitingFor(staff);
        List<ApprovalRequest> mine = approvals.askedBy(staff);
        List<ApprovalRequest> over = approvals.ended(staff);
        Set<UserId> named = new HashSet<>();
        List.of(waiting, mine, over).forEach(list -> list.forEach(request -> named.add(request.askedBy())));
        Map<UserId, StaffName> names = users.names(named);
        return pages.page(
                "console/requests/list",
                frame.title(t.of("requests.list.title")),
                new RequestList(lines(t, waiting, names), lines(t, mine, names), lines(t, over, names)));
    }

    @GetMapping(ONE)
    Page show(Frame frame, SignedIn staff, @PathVariable String request, @RequestParam(defaultValue = "") String done) {
        return one(frame, staff, found(staff, request), done, null);
    }

    @GetMapping(ONE + "/approve")
    Page reallyApprove(Frame frame, SignedIn staff, @PathVariable String request) {
        return really(frame, found(staff, request), "approve", frame.t().of("requests.approve.title"));
    }

    @GetMapping(ONE + "/refuse")
    Page reallyRefuse(Frame frame, SignedIn staff, @PathVariable String request) {
        return really(frame, found(staff, request), "refuse", frame.t().of("requests.refuse.title"));
    }

    @PostMapping(ONE + "/approve")
    View approve(Frame frame, SignedIn staff, @PathVariable String request) {
        RequestId id = id(request);
        return answered(frame, staff, id, "APPROVED", approvals.approve(staff, id));
    }

    @PostMapping(ONE + "/refuse")
    View refuse(Frame frame, SignedIn staff, @PathVariable String request) {
        RequestId id = id(request);
        return answered(frame, staff, id, "REFUSED", approvals.refuse(staff, id));
    }

    @PostMapping(ONE + "/withdraw")
    View withdraw(Frame frame, SignedIn staff, @PathVariable String request) {
        RequestId id = id(request);
        return answered(frame, staff, id, "WITHDRAWN", approvals.withdraw(staff, id));
    }

    private View answered(Frame frame, SignedIn staff, RequestId id, String done, DecisionOutcome outcome) {
        Texts t = frame.t();
        return switch (outcome) {
            case DecisionOutcome.Done ignored ->
                Pages.seeOther(frame.to("/console/requests/" + id.value() + "?done=" + done));
            case DecisionOutcome.Unknown ignored -> throw Ids.notFound();
            case DecisionOutcome.OwnRequest ignored -> notDone(frame, staff, id, t.of("requests.failed.own"));
            case DecisionOutcome.AlreadyOver ignored -> notDone(frame, staff, id, t.of("requests.failed.over"));
            case DecisionOutcome.NoLongerPossible ignored ->
                notDone(frame, staff, id, t.of("requests.failed.impossible"));
        };
    }

    private Page notDone(Frame frame, SignedIn staff, RequestId id, String why) {
        ApprovalRequest request = approvals.find(staff, id).orElseThrow(Ids::notFound);
        return one(frame, staff, request, "", why).status(HttpStatus.CONFLICT);
    }

    private Page one(Frame frame, SignedIn staff, ApprovalRequest request, String done, @Nullable String failed) {
        Texts t = frame.t();
        boolean own = request.askedBy().equals(staff.user());
        boolean waits = request.state() == State.WAITING;
        Set<UserId> named = new HashSet<>(Set.of(request.askedBy()));
        request.decidedBy().ifPresent(named::add);
        Map<UserId, StaffName> names = users.names(named);
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                t.of("requests.state"), t.of("requests.state." + request.state().name())));
        facts.add(Fact.of(t.of("requests.askedBy"), name(names, request.askedBy())));
        facts.add(Fact.of(t.of("requests.askedAt"), Moments.said(t, request.askedAt())));
        facts.add(Fact.of(t.of("requests.reason"), request.reason()));
        if (waits) {
            facts.add(Fact.of(t.of("requests.expiresAt"), Moments.said(t, request.expiresAt())));
        }
        request.decidedBy().ifPresent(second -> facts.add(Fact.of(t.of("requests.decidedBy"), name(names, second))));
        request.endedAt().ifPresent(at -> facts.add(Fact.of(t.of("requests.endedAt"), Moments.said(t, at))));
        boolean known = done.equals("ASKED") || done.equals(request.state().name());
        return pages.page(
                "console/requests/one",
                frame.title(t.of("requests.one.title")).back(frame.to("/console/requests")),
                new One(
                        frame.to("/console/requests/" + request.id().value()),
                        approvals.describe(t, request),
                        facts,
                        waits && !own,
                        waits && own,
                        known && !waits || done.equals("ASKED") ? t.of("requests.done." + done) : null,
                        failed));
    }

    private Page really(Frame frame, ApprovalRequest request, String act, String title) {
        String address = frame.to("/console/requests/" + request.id().value());
        return pages.page(
                "console/requests/really",
                frame.title(title).back(address),
                new Really(address, act, approvals.describe(frame.t(), request), request.reason()));
    }

    private List<Line> lines(Texts t, List<ApprovalRequest> requests, Map<UserId, StaffName> names) {
        return requests.stream()
                .map(request -> new Line(
                        t.to("/console/requests/" + request.id().value()),
                        approvals.describe(t, request),
                        t.of("requests.line", name(names, request.askedBy()), Moments.said(t, request.askedAt())),
                        t.of("requests.state." + request.state().name())))
                .toList();
    }

    private static String name(Map<UserId, StaffName> names, UserId user) {
        StaffName name = names.get(user);
        return name == null ? "–" : name.full();
    }

    private ApprovalRequest found(SignedIn staff, String request) {
        return approvals.find(staff, id(request)).orElseThrow(Ids::notFound);
    }

    private static RequestId id(String request) {
        return new RequestId(Ids.inAddress(request));
    }
}
