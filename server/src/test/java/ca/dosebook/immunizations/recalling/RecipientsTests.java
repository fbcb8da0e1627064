package ca.dosebook.immunizations.recalling;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who was given a lot is shown to those who call them, and that is written down about each. */
@DosebookTest
@Import({FloorWorld.Parts.class, StandingClock.class})
class RecipientsTests {

    private static final Recipients.Part ALL = Recipients.Part.ALL;

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    Recipients recipients;

    private FloorWorld world;
    private PersonKey person;
    private Dose dose;
    private SignedIn coordinator;

    @BeforeEach
    void vaccinated() {
        world = new FloorWorld(beans);
        person = world.book(FloorWorld.someone(), world.slots.getFirst()).person();
        world.goTo(world.slots.getFirst());
        world.vaccinate(person);
        dose = beans.doses().history(person).last().orElseThrow();
        coordinator = world.staff
                .signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()))
                .signedIn();
    }

    private int written(String act) {
        return beans.jdbc()
                .sql("select count(*) from audit.entry where act = :act and person_key = :person")
                .param("act", act)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void who_was_given_a_lot_is_listed_within_reach_and_each_is_written_down() {
        List<Recipient> shown =
                recipients.show(world.lot, Set.of(world.stop.site()), ALL, AccessReason.ON_THE_PHONE, coordinator);

        assertThat(shown).containsExactly(new Recipient(person, world.stop.site(), LocalDate.of(2021, 3, 15)));
        assertThat(written("LOT_RECIPIENTS_SEEN")).isEqualTo(1);
        assertThat(recipients.show(
                        world.lot, Set.of(world.anotherSite().site()), ALL, AccessReason.ON_THE_PHONE, coordinator))
                .isEmpty();
    }

    @Test
    void a_dose_that_never_happened_is_on_nobodys_list() {
        SignedIn someoneElse = world.staff
                .signedIn(Role.CLINIC_LEAD, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()))
                .signedIn();
        beans.doses()
                .strike(
                        person,
                        new Correction(
                                DoseId.next(),
                                dose.id(),
                                Correction.Reason.NEVER_GIVEN,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        someoneElse);

        assertThat(recipients.show(world.lot, Set.of(world.stop.site()), ALL, AccessReason.CORRECTING, someoneElse))
                .isEmpty();
    }

    @Test
    void of_a_long_list_of_people_only_those_who_are_shown_are_written_down() {
        PersonKey second = world.book(FloorWorld.someone(), world.slots.get(3)).person();
        world.goTo(world.slots.get(3));
        world.vaccinate(second);
        Set<SiteId> here = Set.of(world.stop.site());

        assertThat(recipients.count(world.lot, here)).isEqualTo(2);
        Recipient shown = recipients
                .show(world.lot, here, new Recipients.Part(1, 1), AccessReason.ON_THE_PHONE, coordinator)
                .getFirst();
        assertThat(written("LOT_RECIPIENTS_SEEN")).isEqualTo(shown.person().equals(person) ? 1 : 0);
    }
}
