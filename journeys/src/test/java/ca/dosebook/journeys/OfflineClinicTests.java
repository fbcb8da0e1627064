package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A vaccinator on a bus north of Kingston, where there is no network; and a tablet in the wrong hands. */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfflineClinicTests {

    private static final Instant MONDAY = Instant.parse("2021-03-01T14:00:00Z");
    private static final Duration BEFORE_IT_OPENS = Duration.ofHours(1);
    private static final String SHARBOT_LAKE = "K0H 2P0";
    private static final String CLINIC = "North Frontenac Mobile Clinic";
    private static final String EMAIL = "nadia@kingston.example";

    private static final Person EDNA = Person.another("Edna", "Fairweather").livingAt(SHARBOT_LAKE);
    private static final Person OTIS = Person.another("Otis", "Graham").livingAt(SHARBOT_LAKE);
    private static final Person MABEL = Person.another("Mabel", "Côté").livingAt(SHARBOT_LAKE);
    private static final Person RUTH = Person.another("Ruth", "Ostrander").livingAt(SHARBOT_LAKE);

    private static Product product;
    private static SetClock clock;
    private static final Map<String, Account> ACCOUNTS = new HashMap<>();

    @BeforeAll
    static void start() {
        product = Product.start(
                () -> clock == null ? System.currentTimeMillis() : clock.millis(), "--dosebook.demo=none");
        SetClock installed = SetClock.installedIn(product.data());
        installed.set(MONDAY);
        clock = installed;
        product.isStartedAgainWith(
                "--dosebook.demo=open", "--dosebook.demo.clinic-today=false", "--dosebook.waiting.gather=0s");
        clock.isFollowedBy(product);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static Account nadia() {
        return Objects.requireNonNull(ACCOUNTS.get(EMAIL));
    }

    @Test
    @Order(1)
    void four_people_book_at_the_mobile_clinic_and_a_vaccinator_is_invited(Scene scene) {
        int time = 1;
        for (Person person : List.of(EDNA, OTIS, MABEL, RUTH)) {
            Resident resident = given(scene.someoneAt(product).comes());
            when(resident)
                    .getsTheAnswerFor(person)
                    .goesOn()
                    .choosesTheClinic(CLINIC)
                    .choosesDay(1)
                    .choosesTime(time)
                    // The same clinic is elsewhere when the second dose is due: its next stop is chosen by hand.
                    .choosesTheFirstClinic()
                    .choosesDay(1)
                    .choosesTime(time++)
                    .hasNoWayToBeReached()
                    .booksTheAppointments();
            then(resident).isAt("/book/done");
        }
        Staff louise = given(scene.someoneAt(product).comesToWork()).isIn(product.staff("coordinator"));
        String link = when(louise).invites("Nadia", "Iqbal", EMAIL, "Kingston", "Vaccinator");
        Staff invited =
                given(scene.someoneAt(product).comesToWork()).opens(link).choosesAPassword();
        Account nadia = new Account(EMAIL, Staff.password(), invited.secretToTypeIntoTheApp(), clock::millis);
        invited.showsACode(nadia).goesOn();
        then(invited).isWelcomedAs("Nadia");
        ACCOUNTS.put(EMAIL, nadia);

        Instant first = clock.moment("select min(starts_at) from booking.appointment where dose_ordinal = 1")
                .orElseThrow();
        clock.set(first.minus(BEFORE_IT_OPENS));
    }

    @Test
    @Order(2)
    void three_people_are_seen_without_network_and_sent_once_though_an_answer_is_lost(Scene scene) {
        Staff who = given(scene.someoneAt(product).onAScreenOf(360).comesToWork());
        OfflineTablet tablet = new OfflineTablet(who);
        tablet.hasTheTimeOf(clock);
        who.signsIn(nadia());
        when(who).follows("Mobile clinics without network", "Cliniques mobiles sans réseau");
        who.follows("Open the list for this device", "Ouvrir la liste pour cet appareil");
        tablet.takesTheList("Bus tablet", "blue kettle morning");
        then(tablet).reads("Edna Fairweather", "Otis Graham", "Mabel Côté", "Ruth Ostrander", "4 of 4 people");
        tablet.isAccessible();

        when(tablet).losesTheNetwork().isReloaded();
        then(tablet).reads("Unlock the list", "No network. You can go on.").doesNotRead("Edna");
        when(tablet).unlocksWith("red kettle morning");
        then(tablet).reads("The passphrase is wrong. Tries left: 9").doesNotRead("Edna");
        tablet.isAccessible();
        when(tablet).unlocksWith("blue kettle morning");

        when(tablet).searches("fairw").opens("Edna Fairweather");
        tablet.isAccessible();
        tablet.arrives().answersNo().consents().isGivenADose();
        then(tablet).reads("Recorded on this device.", "4 records are not sent yet.");
        when(tablet).goesBackToTheList().searches("cote").opens("Mabel Côté");
        tablet.arrives();
        tablet.answersYesTo("ALLERGY_TO_VACCINE");
        then(tablet).reads("no dose of this vaccine is given");
        when(tablet).isGivenNone("CONTRAINDICATED");
        then(tablet).reads("6 records are not sent yet.", "No dose given");
        when(tablet).undoes();
        then(tablet).reads("5 records are not sent yet.").doesNotRead("No dose given");
        when(tablet).isGivenNone("CONTRAINDICATED");

        when(tablet).isReloaded().unlocksWith("blue kettle morning");
        then(tablet).reads("6 records are not sent yet.", "Dose recorded, not sent yet");
        when(tablet).searches("").opens("Otis Graham");
        tablet.arrives().answersNo().consents().isGivenADose().goesBackToTheList();
        then(tablet).reads("10 records are not sent yet.");
        when(tablet).sends();
        then(tablet).reads("This needs a network");

        when(tablet).findsTheNetwork().losesTheNextAnswer().sends();
        assertThat(tablet.statusOfTheLostAnswer()).isEqualTo(200);
        then(tablet).reads("10 records are not sent yet.");
        assertThat(clock.number("select count(*) from immunizations.dose"))
                .as("the server took them all the same")
                .isEqualTo(2);
        when(tablet).sends();
        then(tablet).reads("Everything that could be sent was taken.", "Nothing waits to be sent.");
        assertThat(clock.number("select count(*) from immunizations.dose")).isEqualTo(2);
        assertThat(clock.number("select count(*) from booking.arrival")).isEqualTo(3);
        assertThat(clock.number("select count(*) from immunizations.not_given")).isEqualTo(1);
        assertThat(clock.number("select count(*) from booking.appointment where state = 'FULFILLED'"))
                .isEqualTo(3);
        assertThat(tablet.keepsInTheClear("Edna", "Fairweather", EDNA.number(), "blue kettle"))
                .as("what lies on the device says nothing")
                .isFalse();

        when(tablet).finishes();
        then(tablet).reads("The list is wiped");
        assertThat(tablet.keeps()).isEmpty();
        assertThat(clock.number("select count(*) from console.carried where state = 'RETURNED'"))
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void a_tablet_in_the_wrong_hands_locks_slows_and_wipes_the_list_and_keeps_what_was_not_sent(Scene scene) {
        Staff who =
                given(scene.someoneAt(product).reading("fr").onAScreenOf(320).comesToWork());
        OfflineTablet tablet = new OfflineTablet(who);
        tablet.hasTheTimeOf(clock);
        who.signsIn(nadia());
        who.opens("/console/mobile").follows("Open the list for this device", "Ouvrir la liste pour cet appareil");
        tablet.takesTheList("Tablette 2", "bouilloire bleue matin");
        then(tablet).reads("Ruth Ostrander").doesNotRead("Edna");
        when(tablet).losesTheNetwork().opens("Ruth Ostrander");
        tablet.arrives();
        tablet.isAccessible();

        when(tablet).isLeftAloneFor(Duration.ofMinutes(11));
        then(tablet).isLocked().doesNotRead("Ruth");
        for (int tries = 1; tries <= 9; tries++) {
            tablet.isLeftAloneFor(Duration.ofMinutes(10)).unlocksWith("devinette " + tries);
            then(tablet).reads("La phrase de passe est fausse. Essais restants : " + (10 - tries));
        }
        when(tablet).unlocksWith("devinette aussitôt");
        then(tablet).reads("Attendez");
        when(tablet).isLeftAloneFor(Duration.ofMinutes(10)).unlocksWith("devinette 10");
        then(tablet).reads("la liste a été effacée");
        when(tablet).isReloaded();
        then(tablet).isLocked().doesNotRead("Ruth");
        tablet.isAccessible();

        when(tablet).findsTheNetwork().unlocksBySession();
        then(tablet).reads("La liste n’est plus sur cet appareil");
        when(tablet).finishes();
        then(tablet).reads("La liste est effacée");
        assertThat(tablet.keeps()).isEmpty();
        assertThat(clock.number("select count(*) from booking.arrival")).isEqualTo(4);
    }

    @Test
    @Order(4)
    void a_list_that_is_taken_back_is_wiped_as_soon_as_the_tablet_asks(Scene scene) {
        Staff who = given(scene.someoneAt(product).onAScreenOf(820).comesToWork());
        OfflineTablet tablet = new OfflineTablet(who);
        tablet.hasTheTimeOf(clock);
        who.signsIn(nadia());
        who.opens("/console/mobile").follows("Open the list for this device", "Ouvrir la liste pour cet appareil");
        tablet.isAccessible();
        tablet.takesTheList("Tablet 3", "green kettle morning");

        Staff amara = given(scene.someoneAt(product).examiningEveryPage().comesToWork())
                .isIn(product.staff("privacy"));
        when(amara).follows("See which devices carry a clinic’s list", "Voir quels appareils");
        then(amara).sees("Tablet 3", CLINIC, "Nadia Iqbal");
        when(amara).presses("Take the list back", "Reprendre la liste");
        then(amara).sees("The list is taken back");

        when(tablet).isLeftAloneFor(Duration.ofMinutes(2));
        then(tablet).reads("The list is no longer on this device");
        when(tablet).isLeftAloneFor(Duration.ofMinutes(2));
        then(tablet).reads("The list is wiped");
        assertThat(tablet.keeps()).isEmpty();

        Staff sam = given(scene.someoneAt(product)
                        .onAScreenOf(820)
                        .examiningEveryPage()
                        .comesToWork())
                .isIn(product.staff("lead"));
        when(sam).follows("Mobile clinics without network", "Cliniques mobiles sans réseau");
        sam.follows("Devices and what came back", "Appareils et ce qui est revenu");
        then(sam).sees("Bus tablet", "Wiped, as the device said", "Tablet 3", "Taken back");
    }
}
