package ca.dosebook.booking.together;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.BookingId;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.booking.ConfirmOutcome;
import ca.dosebook.booking.Hold;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.immunizations.CorrectOutcome;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.immunizations.PastDose;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.people.merging.LinkId;
import ca.dosebook.people.merging.MergeOutcome;
import ca.dosebook.people.merging.MergeReason;
import ca.dosebook.people.merging.Merging;
import ca.dosebook.people.merging.UndoReason;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who came without a card first has a record of that, which is merged into theirs when the card turns up. */
@DosebookTest
@Import({FloorWorld.Parts.class, StandingClock.class})
class MergedRecordsTests {

    private static final LocalDate TODAY = LocalDate.of(2021, 3, 15);
    private static final LocalDate FEBRUARY = LocalDate.of(2021, 2, 20);
    private static final Optional<DosesHad> ONE = Optional.of(new DosesHad(1, FEBRUARY, ClinicsFixture.PFIZER));
    private static final DoseOrdinal TWO = new DoseOrdinal(2);

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    Merging merging;

    private final String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final Identity rose = FloorWorld.someone("Rose", letters, PeopleFixture.aHealthNumber());
    private final Identity without = withoutACard("Rose");
    private final Identity before = withoutACard("Rosa");
    private FloorWorld world;
    private PersonKey key;
    private Slot now;

    @BeforeEach
    void recorded_with_a_card() {
        world = new FloorWorld(beans);
        key = record(rose);
        now = world.slots.get(3);
    }

    private Identity withoutACard(String given) {
        return new Identity(new PersonName(given, letters), PeopleFixture.BORN, new IdentityDocument.NoCard("N4K 1A1"));
    }

    private PersonKey record(Identity identity) {
        return beans.people()
                .record(identity, Contact.NONE, Language.EN, world.stop.site().value());
    }

    private LinkId merge(PersonKey one, PersonKey other) {
        LinkId id = LinkId.next();
        assertThat(merging.merge(world.vaccinator.signedIn().actor(), id, one, other, MergeReason.NO_CARD_BEFORE))
                .isInstanceOf(MergeOutcome.Merged.class);
        return id;
    }

    private void had(PersonKey under) {
        PastDose dose = new PastDose(
                DoseId.next(),
                DoseSource.PHARMACY,
                ClinicsFixture.PFIZER,
                Optional.empty(),
                FEBRUARY,
                Optional.empty(),
                Optional.empty());
        assertThat(beans.doses().recordPast(under, dose, world.vaccinator.signedIn(), TODAY))
                .isInstanceOf(CorrectOutcome.Done.class);
    }

    private HoldOutcome hold(Identity who, DoseOrdinal dose, Slot slot) {
        return beans.appointments()
                .hold(beans.people().claim(who), dose, AppointmentId.next(), slot, Wanted.nothingElse(slot), false);
    }

    private Hold held(DoseOrdinal dose, Slot slot) {
        HoldOutcome outcome = hold(rose, dose, slot);
        assertThat(outcome).isInstanceOf(HoldOutcome.Held.class);
        return ((HoldOutcome.Held) outcome).hold();
    }

    private ConfirmOutcome confirm(Hold hold, Optional<DosesHad> had) {
        return beans.appointments()
                .confirm(
                        new BookingRequest(
                                BookingId.next(),
                                rose,
                                Contact.NONE,
                                Language.EN,
                                FloorWorld.GREY_BRUCE,
                                Set.of(),
                                Optional.empty(),
                                had,
                                List.of(hold)),
                        Actor.resident("c0a801"));
    }

    @Test
    void a_dose_under_a_record_that_was_merged_counts_until_the_merge_is_undone() {
        PersonKey first = record(before);
        PersonKey second = record(without);
        merge(first, second);
        LinkId merged = merge(key, second);
        had(second);
        had(record(withoutACard("Nora")));

        assertThat(hold(rose, DoseOrdinal.FIRST, now)).isEqualTo(new HoldOutcome.HadAlready(ONE.orElseThrow()));
        Slot later = world.publish(FEBRUARY.plusDays(112)).getFirst();
        Hold hold = held(TWO, later);
        merging.undo(world.vaccinator.signedIn().actor(), merged, UndoReason.BY_MISTAKE);
        assertThat(confirm(hold, ONE))
                .as("the last look sees what is so then")
                .isEqualTo(new ConfirmOutcome.OtherRecord(Optional.empty()));
        merge(key, first);
        assertThat(confirm(hold, ONE)).isInstanceOf(ConfirmOutcome.Confirmed.class);
    }

    @Test
    void an_appointment_under_a_record_that_was_merged_is_theirs() {
        world.book(without, now);
        Hold hold = held(DoseOrdinal.FIRST, now);

        merge(key, beans.people().keyOf(without));

        assertThat(hold(rose, DoseOrdinal.FIRST, world.slots.get(4))).isEqualTo(new HoldOutcome.AlreadyBooked());
        assertThat(confirm(hold, Optional.empty())).isEqualTo(new ConfirmOutcome.AlreadyBooked());
    }

    @Test
    void who_knows_a_name_learns_nothing_of_what_is_under_a_health_number() {
        merge(key, record(without));
        had(key);

        assertThat(hold(without, DoseOrdinal.FIRST, now)).isInstanceOf(HoldOutcome.Held.class);
    }
}
