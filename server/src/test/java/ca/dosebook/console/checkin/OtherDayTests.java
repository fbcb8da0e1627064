package ca.dosebook.console.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The pages of one clinic day know nothing of another, though both are at the same place. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class OtherDayTests {

    @Autowired
    FloorWorld.Beans beans;

    @LocalServerPort
    int port;

    private FloorWorld world;
    private Arrival arrival;
    private Browser desk;
    private Browser vaccinator;

    @BeforeEach
    void somebody_sits_after_the_dose() {
        world = new FloorWorld(beans);
        PersonKey person =
                world.book(FloorWorld.someone(), world.slots.getFirst()).person();
        world.goTo(world.slots.getFirst());
        arrival = world.checkIn(person);
        world.screen(arrival);
        world.give(world.dose(arrival, world.lot));
        desk = browser(Role.CHECK_IN);
        vaccinator = browser(Role.VACCINATOR);
    }

    private Browser browser(Role role) {
        return new Browser(port)
                .with(world.staff
                        .signedIn(role, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()))
                        .cookie());
    }

    private String floor() {
        return "/en/console/floor/" + world.day.id().value();
    }

    private int refusals(UUID about) {
        return beans.jdbc()
                .sql("select count(*) from audit.entry where act = 'ACCESS_REFUSED' and object_id = :about")
                .param("about", about)
                .query(Integer.class)
                .single();
    }

    @Test
    void an_arrival_of_another_day_is_not_there_on_any_page_of_this_one_and_that_is_written_down() {
        String other = "/en/console/floor/" + world.anotherDay().id().value();
        String station = other.replace("/floor/", "/station/");
        String id = arrival.id().value().toString();

        assertThat(desk.get(other).status()).isEqualTo(200);
        assertThat(desk.get(other + "?in=" + id).status()).isEqualTo(404);
        assertThat(desk.post(other + "/arrivals/" + id + "/undo").status()).isEqualTo(404);
        assertThat(desk.post(other + "/observation/" + id + "/left").status()).isEqualTo(404);
        assertThat(vaccinator.get(other + "/arrivals/" + id + "/reaction").status())
                .isEqualTo(404);
        assertThat(vaccinator.post(other + "/arrivals/" + id + "/reaction").status())
                .isEqualTo(404);
        assertThat(vaccinator.get(other + "/arrivals/" + id + "/receipt").status())
                .isEqualTo(404);
        assertThat(vaccinator.get(station + "?after=" + id).status()).isEqualTo(404);
        assertThat(vaccinator.get(station + "/people/" + id).status()).isEqualTo(404);
        assertThat(vaccinator.post(station + "/people/" + id + "/dose").status())
                .isEqualTo(404);
        assertThat(vaccinator.post(station + "/people/" + id + "/none").status())
                .isEqualTo(404);
        assertThat(refusals(arrival.id().value())).isEqualTo(10);
        assertThat(beans.arrivals().observed(world.day)).hasSize(1);
        assertThat(desk.get(floor() + "?in=" + id).status()).isEqualTo(200);
    }

    @Test
    void an_appointment_of_another_day_cannot_be_noted_as_missed_on_this_one() {
        String other = "/en/console/floor/" + world.anotherDay().id().value();
        UUID appointment = arrival.appointment().orElseThrow().value();

        assertThat(desk.post(other + "/list/" + appointment + "/missing").status())
                .isEqualTo(404);
        assertThat(refusals(appointment)).isEqualTo(1);
    }
}
