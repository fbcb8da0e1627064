package ca.dosebook.console.readiness;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Frame;
import ca.dosebook.reporting.readiness.Clinics;
import ca.dosebook.reporting.readiness.People;
import ca.dosebook.reporting.readiness.ReadinessFacts;
import ca.dosebook.reporting.readiness.ReadinessKind;
import ca.dosebook.reporting.readiness.ReadinessLine;
import ca.dosebook.reporting.readiness.UnitReadiness;
import ca.dosebook.wording.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the board in words: how it stands, by which figures, what to do and where. */
final class ReadinessWords {

    private ReadinessWords() {}

    /**
     * @param icon the picture that repeats the state
     * @param what what was found, with its figures
     * @param todo what to do; null for a line that is ready or not needed
     * @param address where; null where there is nothing to do, or it is for someone else to do
     */
    record Line(
            String kind,
            String state,
            String icon,
            String name,
            String what,
            @Nullable String todo,
            String link,
            @Nullable String address) {}

    static List<Line> lines(Frame frame, SignedIn staff, UnitReadiness unit) {
        return unit.lines().stream()
                .map(line -> line(frame, staff, unit.facts(), line))
                .toList();
    }

    private static Line line(Frame frame, SignedIn staff, ReadinessFacts facts, ReadinessLine line) {
        Texts t = frame.t();
        Place place = place(facts, line.kind());
        String kind = line.kind().name();
        boolean missing = line.state() == ReadinessLine.State.MISSING;
        String what = line.state() == ReadinessLine.State.NOT_NEEDED
                ? t.of("readiness.notNeeded." + kind)
                : what(t, facts, line.kind());
        return new Line(
                kind,
                t.of("readiness.state." + line.state().name()),
                switch (line.state()) {
                    case READY -> "success";
                    case MISSING -> "warning";
                    case NOT_NEEDED -> "info";
                },
                t.of("readiness.line." + kind),
                what,
                missing ? t.of("readiness.todo." + kind) : null,
                t.of("readiness.link." + kind),
                missing && staff.may(place.permission()) ? frame.to(place.address()) : null);
    }

    private static String what(Texts t, ReadinessFacts facts, ReadinessKind kind) {
        Clinics clinics = facts.clinics();
        return switch (kind) {
            case OPENING -> opening(t, facts);
            case SITES -> t.of("readiness.what.SITES", clinics.sites());
            case DAYS -> t.of("readiness.what.DAYS", clinics.days());
            case CAPACITY -> capacity(t, facts);
            case COORDINATOR -> t.of("readiness.what.COORDINATOR", facts.staff().coordinators());
            case CLINIC_LEAD -> t.of("readiness.what.CLINIC_LEAD", facts.staff().leads());
            case TWO_PERSONS -> t.of("readiness.what.TWO_PERSONS", facts.staff().deciders());
            case LOCAL_CONTACT -> t.of("readiness.what.LOCAL_CONTACT");
            case TEXTS -> t.of("readiness.what.TEXTS", clinics.lackingTexts(), clinics.sites());
            case INVITATIONS -> t.of("readiness.what.INVITATIONS", facts.openInvitations());
            case APPROVALS -> t.of("readiness.what.APPROVALS", facts.waitingRequests());
            case REHEARSAL ->
                facts.rehearsalPassed()
                        .map(at -> t.of("readiness.what.REHEARSAL", Moments.said(t, at)))
                        .orElseGet(() -> t.of("readiness.what.REHEARSAL.none"));
            case STOCK ->
                t.of(
                        "readiness.what.STOCK",
                        clinics.doses().needed(),
                        clinics.doses().missing());
        };
    }

    private static String opening(Texts t, ReadinessFacts facts) {
        if (facts.paused()) {
            return t.of("readiness.what.OPENING.paused");
        }
        return facts.next()
                .map(next -> t.of(
                        "readiness.what.OPENING.next",
                        t.of("readiness.stage." + next.stage().name()),
                        Moments.said(t, next.startsAt())))
                .orElseGet(() -> t.of(
                        "readiness.what.OPENING.now",
                        t.of("readiness.stage." + facts.stage().name())));
    }

    /** Both numbers, and where the one of the people comes from. */
    private static String capacity(Texts t, ReadinessFacts facts) {
        Clinics clinics = facts.clinics();
        return switch (facts.people()) {
            case People.Invited(int people) -> t.of("readiness.what.CAPACITY.invited", clinics.free(), people);
            case People.Estimated(int people, String source) ->
                t.of("readiness.what.CAPACITY.estimated", clinics.places(), people, source);
            case People.Unknown() -> t.of("readiness.what.CAPACITY.unknown", clinics.places());
        };
    }

    /** Where something is done, and what it takes to go there. */
    private record Place(String address, Permission permission) {}

    private static Place place(ReadinessFacts facts, ReadinessKind kind) {
        return switch (kind) {
            case OPENING, LOCAL_CONTACT -> new Place("/console/rollout", Permission.MANAGE_ROLLOUT);
            case SITES, DAYS, TEXTS -> new Place("/console/clinics", Permission.MANAGE_CLINICS);
            case CAPACITY ->
                facts.people() instanceof People.Unknown
                        ? new Place("/console/readiness/" + facts.unit().id() + "#estimate", Permission.MANAGE_ROLLOUT)
                        : new Place("/console/clinics", Permission.MANAGE_CLINICS);
            case COORDINATOR, CLINIC_LEAD, TWO_PERSONS -> new Place("/console/users", Permission.ADMINISTER_USERS);
            case INVITATIONS -> new Place("/console/invitations", Permission.INVITE_PERSONS);
            case APPROVALS -> new Place("/console/requests", Permission.DECIDE_REQUESTS);
            case REHEARSAL -> new Place("/console/rehearsals", Permission.READ_REPORTS);
            case STOCK -> new Place("/console/inventory", Permission.MANAGE_STOCK);
        };
    }
}
