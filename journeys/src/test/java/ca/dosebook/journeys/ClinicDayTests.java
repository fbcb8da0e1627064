package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A morning at Limestone Arena, from the door opened to the books closed; at half time the power fails. */
@ExtendWith(Stage.class)
// The longest of those that run beside the others, so it begins.
@Order(1)
class ClinicDayTests {

    private static final ZoneId KINGSTON = ZoneId.of("America/Toronto");
    private static final LocalDate DAY = LocalDate.of(2027, 3, 15);
    private static final Instant MORNING = DAY.atTime(9, 2).atZone(KINGSTON).toInstant();
    private static final int STAY_AWAY = 9;
    private static final int COME = 201;
    private static final int REFUSE = 3;
    private static final int A_HANDFUL = 5;

    private static final String LOT = "DEMO-PFR-2";

    private final Clocks clocks = new Clocks();

    @Test
    void two_hundred_people_come_and_the_day_closes_without_a_difference(Scene scene) {
        Product first = Product.start(clocks, "--dosebook.demo=none");
        try (first) {
            SetClock clock = SetClock.installedIn(first.data());
            clocks.follow(clock);
            clock.set(MORNING);
            first.isStartedAgainWith("--dosebook.demo=open", "--dosebook.demo.slot-capacity=14");
            clock.isFollowedBy(first);
            spend(scene, first, clock);
        }
    }

    private static void spend(Scene scene, Product arena, SetClock clock) {
        Staff priya = given(scene.someoneAt(arena).comesToWork()).isIn(arena.staff("checkin"));
        Staff jean = given(scene.someoneAt(arena).reading("fr").comesToWork()).isIn(arena.staff("vaccinator"));
        Staff dana = given(scene.someoneAt(arena).comesToWork()).isIn(arena.staff("inventory"));
        Staff sam = given(scene.someoneAt(arena).comesToWork()).isIn(arena.staff("lead"));
        String day = dayOf(priya);
        thaws(dana);
        when(sam).opens("/console/floor/" + day).presses("Let them in", "Les laisser entrer");
        then(sam).sees("They are let in today.");

        ClinicFloor floor = new ClinicFloor(priya, jean, day);
        List<ClinicFloor.Guest> guests = floor.guests();
        assertThat(guests).hasSize(COME + STAY_AWAY);
        floor.opensTheDesk();
        floor.opensTheStation();
        Instant last = MORNING;
        int served = 0;
        int home = 0;
        for (int i = 0; i < COME; i++) {
            ClinicFloor.Guest guest = guests.get(i);
            if (guest.comes(DAY, KINGSTON).isAfter(last)) {
                last = guest.comes(DAY, KINGSTON);
                clock.set(last);
                // To the sessions nothing may have happened for a while.
                given(priya).isIn(arena.staff("checkin"));
                given(jean).isIn(arena.staff("vaccinator"));
                home += floor.sendsEverybodyHome();
                floor.opensTheDesk();
            }
            floor.letsIn(guest);
            if (i % A_HANDFUL != 0 && i < COME - 1) {
                continue;
            }
            floor.opensTheStation();
            for (; floor.isSomebodyWaiting(); served++) {
                if (served < REFUSE) {
                    floor.givesNone();
                } else if (served == COME / 2) {
                    floor.givesADoseAsThePowerFails(LOT, arena);
                } else {
                    floor.givesADose(LOT);
                }
            }
        }
        assertThat(served).isEqualTo(COME);
        floor.opensTheDesk();
        floor.letsInWithoutAppointment("Oskar", "Lindqvist", LocalDate.of(1939, 2, 4));
        floor.opensTheStation();
        floor.givesADose(LOT);

        clock.set(last.plus(Duration.ofMinutes(45)));
        when(sam).isIn(arena.staff("lead")).opens("/console/floor/" + day + "/end");
        then(sam).sees("The day can be closed when these people are done:");
        given(priya).isIn(arena.staff("checkin"));
        assertThat(home + floor.sendsEverybodyHome()).isEqualTo(COME - REFUSE + 1);
        when(sam).reloads();
        assertThat(sam.facts())
                .contains(
                        "Booked " + (COME + STAY_AWAY),
                        "Came " + (COME + 1),
                        "Came without an appointment 1",
                        "Given a dose " + (COME - REFUSE + 1),
                        "Came, no dose given " + REFUSE,
                        "Not here yet " + STAY_AWAY);
        assertThat(column(sam, "Difference")).isNotEmpty().containsOnly("0");
        assertThat(column(sam, "Recorded")).contains(String.valueOf(COME - REFUSE + 1));
        when(sam).follows("Close the day", "Fermer la journée");
        then(sam).sees(STAY_AWAY + " people who did not come will be noted as missing.");
        when(sam).goesOn();
        then(sam).sees("The day is closed. " + STAY_AWAY + " people were noted as missing.");
        assertThat(sam.facts()).contains("Did not come " + STAY_AWAY, "Not here yet 0");
    }

    private static String dayOf(Staff desk) {
        desk.opens("/console/floor");
        String address = desk.page()
                .locator("main a", new Page.LocatorOptions().setHasText("Limestone Arena"))
                .first()
                .getAttribute("href");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Twenty vials more than stand ready. */
    private static void thaws(Staff dana) {
        when(dana).opens("/console/inventory");
        // What is short is said first; the list of sites comes last.
        dana.presses(dana.page().locator("main a:has-text('Limestone Arena')").last());
        dana.presses(dana.page()
                .locator("tr:has-text('Frozen') a:has-text('" + LOT + "')")
                .first());
        dana.follows("Thaw", "Décongeler").types("doses", "120").goesOn();
        then(dana).sees("The thawed doses are entered");
    }

    /** What stands below a heading of the table of lots. */
    private static List<String> column(Staff lead, String heading) {
        List<String> headings = lead.page().locator("table.db-figures thead th").allInnerTexts();
        int column = headings.indexOf(heading);
        assertThat(column).as("%s among %s", heading, headings).isPositive();
        return lead.page().locator("table.db-figures tbody tr").all().stream()
                .map(row -> row.locator("th, td").nth(column).innerText().strip())
                .toList();
    }
}
