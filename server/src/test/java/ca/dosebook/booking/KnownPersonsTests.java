package ca.dosebook.booking;

import static ca.dosebook.booking.BookingWorld.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.Slot;
import ca.dosebook.invitations.cohorts.KnownPersons.Asked;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.testing.TestDatabase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KnownPersonsTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final BookingWorld world = new BookingWorld(db);
    private final KnownPersonsStore known = new KnownPersonsStore(db.jdbc(), world.people);

    private static Identity someone(String family) {
        return new Identity(
                new PersonName("Rose", family),
                PeopleFixture.BORN,
                new IdentityDocument.PhotoCard(PeopleFixture.aHealthNumber(), ""));
    }

    private Asked byNumber(Identity person) {
        return new Asked(Optional.of(world.people.keyOf(person)), new byte[32]);
    }

    private Asked byName(Identity person) {
        return new Asked(Optional.empty(), world.people.nameHash(person.name(), person.birthDate()));
    }

    @Test
    void who_has_an_appointment_is_known_by_number_and_else_by_name_and_birth_date() {
        Slot slot = world.firstSlots(5).getFirst();
        Identity booked = someone("Alpha");
        Identity holding = someone("Beta");
        Identity unknown = someone("Gamma");
        world.book(booked, world.hold(booked, ONE, slot));
        world.hold(holding, ONE, slot);

        BitSet answer = known.booked(List.of(
                byNumber(unknown),
                byNumber(booked),
                byName(unknown),
                byName(booked),
                byNumber(holding),
                byName(holding)));

        assertThat(answer.stream().boxed()).containsExactly(1, 3);
    }

    @Test
    void a_number_counts_more_than_a_name() {
        Identity booked = someone("Delta");
        world.book(booked, world.hold(booked, ONE, world.firstSlots(5).getFirst()));
        Identity namesake = new Identity(
                booked.name(), booked.birthDate(), new IdentityDocument.PhotoCard(PeopleFixture.aHealthNumber(), ""));

        assertThat(known.booked(List.of(byNumber(namesake))).isEmpty()).isTrue();
    }

    @Test
    void a_hundred_thousand_are_asked_about_at_once() {
        List<Asked> many = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            many.add(byName(someone("Nobody" + i)));
            many.add(byNumber(someone("Nobody")));
        }

        assertThat(known.booked(many).isEmpty()).isTrue();
        assertThat(known.booked(List.of()).isEmpty()).isTrue();
    }
}
