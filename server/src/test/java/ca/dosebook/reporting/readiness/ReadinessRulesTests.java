package ca.dosebook.reporting.readiness;

import static ca.dosebook.reporting.readiness.ReadinessKind.APPROVALS;
import static ca.dosebook.reporting.readiness.ReadinessKind.CAPACITY;
import static ca.dosebook.reporting.readiness.ReadinessKind.CLINIC_LEAD;
import static ca.dosebook.reporting.readiness.ReadinessKind.COORDINATOR;
import static ca.dosebook.reporting.readiness.ReadinessKind.DAYS;
import static ca.dosebook.reporting.readiness.ReadinessKind.INVITATIONS;
import static ca.dosebook.reporting.readiness.ReadinessKind.LOCAL_CONTACT;
import static ca.dosebook.reporting.readiness.ReadinessKind.OPENING;
import static ca.dosebook.reporting.readiness.ReadinessKind.SITES;
import static ca.dosebook.reporting.readiness.ReadinessKind.STOCK;
import static ca.dosebook.reporting.readiness.ReadinessKind.TEXTS;
import static ca.dosebook.reporting.readiness.ReadinessKind.TWO_PERSONS;
import static ca.dosebook.reporting.readiness.ReadinessLine.State.MISSING;
import static ca.dosebook.reporting.readiness.ReadinessLine.State.NOT_NEEDED;
import static ca.dosebook.reporting.readiness.ReadinessLine.State.READY;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.reporting.readiness.ReadinessLine.State;
import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Stage;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each line, ready and not. */
class ReadinessRulesTests {

    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);
    private static final Instant OPENING_DAY = Instant.parse("2021-03-15T12:00:00Z");
    private static final Clinics CLINICS = new Clinics(2, 0, 5, 500, 300);
    private static final Staffing STAFF = new Staffing(1, 1, 2);

    private static HealthUnit unit(BookingTool tool, CallCentre calls, LocalContact local) {
        return new HealthUnit(
                KINGSTON, "Kingston", new Bilingual("Kingston", "Kingston"), 200_000, true, tool, calls, local);
    }

    private static final HealthUnit PROVINCIAL =
            unit(BookingTool.PROVINCIAL, CallCentre.PROVINCIAL, LocalContact.UNKNOWN);

    private static ReadinessFacts pilot(Clinics clinics, Staffing staff, int invitations, int requests) {
        return new ReadinessFacts(
                PROVINCIAL,
                Stage.CLOSED,
                Optional.of(new Opening(KINGSTON, Stage.PILOT, OPENING_DAY)),
                clinics,
                staff,
                invitations,
                Optional.empty(),
                requests,
                false,
                Optional.empty());
    }

    private static ReadinessFacts open(Optional<People.Estimated> estimate) {
        return new ReadinessFacts(
                PROVINCIAL,
                Stage.PILOT,
                Optional.of(new Opening(KINGSTON, Stage.OPEN, OPENING_DAY)),
                CLINICS,
                STAFF,
                0,
                estimate,
                0,
                false,
                Optional.empty());
    }

    private static ReadinessFacts at(HealthUnit unit, Stage stage, Clinics clinics) {
        return new ReadinessFacts(
                unit, stage, Optional.empty(), clinics, STAFF, 0, Optional.empty(), 0, false, Optional.empty());
    }

    private static State state(ReadinessKind kind, ReadinessFacts facts) {
        return ReadinessRules.lines(facts).stream()
                .filter(line -> line.kind() == kind)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void a_unit_with_everything_is_ready_and_every_kind_has_its_line() {
        var lines = ReadinessRules.lines(pilot(CLINICS, STAFF, 300, 0));

        assertThat(lines).extracting(ReadinessLine::kind).containsExactly(ReadinessKind.values());
        assertThat(lines).noneMatch(line -> line.state() == MISSING);
    }

    @Test
    void an_opening_is_announced_or_in_force() {
        assertThat(state(OPENING, pilot(CLINICS, STAFF, 1, 0))).isEqualTo(READY);
        assertThat(state(OPENING, at(PROVINCIAL, Stage.OPEN, CLINICS))).isEqualTo(READY);
        assertThat(state(OPENING, at(PROVINCIAL, Stage.CLOSED, CLINICS))).isEqualTo(MISSING);
    }

    @Test
    void to_be_closed_soon_is_no_opening() {
        ReadinessFacts closing = new ReadinessFacts(
                PROVINCIAL,
                Stage.CLOSED,
                Optional.of(new Opening(KINGSTON, Stage.CLOSED, OPENING_DAY)),
                CLINICS,
                STAFF,
                0,
                Optional.empty(),
                0,
                false,
                Optional.empty());
        assertThat(state(OPENING, closing)).isEqualTo(MISSING);
    }

    @Test
    void who_opens_to_everyone_has_passed_a_rehearsal_and_a_pilot_need_not() {
        ReadinessFacts facts = open(Optional.empty());
        assertThat(state(ReadinessKind.REHEARSAL, facts)).isEqualTo(MISSING);
        ReadinessFacts rehearsed = new ReadinessFacts(
                facts.unit(),
                facts.stage(),
                facts.next(),
                facts.clinics(),
                facts.staff(),
                facts.openInvitations(),
                facts.estimate(),
                facts.waitingRequests(),
                facts.paused(),
                Optional.of(OPENING_DAY));
        assertThat(state(ReadinessKind.REHEARSAL, rehearsed)).isEqualTo(State.READY);
        assertThat(state(ReadinessKind.REHEARSAL, pilot(CLINICS, STAFF, 1, 0))).isEqualTo(State.NOT_NEEDED);
    }

    @Test
    void a_unit_whose_booking_is_paused_is_not_ready() {
        ReadinessFacts paused = new ReadinessFacts(
                PROVINCIAL,
                Stage.OPEN,
                Optional.empty(),
                CLINICS,
                STAFF,
                0,
                Optional.empty(),
                0,
                true,
                Optional.empty());
        assertThat(state(OPENING, paused)).isEqualTo(MISSING);
    }

    @Test
    void sites_and_published_days_are_there() {
        Clinics noDays = new Clinics(2, 0, 0, 0, 0);
        assertThat(state(SITES, pilot(noDays, STAFF, 1, 0))).isEqualTo(READY);
        assertThat(state(SITES, pilot(Clinics.NONE, STAFF, 1, 0))).isEqualTo(MISSING);
        assertThat(state(DAYS, pilot(CLINICS, STAFF, 1, 0))).isEqualTo(READY);
        assertThat(state(DAYS, pilot(noDays, STAFF, 1, 0))).isEqualTo(MISSING);
    }

    @Test
    void everyone_who_comes_next_finds_a_dose() {
        assertThat(state(STOCK, pilot(CLINICS, STAFF, 1, 0))).isEqualTo(NOT_NEEDED);
        assertThat(state(STOCK, pilot(CLINICS.with(new Doses(40, 0)), STAFF, 1, 0)))
                .isEqualTo(READY);
        assertThat(state(STOCK, pilot(CLINICS.with(new Doses(40, 1)), STAFF, 1, 0)))
                .isEqualTo(MISSING);
    }

    @Test
    void in_a_pilot_there_is_a_free_place_for_everyone_invited() {
        assertThat(state(CAPACITY, pilot(CLINICS, STAFF, 300, 0))).isEqualTo(READY);
        assertThat(state(CAPACITY, pilot(CLINICS, STAFF, 301, 0))).isEqualTo(MISSING);
        assertThat(state(CAPACITY, pilot(CLINICS, STAFF, 0, 0))).isEqualTo(MISSING);
    }

    @Test
    void for_an_opening_to_all_there_is_a_place_for_everyone_in_the_estimate() {
        assertThat(state(CAPACITY, open(Optional.of(new People.Estimated(500, "census")))))
                .isEqualTo(READY);
        assertThat(state(CAPACITY, open(Optional.of(new People.Estimated(501, "census")))))
                .isEqualTo(MISSING);
        assertThat(state(CAPACITY, open(Optional.empty()))).isEqualTo(MISSING);
    }

    @Test
    void accounts_of_coordinator_lead_and_two_who_decide_are_active() {
        assertThat(state(COORDINATOR, pilot(CLINICS, new Staffing(0, 1, 2), 1, 0)))
                .isEqualTo(MISSING);
        assertThat(state(CLINIC_LEAD, pilot(CLINICS, new Staffing(1, 0, 2), 1, 0)))
                .isEqualTo(MISSING);
        assertThat(state(TWO_PERSONS, pilot(CLINICS, new Staffing(1, 1, 1), 1, 0)))
                .isEqualTo(MISSING);
        assertThat(state(TWO_PERSONS, pilot(CLINICS, new Staffing(1, 0, 2), 1, 0)))
                .isEqualTo(READY);
    }

    @Test
    void a_local_contact_is_needed_where_residents_are_sent_there() {
        LocalContact phone = new LocalContact("Office", null, "613-555-0123", null);
        LocalContact both = new LocalContact("Office", null, "613-555-0123", URI.create("https://example.ca"));
        LocalContact place = new LocalContact("Office", "1 Main Street", " ", null);

        assertThat(state(LOCAL_CONTACT, at(PROVINCIAL, Stage.OPEN, CLINICS))).isEqualTo(NOT_NEEDED);
        assertThat(state(LOCAL_CONTACT, local(BookingTool.PROVINCIAL, phone))).isEqualTo(READY);
        assertThat(state(LOCAL_CONTACT, local(BookingTool.LOCAL, phone))).isEqualTo(MISSING);
        assertThat(state(LOCAL_CONTACT, local(BookingTool.LOCAL, both))).isEqualTo(READY);
        assertThat(state(LOCAL_CONTACT, local(BookingTool.LOCAL, place))).isEqualTo(MISSING);
    }

    private static ReadinessFacts local(BookingTool tool, LocalContact contact) {
        return at(unit(tool, CallCentre.LOCAL, contact), Stage.OPEN, Clinics.NONE);
    }

    @Test
    void who_books_in_a_system_of_their_own_needs_no_clinics_here_until_there_is_a_site() {
        ReadinessFacts none = local(BookingTool.LOCAL, LocalContact.UNKNOWN);
        for (ReadinessKind kind : new ReadinessKind[] {SITES, DAYS, CAPACITY, CLINIC_LEAD, TEXTS}) {
            assertThat(state(kind, none)).as(kind.name()).isEqualTo(NOT_NEEDED);
        }
        ReadinessFacts one = at(
                unit(BookingTool.LOCAL, CallCentre.LOCAL, LocalContact.UNKNOWN),
                Stage.OPEN,
                new Clinics(1, 1, 0, 0, 0));
        assertThat(state(DAYS, one)).isEqualTo(MISSING);
        assertThat(state(TEXTS, one)).isEqualTo(MISSING);
    }

    @Test
    void texts_are_complete_invitations_are_out_and_no_request_waits() {
        assertThat(state(TEXTS, pilot(new Clinics(2, 1, 5, 500, 300), STAFF, 1, 0)))
                .isEqualTo(MISSING);
        assertThat(state(TEXTS, pilot(CLINICS, STAFF, 1, 0))).isEqualTo(READY);
        assertThat(state(INVITATIONS, pilot(CLINICS, STAFF, 0, 0))).isEqualTo(MISSING);
        assertThat(state(INVITATIONS, pilot(CLINICS, STAFF, 1, 0))).isEqualTo(READY);
        assertThat(state(INVITATIONS, open(Optional.empty()))).isEqualTo(NOT_NEEDED);
        assertThat(state(APPROVALS, pilot(CLINICS, STAFF, 1, 1))).isEqualTo(MISSING);
    }
}
