package ca.dosebook.console.doses;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.booking.following.Following;
import ca.dosebook.clinics.Slot;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rose has two appointments, and a lead of the clinic has found her record. */
final class DosesOnPages {

    static final LocalDate TODAY = LocalDate.of(2021, 3, 15);

    final HealthCardNumber number = PeopleFixture.aHealthNumber();
    final FloorWorld world;
    final FloorWorld.Beans beans;
    final Slot second;
    final Booking booking;
    private final int port;
    private final Following following;

    DosesOnPages(int port, FloorWorld.Beans beans, Following following) {
        this.port = port;
        this.beans = beans;
        this.following = following;
        this.world = new FloorWorld(beans);
        this.second = world.publish(TODAY.plusDays(112)).getFirst();
        this.booking = world.book(FloorWorld.someone("Rose", "Tremblay", number), world.slots.get(5), second);
        world.goTo(world.slots.getFirst());
    }

    PersonKey rose() {
        return booking.person();
    }

    Staff lead() {
        return world.staff.signedIn(Role.CLINIC_LEAD, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()));
    }

    /** A member of staff at a browser. */
    final class At {
        final Staff staff;
        final Browser browser;
        final String record;

        At(Staff staff, HealthCardNumber card) {
            this.staff = staff;
            this.browser = new Browser(port).with(staff.cookie());
            Answer found = browser.post(
                    "/en/console/persons", "by", "number", "number", card.digits(), "why", "AT_THE_CLINIC");
            assertThat(found.status()).as(found.body()).isEqualTo(303);
            this.record = found.location().orElseThrow();
        }

        String doses() {
            return record + "/doses";
        }

        Answer get(String after) {
            return browser.get(doses() + after);
        }

        Answer post(String after, String... fields) {
            return browser.post(doses() + after, fields);
        }
    }

    At at(Staff staff) {
        return new At(staff, number);
    }

    At at(Staff staff, HealthCardNumber card) {
        return new At(staff, card);
    }

    Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    Dose vaccinate() {
        world.goTo(world.slots.get(5));
        GiveOutcome outcome = world.vaccinate(rose());
        assertThat(outcome).isInstanceOf(GiveOutcome.Recorded.class);
        follow();
        return ((GiveOutcome.Recorded) outcome).dose();
    }

    List<Dose> doses() {
        return beans.doses().history(rose()).doses();
    }

    Booking bookingNow() {
        return beans.appointments().find(rose(), booking.id()).orElseThrow();
    }

    List<Integer> live() {
        return bookingNow().live().stream().map(one -> one.dose().value()).toList();
    }

    /** The running application follows too: whoever does it, it is awaited. */
    void follow() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (waiting() > 0) {
            assertThat(System.nanoTime()).as("bookings follow within seconds").isLessThan(end);
            if (!following.followNext()) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private int waiting() {
        return beans.jdbc()
                .sql("select count(*) from booking.dose_news where done_at is null and person_key = :person")
                .param("person", rose().value())
                .query(Integer.class)
                .single();
    }

    List<String> acts(Staff staff) {
        return beans.jdbc()
                .sql("""
                        select act || coalesce(' ' || nullif(note, ''), '') || case when person_key = :rose then ' Rose' else '' end
                          from audit.entry
                         where user_id = :user
                         order by recorded_at, entry_id""")
                .param("user", staff.user().value())
                .param("rose", rose().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    static String hidden(Answer page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(value.find()).as(name + " in " + page.body()).isTrue();
        return value.group(1);
    }

    /** The fields of a form, in turn, with some of them changed or added. */
    static String[] with(List<String> fields, String... changed) {
        List<String> all = new ArrayList<>(fields);
        for (int i = 0; i < changed.length; i += 2) {
            int at = all.indexOf(changed[i]);
            if (at >= 0) {
                all.set(at + 1, changed[i + 1]);
            } else {
                all.add(changed[i]);
                all.add(changed[i + 1]);
            }
        }
        return all.toArray(String[]::new);
    }
}
