package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.ONE;
import static ca.dosebook.booking.BookingWorld.RESIDENT;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.history.History;
import ca.dosebook.booking.history.History.Call;
import ca.dosebook.booking.history.Places;
import ca.dosebook.booking.history.Places.Answer;
import ca.dosebook.booking.together.ConfirmAnswer;
import ca.dosebook.booking.together.ConfirmRequest;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Identity;
import ca.dosebook.testing.TestDatabase;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Eight callers hold, confirm, release and cancel through two nodes, for few persons and few slots, so that they are in each
 * other's way all the time. Every call and answer is recorded with its moments; a checker that knows only what places are
 * ({@link Places}) must find one order in which all answers are right.
 *
 * <p>A confirmation is the engine's own: {@link Appointments#confirm} may hold a lost place again and confirm once more,
 * which is three acts and not one.
 */
class LinearizabilityTests {

    private static final int CALLERS = 8;
    private static final int CALLS_EACH = 40;
    private static final int PERSONS = 6;
    private static final int SLOTS = 3;
    private static final int CAPACITY = 2;

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final List<BookingWorld> nodes = List.of(world, new BookingWorld(db));
    private final List<Identity> persons =
            Stream.generate(() -> aPerson()).limit(PERSONS).toList();
    private final List<Slot> slots = world.firstSlots(CAPACITY).subList(0, SLOTS);

    /** The latest hold and booking of each person that any caller knows of. */
    private final Map<Integer, Hold> holds = new ConcurrentHashMap<>();

    private final Map<Integer, Booking> bookings = new ConcurrentHashMap<>();

    private List<Call> history(long seed) {
        return Race.run(IntStream.range(0, CALLERS)
                        .<Callable<List<Call>>>mapToObj(caller ->
                                () -> calls(nodes.get(caller % nodes.size()), new Random(seed * CALLERS + caller)))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Call> calls(BookingWorld node, Random random) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_EACH; i++) {
            int person = random.nextInt(PERSONS);
            Hold held = holds.get(person);
            Booking booked = bookings.get(person);
            int choice = random.nextInt(10);
            long called = System.nanoTime();
            Places.Act act;
            if (choice < 5 || (held == null && booked == null)) {
                act = hold(node, person, random.nextInt(SLOTS));
            } else if (choice < 8 && held != null) {
                act = confirm(node, person, held);
            } else if (choice == 8 && booked != null) {
                node.appointments.cancel(booked, Set.of(ONE), EndReason.BY_PERSON, RESIDENT);
                act = new Places.Cancel(
                        person, booked.appointments().getFirst().id().value().toString());
            } else {
                node.appointments.release(node.people.claim(persons.get(person)));
                act = new Places.Release(person);
            }
            calls.add(new Call(called, System.nanoTime(), act));
        }
        return calls;
    }

    private Places.Act hold(BookingWorld node, int person, int slot) {
        AppointmentId id = AppointmentId.next();
        HoldOutcome outcome = node.appointments.hold(
                node.people.claim(persons.get(person)), ONE, id, slots.get(slot), BookingWorld.ANYTHING, false);
        if (outcome instanceof HoldOutcome.Held(Hold hold)) {
            holds.put(person, hold);
            return new Places.Hold(
                    person,
                    slot,
                    id.value().toString(),
                    Answer.YES,
                    hold.id().value().toString());
        }
        Answer answer = outcome instanceof HoldOutcome.SlotFull ? Answer.FULL : Answer.BOOKED;
        return new Places.Hold(person, slot, id.value().toString(), answer, "");
    }

    private Places.Act confirm(BookingWorld node, int person, Hold hold) {
        Identity identity = persons.get(person);
        BookingRequest request = BookingWorld.request(identity, hold);
        PersonKey key = node.people.keyOf(identity);
        ConfirmAnswer answer = node.engine
                .confirming()
                .confirm(new ConfirmRequest(
                        request,
                        node.people.claim(identity),
                        BookingReference.random(new SecureRandom()),
                        node.people.remember(key, identity, request.contact(), request.language()),
                        Optional.empty(),
                        AuditEntry.of(RESIDENT, Act.BOOKING_MADE)
                                .about(key)
                                .concerning(request.id().value())));
        boolean yes = answer instanceof ConfirmAnswer.Booked;
        if (yes) {
            bookings.put(person, node.appointments.find(key, request.id()).orElseThrow());
        }
        return new Places.Confirm(
                person, slots.indexOf(hold.slot()), hold.id().value().toString(), yes ? Answer.YES : Answer.NO);
    }

    private static History.Verdict verdict(List<Call> history) {
        return History.of(history, Places.empty(CAPACITY, PERSONS));
    }

    private static int placed(List<Call> history) {
        return verdict(history).placed();
    }

    @Test
    void what_two_nodes_answer_is_what_one_would_answer_who_does_one_thing_after_the_other() {
        List<Call> history = history(42);

        History.Verdict verdict = verdict(history);
        assertThat(verdict.placed()).as(verdict.end()).isEqualTo(history.size());
        assertThat(world.violations()).isEmpty();
        // It was a history in which things happened.
        assertThat(history)
                .filteredOn(call -> call.act() instanceof Places.Hold hold && hold.answer() == Answer.FULL)
                .hasSizeGreaterThan(3);
        assertThat(history)
                .filteredOn(call -> call.act() instanceof Places.Confirm confirm && confirm.answer() == Answer.YES)
                .hasSizeGreaterThan(3);
    }

    /** The guard is the number of places; a database that says there are more stands for a product that does not look. */
    @Test
    void without_the_guard_of_places_the_checker_finds_no_such_order() {
        for (Slot slot : slots) {
            db.owner()
                    .sql("update clinics.slot set capacity = 99 where slot_id = :slot")
                    .param("slot", slot.id().value())
                    .update();
        }

        List<Call> history = history(43);

        assertThat(placed(history)).isLessThan(history.size());
    }

    private static Call call(long called, long answered, Places.Act act) {
        return new Call(called, answered, act);
    }

    private static Places.Act hold(int person, Answer answer) {
        return new Places.Hold(person, 0, "hold " + person, answer, answer == Answer.YES ? "hold " + person : "");
    }

    @Test
    void the_checker_lets_calls_that_overlap_come_in_any_order_and_others_in_their_own() {
        List<Call> overlapping = List.of(
                call(0, 10, hold(0, Answer.FULL)), call(1, 9, hold(1, Answer.YES)), call(2, 8, hold(2, Answer.YES)));
        List<Call> afterOneAnother = List.of(
                call(0, 1, hold(0, Answer.FULL)), call(2, 9, hold(1, Answer.YES)), call(3, 8, hold(2, Answer.YES)));

        assertThat(placed(overlapping)).isEqualTo(3);
        assertThat(placed(afterOneAnother)).isLessThan(3);
    }

    @Test
    void the_checker_notices_a_place_given_twice_and_a_place_lost() {
        List<Call> twice = IntStream.range(0, 3)
                .mapToObj(person -> call(person, 10, hold(person, Answer.YES)))
                .toList();
        List<Call> lost = List.of(
                call(0, 1, hold(0, Answer.YES)),
                call(2, 3, hold(1, Answer.YES)),
                call(4, 5, new Places.Release(0)),
                call(6, 7, hold(2, Answer.FULL)));

        assertThat(placed(twice)).isLessThan(3);
        assertThat(placed(lost)).isLessThan(4);
    }
}
