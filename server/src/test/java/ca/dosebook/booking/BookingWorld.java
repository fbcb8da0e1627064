package ca.dosebook.booking;

import static ca.dosebook.clinics.ClinicsFixture.TORONTO;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.audit.AuditFixture;
import ca.dosebook.booking.together.Engine;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.invitations.InvitationsFixture;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Claim;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.RolloutFixture;
import ca.dosebook.rollout.Stage;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.VaccinesFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Saturday, 20 March 2021, 11:00 in Toronto: Grey Bruce is open to those born in 1941 and before, the interval is 112 to
 * 126 days, Haliburton is closed, Hastings in its pilot.
 */
final class BookingWorld {

    static final Actor RESIDENT = Actor.resident("c0a801");
    static final Instant NOW = Instant.parse("2021-03-20T15:00:00Z");
    static final HealthUnitId GREY_BRUCE = new HealthUnitId(2233);
    static final HealthUnitId HALIBURTON = new HealthUnitId(2235);
    static final HealthUnitId HASTINGS = new HealthUnitId(2238);

    /** One for all, since a database knows the keys it was made with. */
    private static final Secrets SECRETS = SecretsFixture.fresh();

    static final DoseOrdinal ONE = DoseOrdinal.FIRST;
    static final DoseOrdinal TWO = ONE.next();
    static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 29);
    static final LocalDate SECOND_DAY = FIRST_DAY.plusDays(112);
    static final Contact BY_MAIL = new Contact(
            Optional.of("rose.tremblay@example.ca"),
            Optional.of("5195550143"),
            Optional.empty(),
            Optional.of("Marguerite"));
    static final Wanted ANYTHING =
            new Wanted(Set.of(), Optional.empty(), LocalDate.MIN, LocalDate.MAX, Instant.EPOCH, false);

    final SettableClock clock = SettableClock.at(NOW);
    final JdbcClient jdbc;
    final Secrets secrets = SECRETS;
    final Audit audit;
    final People people;
    final ClinicsFixture clinics;
    final Rollout rollout;
    final Invitations invitations;
    final Engine engine;
    final HoldStore holds;
    final AppointmentStore store;
    final HoldSweeper sweeper;
    final Appointments appointments;
    final Reconciliation reconciliation;

    BookingWorld(TestDatabase db) {
        this(db, db.dataSource());
    }

    /** @param batches the connections over which holds and confirmations are done */
    BookingWorld(TestDatabase db, DataSource batches) {
        jdbc = db.jdbc();
        audit = AuditFixture.on(jdbc, clock);
        people = PeopleFixture.on(jdbc, secrets, clock);
        clinics = ClinicsFixture.on(jdbc);
        var vaccines = VaccinesFixture.on(jdbc);
        rollout = RolloutFixture.on(jdbc);
        rollout.announce(new Opening(GREY_BRUCE, Stage.OPEN, NOW.minusSeconds(3600)));
        rollout.announce(new Opening(HASTINGS, Stage.PILOT, NOW.minusSeconds(3600)));
        invitations = InvitationsFixture.on(jdbc, people, secrets, clock);
        engine = Engine.on(batches, audit, clock);
        holds = new HoldStore(jdbc, new TransactionTemplate(new JdbcTransactionManager(db.dataSource())));
        store = new AppointmentStore(jdbc);
        sweeper = new HoldSweeper(holds, clock);
        var gate = new BookingGate(rollout, vaccines, clinics.clinics());
        appointments = new Appointments(
                engine.holding(),
                engine.confirming(),
                holds,
                store,
                gate,
                clinics.availability(clock),
                people,
                audit,
                clock);
        reconciliation = new Reconciliation(
                new RosterStore(jdbc), clinics.clinics(), new JdbcTransactionManager(db.dataSource()));
    }

    /** Ten slots of this many places in a new building in Grey Bruce, for a first dose. */
    List<Slot> firstSlots(int capacity) {
        return clinics.publish(clinics.aSite(GREY_BRUCE), FIRST_DAY, 10, capacity);
    }

    List<Slot> secondSlots(int capacity) {
        return clinics.publish(clinics.aSite(GREY_BRUCE), SECOND_DAY, 10, capacity);
    }

    List<Slot> slots(LocalDate day, int capacity) {
        return clinics.publish(clinics.aSite(GREY_BRUCE), day, 10, capacity);
    }

    HoldOutcome ask(Claim person, DoseOrdinal dose, Slot slot) {
        return appointments.hold(person, dose, AppointmentId.next(), slot, ANYTHING, false);
    }

    HoldOutcome askToChange(Claim person, DoseOrdinal dose, Slot slot) {
        return appointments.hold(person, dose, AppointmentId.next(), slot, ANYTHING, true);
    }

    Hold hold(Identity person, DoseOrdinal dose, Slot slot) {
        return held(ask(people.claim(person), dose, slot));
    }

    Hold holdToChange(Identity person, DoseOrdinal dose, Slot slot) {
        return held(askToChange(people.claim(person), dose, slot));
    }

    static Hold held(HoldOutcome outcome) {
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        return ((HoldOutcome.Held) outcome).hold();
    }

    static BookingRequest request(Identity person, Hold... holds) {
        return request(person, Optional.empty(), GREY_BRUCE, holds);
    }

    static BookingRequest request(
            Identity person, Optional<InvitationId> invitation, HealthUnitId unit, Hold... holds) {
        return new BookingRequest(BookingId.next(), person, BY_MAIL, Language.FR, unit, invitation, List.of(holds));
    }

    Booking book(Identity person, Hold... holds) {
        return booked(appointments.confirm(request(person, holds), RESIDENT));
    }

    /** Both doses, in slots of their own. */
    Booking book(Identity person) {
        return book(
                person,
                hold(person, ONE, firstSlots(3).getFirst()),
                hold(person, TWO, secondSlots(3).getFirst()));
    }

    static Booking booked(ConfirmOutcome outcome) {
        assertThat(outcome).isInstanceOf(ConfirmOutcome.Confirmed.class);
        return ((ConfirmOutcome.Confirmed) outcome).booking();
    }

    int taken(Slot slot) {
        return jdbc.sql("select taken from clinics.slot where site_id = :site and slot_id = :slot")
                .param("site", slot.site().id().value())
                .param("slot", slot.id().value())
                .query(Integer.class)
                .single();
    }

    Map<String, @Nullable Object> entry(Act act, PersonKey person, BookingId booking) {
        return audit.parameters(AuditEntry.of(RESIDENT, act).about(person).concerning(booking.value()));
    }

    /** What the audit log holds about a person, in order: actor, origin, act, booking. */
    List<String> writtenDown(PersonKey person) {
        return jdbc.sql("""
                        select actor_kind || ' ' || origin || ' ' || act || ' ' || object_id
                          from audit.entry
                         where person_key = :person_key
                         order by xact, entry_id""")
                .param("person_key", person.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    int count(String table, PersonKey person) {
        return jdbc.sql("select count(*) from " + table + " where person_key = :person_key")
                .param("person_key", person.value())
                .query(Integer.class)
                .single();
    }

    /** How many places this person has in slots, held or booked. */
    int places(PersonKey person) {
        return count("booking.roster", person);
    }

    static LocalDate dayOf(Appointment appointment) {
        return appointment.startsAt().atZone(TORONTO).toLocalDate();
    }

    /** Whatever breaks a promise about places; empty when all is well. */
    List<String> violations() {
        List<String> found = new ArrayList<>(reconciliation.differences());
        found.addAll(jdbc.sql("""
                        select 'slot ' || s.slot_id || ' has ' || count(*) || ' people in ' || s.capacity || ' places'
                          from clinics.slot as s
                          join booking.roster as r on r.site_id = s.site_id and r.slot_id = s.slot_id
                         group by s.site_id, s.slot_id, s.capacity
                        having count(*) > s.capacity""").query(String.class).list());
        found.addAll(jdbc.sql("""
                        select 'a person has ' || count(*) || ' live appointments for dose ' || dose_ordinal
                          from booking.appointment
                         where state = 'BOOKED'
                         group by person_key, dose_ordinal
                        having count(*) > 1""").query(String.class).list());
        found.addAll(jdbc.sql("""
                        select 'a person has ' || count(*) || ' places for dose ' || r.dose_ordinal
                          from booking.roster as r
                          left join booking.hold as h on h.person_key = r.person_key and h.hold_id = r.entry_id
                         where r.held_until is not null
                         group by r.person_key, r.dose_ordinal
                        having count(*) > greatest(1, count(distinct h.birth_hash))""").query(String.class).list());
        return found;
    }
}
