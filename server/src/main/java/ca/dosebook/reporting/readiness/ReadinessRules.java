package ca.dosebook.reporting.readiness;

import static ca.dosebook.reporting.readiness.ReadinessLine.State.MISSING;
import static ca.dosebook.reporting.readiness.ReadinessLine.State.NOT_NEEDED;
import static ca.dosebook.reporting.readiness.ReadinessLine.State.READY;

import ca.dosebook.reporting.readiness.ReadinessLine.State;
import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.rollout.Stage;
import java.util.Arrays;
import java.util.List;

/** Decides what is ready. Pure. */
final class ReadinessRules {

    private static final int TWO = 2;

    private ReadinessRules() {}

    /** Every kind, in order. */
    static List<ReadinessLine> lines(ReadinessFacts facts) {
        return Arrays.stream(ReadinessKind.values())
                .map(kind -> new ReadinessLine(kind, state(kind, facts)))
                .toList();
    }

    private static State state(ReadinessKind kind, ReadinessFacts facts) {
        return switch (kind) {
            case OPENING -> ready(facts.aim() != Stage.CLOSED && !facts.paused());
            case SITES -> where(facts.booksHere(), facts.clinics().sites() > 0);
            case DAYS -> where(facts.booksHere(), facts.clinics().days() > 0);
            case CAPACITY -> where(facts.booksHere(), isEnough(facts));
            case COORDINATOR -> ready(facts.staff().coordinators() > 0);
            case CLINIC_LEAD -> where(facts.booksHere(), facts.staff().leads() > 0);
            case TWO_PERSONS -> ready(facts.staff().deciders() >= TWO);
            case LOCAL_CONTACT -> where(facts.sendsElsewhere(), isReachable(facts));
            case TEXTS -> where(facts.clinics().sites() > 0, facts.clinics().lackingTexts() == 0);
            case INVITATIONS -> where(facts.aim() == Stage.PILOT, facts.openInvitations() > 0);
            case APPROVALS -> ready(facts.waitingRequests() == 0);
            case REHEARSAL ->
                where(
                        facts.aim() == Stage.OPEN && facts.booksHere(),
                        facts.rehearsalPassed().isPresent());
            case STOCK ->
                where(
                        facts.clinics().doses().needed() > 0,
                        facts.clinics().doses().missing() == 0);
        };
    }

    /** Who is invited and has not booked needs a free place; an estimate counts those who have booked, too. */
    private static boolean isEnough(ReadinessFacts facts) {
        return switch (facts.people()) {
            case People.Invited(int people) -> facts.clinics().free() >= people;
            case People.Estimated(int people, String ignored) -> facts.clinics().places() >= people;
            case People.Unknown() -> false;
        };
    }

    /** A telephone for whoever calls; for who books, the address of a page or of a place as well. */
    private static boolean isReachable(ReadinessFacts facts) {
        LocalContact local = facts.unit().local();
        boolean phone = local.phone() != null && !local.phone().isBlank();
        boolean place = local.url() != null
                || (local.address() != null && !local.address().isBlank());
        return phone && (place || facts.unit().bookingTool() != BookingTool.LOCAL);
    }

    private static State where(boolean needed, boolean done) {
        return needed ? ready(done) : NOT_NEEDED;
    }

    private static State ready(boolean done) {
        return done ? READY : MISSING;
    }
}
