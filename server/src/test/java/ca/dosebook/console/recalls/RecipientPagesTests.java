package ca.dosebook.console.recalls;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.audit.Actor;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Calling the people of a recalled lot. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class RecipientPagesTests {

    @Autowired
    FloorWorld.Beans beans;

    @LocalServerPort
    int port;

    private FloorWorld world;
    private PersonKey person;
    private Browser coordinator;

    @BeforeEach
    void somebody_was_given_a_dose() {
        world = new FloorWorld(beans);
        person = world.book(FloorWorld.someone(), world.slots.getFirst()).person();
        world.goTo(world.slots.getFirst());
        world.vaccinate(person);
        coordinator = browser(staff(Role.HEALTH_UNIT_COORDINATOR, FloorWorld.GREY_BRUCE.value()));
    }

    private Staff staff(Role role, int unit) {
        return world.staff.signedIn(role, world.staff.healthUnit(unit));
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    @Test
    void the_people_of_a_lot_are_shown_only_when_it_is_recalled_and_for_a_reason() {
        String path = "/en/console/lots/" + world.lot.value() + "/people";
        assertThat(coordinator.get(path).body()).contains("not recalled");
        assertThat(coordinator.post(path, "why", "ON_THE_PHONE").body()).doesNotContain("Tremblay");
        assertThat(coordinator.post(path + "/file", "why", "ON_THE_PHONE").status())
                .isEqualTo(404);

        beans.lots().recall(world.lot, "Particles", Actor.DOSEBOOK);

        assertThat(coordinator.get("/en/console/adverse").body()).contains(path);
        Answer none = coordinator.post(path, "why", "CURIOSITY");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.body()).doesNotContain("Tremblay");
        Answer shown = coordinator.post(path, "why", "ON_THE_PHONE");
        assertThat(shown.body()).contains("Rose Tremblay", "rose@example.ca", "Harbour Arena");
        assertThat(given()).isEqualTo(1);

        Answer file = coordinator.post(path + "/file", "why", "ON_THE_PHONE");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).contains("\"Rose Tremblay\"", "\"rose@example.ca\"");
        assertThat(given()).isEqualTo(2);

        Browser elsewhere = browser(staff(Role.HEALTH_UNIT_COORDINATOR, 2241));
        assertThat(elsewhere.post(path, "why", "ON_THE_PHONE").body()).doesNotContain("Tremblay");
        assertThat(given()).isEqualTo(2);
        assertThat(coordinator
                        .get("/en/console/lots/" + UUID.randomUUID() + "/people")
                        .status())
                .isEqualTo(404);
    }

    private int given() {
        return beans.jdbc()
                .sql("select count(*) from audit.entry where act = 'LOT_RECIPIENTS_SEEN' and person_key = :person")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }
}
