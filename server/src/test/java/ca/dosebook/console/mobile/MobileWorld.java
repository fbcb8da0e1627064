package ca.dosebook.console.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.audit.Actor;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.lots.LotOutcome;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import java.util.UUID;

/** A mobile clinic's day with three people expected, and a tablet. */
final class MobileWorld {

    final FloorWorld floor;
    final FloorWorld.Beans beans;
    final Organization unit;
    final Booking rose;
    final Booking paul;
    final Booking noor;
    private final int port;

    MobileWorld(FloorWorld.Beans beans, int port) {
        this.beans = beans;
        this.port = port;
        this.floor = new FloorWorld(beans);
        isMobile(true);
        this.unit = floor.vaccinator.organization();
        this.rose = floor.book(
                FloorWorld.someone("Rose", "Tremblay", PeopleFixture.aHealthNumber()), floor.slots.getFirst());
        this.paul = floor.book(FloorWorld.someone("Paul", "Roy", PeopleFixture.aHealthNumber()), floor.slots.get(1));
        // Of the vaccinator's own name.
        this.noor = floor.book(FloorWorld.someone("Noor", "Haddad", PeopleFixture.aHealthNumber()), floor.slots.get(2));
    }

    void isMobile(boolean mobile) {
        beans.jdbc()
                .sql("update clinics.site set kind = :kind where site_id = :site")
                .param("kind", mobile ? "MOBILE" : "MASS")
                .param("site", floor.stop.site().value())
                .update();
    }

    Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    Browser someone(Role role) {
        return browser(floor.staff.signedIn(role, unit));
    }

    Tablet tablet() {
        return new Tablet(browser(floor.vaccinator), floor.day, floor.clock);
    }

    /** The vaccinator, signed in again. */
    Browser again() {
        return browser(floor.staff.signedInAgain(floor.vaccinator));
    }

    void recall(LotId lot) {
        LotOutcome outcome = beans.lots().recall(lot, "cold chain", Actor.DOSEBOOK);
        assertThat(outcome).isNotNull();
    }

    int dosesOf(Booking booking) {
        return beans.doses().history(booking.person()).doses().size();
    }

    long arrivalsOf(Booking booking) {
        return count("select count(*) from booking.arrival where person_key = :person", booking.person());
    }

    long screeningsOf(Booking booking) {
        return count("select count(*) from immunizations.screening where person_key = :person", booking.person());
    }

    private long count(String sql, PersonKey person) {
        return beans.jdbc()
                .sql(sql)
                .param("person", person.value())
                .query(Long.class)
                .single();
    }

    String stateOf(UUID carried) {
        return beans.jdbc()
                .sql("select state from console.carried where carried_id = :id")
                .param("id", carried)
                .query(String.class)
                .single();
    }

    String appointmentOf(Booking booking) {
        return beans.appointments()
                .find(booking.person(), booking.id())
                .orElseThrow()
                .appointments()
                .getFirst()
                .state()
                .name();
    }
}
