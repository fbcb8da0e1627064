package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The two weeks of March 2021 in which people of 80 and over were invited before everyone else, from the list to the
 * opening: one province, two nodes, and a clock that is set from one scene to the next.
 */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FortnightTests {

    private static final Instant MONDAY = Instant.parse("2021-03-01T14:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2021-03-02T15:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2021-03-04T15:00:00Z");
    private static final Instant SECOND_MONDAY = Instant.parse("2021-03-08T15:00:00Z");
    private static final Instant SECOND_FRIDAY = Instant.parse("2021-03-12T15:00:00Z");
    private static final Instant OPENING = Instant.parse("2021-03-15T12:00:00Z");

    /** A node reads the database's clock once a second, and asks for the stages as often. */
    private static final Duration LATEST = Duration.ofSeconds(3);

    private static final String ARENA = "Limestone Arena";

    /** Invited by mail; books. Her birthday tells that the list has the day before the month. */
    private static final Person RENEE = Person.another("Renée", "Lecœur").bornOn(LocalDate.of(1936, 3, 27));

    /** Invited by mail; books. */
    private static final Person WALTER = Person.another("Walter", "Kowalchuk");
    /** Invited by telephone; books. */
    private static final Person MARGARET = Person.another("Margaret", "Ferguson");
    /** Invited by letter; books while the unit pauses. */
    private static final Person IRMA = Person.another("Irma", "Åkesson");
    /** Invited by mail; lets a friend have the code. */
    private static final Person STANLEY = Person.another("Stanley", "Osborne");
    /** Invited by mail; does not want it. */
    private static final Person DOROTHY = Person.another("Dorothy", "Vandermeer");
    /** Mistyped in the list, and let in. */
    private static final Person HAROLD = Person.another("Harold", "Pettigrew");
    /** Mistyped in the list, and left out. */
    private static final Person EUGENIA = Person.another("Eugenia", "Brathwaite");

    private static TwoNodes nodes;
    private static String wave = "";
    private static final Map<Person, String> references = new HashMap<>();

    @BeforeAll
    static void start() {
        // Everyone asks at the door of the booking itself: the room before it has tests of its own.
        nodes = TwoNodes.startingAt(MONDAY, "--dosebook.waiting.gather=0s");
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    @Order(1)
    void on_monday_the_coordinator_uploads_a_list_looks_through_it_and_invites(Scene scene) {
        byte[] list = new CohortFile()
                .withMail(RENEE, "français")
                .withMail(WALTER, "anglais")
                .withPhone(MARGARET, "613 555 0142")
                .withAddress(IRMA, "12 Wellington Street", "English")
                .withMail(STANLEY, "anglais")
                .withMail(DOROTHY, "en")
                .withNumber(HAROLD, "8412345678")
                .withNumber(EUGENIA, "84123")
                .withMail(WALTER, "anglais")
                .withAFormulaInsteadOfTheName(Person.another("Clarence", "Ottaway"))
                .bytes();
        Staff louise = given(scene.someoneAt(nodes.first()).comesToWork()).isIn(staff("coordinator"));

        when(louise).turnsTo("Invitations", "Invitations");
        then(louise).sees("How to invite people", "Upload a list of people");
        when(louise).follows("Lists of people", "Listes de personnes").follows("Upload a list", "Téléverser une liste");
        louise.types("name", "Kingston, 80 and over")
                .chooses("list", "liste.csv", list)
                .goesOn();
        then(louise)
                .reloadsUntilItReads("To be looked through", "À vérifier")
                .sees("Kingston, 80 and over", "6 lines", "2 lines")
                .sees("The same person is on an earlier line.", "This is a formula. It was not calculated.")
                .sees("A health number has ten digits.", "its check digit is wrong");

        when(louise).follows("All lines", "Toutes les lignes");
        then(louise).sees("Renée Lecœur", "Irma Åkesson", "Line 2");
        String harold = "#line-8 ";
        when(louise).presses(louise.page().locator(harold + "button[value=LET_IN]"));
        when(louise).presses(louise.page().locator("#line-9 button[value=LEAVE_OUT]"));
        assertThat(louise.page().locator(harold).innerText()).contains("Ready to be invited", "Harold Pettigrew");
        when(louise).goesBackOnePage();
        assertThat(new String(louise.gets("Download the lines to correct", "Télécharger"), StandardCharsets.UTF_8))
                .contains("Clarence", "This is a formula");

        when(louise).follows("Approve the list", "Approuver la liste");
        then(louise)
                .sees("7 people will be ready to be invited.", "Nobody waits for a decision", "3 people are left out.");
        when(louise).presses("Approve", "Approuver");
        then(louise).sees("The list is approved. The people on it can be invited.");

        when(louise).turnsTo("Invitations", "Invitations").follows("Make a wave", "Préparer une vague");
        louise.types("place", "Kingston").goesOn();
        then(louise)
                .sees("At most 500. The oldest first, within 30 km of Kingston. Only as many as there are places for.")
                .sees("7 people would be invited, of 7 who fit", "The free places until", "are enough: for");
        when(louise).presses("Make this wave", "Préparer cette vague");
        then(louise).sees("The wave is made. Nobody is told yet.", "5 people get an e-mail.", "1 letter to print now");
        wave = louise.path();

        when(louise).presses("Send the e-mails", "Envoyer les courriels");
        then(louise).sees("The e-mails are on their way");
        assertThat(new String(louise.gets("Get the letters (PDF)", "Obtenir"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        Stream.of(RENEE, WALTER, STANLEY, DOROTHY, HAROLD)
                .forEach(person -> louise.page()
                        .waitForCondition(() -> !nodes.mailsTo(person, "").isEmpty()));
        then(louise.opens(wave)).doesNotSee("Get the letters (PDF)", "Send the e-mails");
    }

    @Test
    @Order(2)
    void on_tuesday_three_book_one_declines_and_a_code_that_was_passed_on_is_refused(Scene scene) {
        nodes.clock().set(TUESDAY);
        Resident renee = given(scene.someoneAt(nodes.first())
                .reading("fr")
                .onAScreenOf(320)
                .examiningEveryPage()
                .comes());
        when(renee).opens("/invited/" + nodes.codeOf(RENEE));
        then(renee).reads("Votre invitation à réserver", nodes.codeOf(RENEE));
        books(renee, RENEE, nodes.codeOf(RENEE));

        Resident walter = given(scene.someoneAt(nodes.second()).comes()).opens("/invited/" + nodes.codeOf(WALTER));
        books(walter, WALTER, nodes.codeOf(WALTER));

        Staff louise = given(scene.someoneAt(nodes.second()).comesToWork()).isIn(staff("coordinator"));
        when(louise).opens(wave).presses("Open the call list", "Ouvrir la liste d’appels");
        then(louise).sees("Margaret Ferguson", "613-555-0142");
        String dictated = louise.page().locator(".db-row .db-code").innerText();
        when(louise).presses("Reached", "Jointe");
        then(louise).sees("Nobody is left to be called.");
        Resident margaret = given(scene.someoneAt(nodes.first()).comes());
        when(margaret).opens("/invited").types("code", dictated).goesOn();
        books(margaret, MARGARET, dictated);

        Person friend = Person.another("Bernice", "Applegate");
        Resident bernice = given(scene.someoneAt(nodes.second()).comes()).opens("/invited/" + nodes.codeOf(STANLEY));
        when(bernice).goesOn().livesAt(friend.postalCode()).booksForThemselves().saysWhoTheyAre(friend);
        then(bernice).isAt("/book/invitation").finds(nodes.codeOf(STANLEY), "code");
        when(bernice).goesOn();
        then(bernice).isToldOf("This code does not fit the details you gave", "code");

        Resident dorothy = given(scene.someoneAt(nodes.first()).comes()).opens("/invited/" + nodes.codeOf(DOROTHY));
        when(dorothy).follows("Tell us that you do not need this invitation").picks("reason-2");
        when(dorothy).wasBornOn(DOROTHY.birthDate());
        then(dorothy).reads("You have declined the invitation", "We will not write to you about it again.");

        when(louise).opens(wave);
        assertThat(louise.facts())
                .contains("Booked 3", "Declined 1", "Opened 1", "Sent 2", "Code tried by someone else 1");
        // Besides the seven, each node has invited Rose, whom its greeting introduces.
        when(louise).turnsTo("Pilot", "Pilote");
        then(louise).sees("Shares are of the 9 invitations");
        assertThat(louise.figures()).contains("Invited 9", "Booked 3", "Declined 1", "Code tried by someone else 1");
    }

    @Test
    @Order(3)
    void on_thursday_a_clinic_day_is_moved_and_everyone_on_it_gets_a_new_time(Scene scene) {
        nodes.clock().set(THURSDAY);
        Staff sam = given(scene.someoneAt(nodes.first()).onAScreenOf(320).comesToWork())
                .isIn(staff("lead"));

        when(sam).opens("/console/clinics/calendar?view=day&date=2021-03-06").follows(ARENA, "Aréna Limestone");
        sam.follows("Move people to other times", "Déplacer les gens").goesOn();
        then(sam).isToldOf("Enter a date, such as 27 3 2021", "Entrez une date", "date");
        when(sam).types("date", "7").types("dateMonth", "3").types("dateYear", "2021");
        sam.types("opens", "10:00").picks("reason").goesOn();
        then(sam)
                .sees("Check before you move it", "3 people have an appointment that is still ahead on this day.")
                .sees("3 get an e-mail", "The clinic on Saturday, March 6, 2021", "Reason: the weather.")
                .sees("La clinique du samedi 6 mars 2021", "Raison : les conditions météorologiques.");
        assertThat(nodes.mailsTo(RENEE, "conditions météorologiques")).isEmpty();

        when(sam).presses("Move the day and send", "Déplacer la journée et envoyer");
        then(sam)
                .sees("Begun. This day takes no new bookings.")
                .reloadsUntilItReads("Done. Everyone has a new place", "Terminé.");
        assertThat(sam.facts()).contains("Have a new place 3 people", "No place found nobody");

        sam.page()
                .waitForCondition(
                        () -> nodes.mailsTo(RENEE, "conditions météorologiques").size() == 1);
        sam.page()
                .waitForCondition(
                        () -> nodes.mailsTo(WALTER, "Reason: the weather.").size() == 1);
        sam.page()
                .waitForCondition(
                        () -> nodes.mailsTo(MARGARET, "Reason: the weather.").size() == 1);
        assertThat(nodes.mailsTo(RENEE, "dimanche 7 mars 2021")).hasSize(1);
        assertThat(nodes.mailsTo(WALTER, "Sunday, March 7, 2021")).hasSize(1);

        Resident walter = given(scene.someoneAt(nodes.second()).comes())
                .opens("/manage")
                .looksUp(references.getOrDefault(WALTER, ""), WALTER.birthDate());
        then(walter).reads("The clinic gave you a new time", "March 6", "Sunday, March 7, 2021", ARENA);
        when(walter).presses("Keep this time");
        then(walter).reads("You keep the new time.").doesNotRead("The clinic gave you a new time");
    }

    @Test
    @Order(4)
    void on_monday_booking_pauses_who_holds_a_place_finishes_and_two_people_let_it_go_on(Scene scene) {
        nodes.clock().set(SECOND_MONDAY);
        Staff louise = given(scene.someoneAt(nodes.second()).comesToWork()).isIn(staff("coordinator"));
        when(louise).opens(wave).types("text", "Åkesson").presses("Find", "Chercher");
        louise.presses(louise.page().locator(".db-rows .db-row a").first());
        then(louise).sees("Irma Åkesson", "12 Wellington Street");
        String printed = louise.facts().stream()
                .filter(fact -> fact.matches("Code [0-9A-Z]{4}-[0-9A-Z]{4}"))
                .map(fact -> fact.substring("Code ".length()))
                .findFirst()
                .orElseThrow();
        Resident irma = given(scene.someoneAt(nodes.first()).comes());
        when(irma).opens("/invited").types("code", printed).goesOn();
        irma.goesOn().livesAt(IRMA.postalCode()).booksForThemselves().saysWhoTheyAre(IRMA);
        irma.goesOn().goesOn().choosesBothDoses();
        then(irma).isAt("/book/contact");

        when(louise).turnsTo("Rollout", "Déploiement").follows("Pause booking", "Suspendre");
        then(louise).sees("Who holds a place goes on and can confirm it");
        when(louise).presses("Pause now", "Suspendre");
        then(louise).sees("Booking is paused", "Residents read: “We are putting something right.");

        Resident late =
                given(scene.someoneAt(nodes.first()).comes()).opens("/book").livesAt("K7L 3N6");
        then(late)
                .opensUntilItReads("/book/answer", "Booking is paused for now")
                .reads("We are putting something right. Please try again later today.");
        when(irma).hasNoWayToBeReached().booksTheAppointments();
        then(irma).isAt("/book/done");
        when(late).opens("/book/dose/1");
        then(late).isAt("/book/answer").reads("Booking is paused for now");

        when(louise)
                .follows("Go on after a pause", "Reprendre")
                .types("reason", "It is put right")
                .goesOn();
        String request = louise.path();
        when(louise).opens(request + "/approve").goesOn();
        then(louise).sees("Nobody can agree to their own request. Nothing was changed");
        then(late).opensUntilItReads("/book/answer", "Booking is paused for now");
        agrees(given(scene.someoneAt(nodes.first()).comesToWork()).isIn(staff("operator2")), request);
        then(late).opensUntilItReads("/book/answer", "Who is the vaccine for?");
    }

    @Test
    @Order(5)
    void on_friday_york_gets_one_hospital_that_books_here_and_no_opening_in_the_past(Scene scene) {
        nodes.clock().set(SECOND_FRIDAY);
        Staff olivia = given(scene.someoneAt(nodes.first()).comesToWork()).isIn(staff("operator"));
        YorkHospital hospital = new YorkHospital(olivia).isAddedAsASite().isMadeAnException();
        String request = hospital.asksForTheOpening();
        agrees(given(scene.someoneAt(nodes.second()).comesToWork()).isIn(staff("operator2")), request);
        hospital.isPlannedAndPublished();

        Resident early =
                given(scene.someoneAt(nodes.second()).comes()).opens("/book").livesAt(YorkHospital.POSTAL_CODE);
        then(early)
                .isAt("/book/answer")
                .reads("You book in another place", "www.york.ca", "905-555-0120")
                .doesNotRead(YorkHospital.NAME, "Go on here");
    }

    @Test
    @Order(6)
    void nobody_books_before_eight_o_clock_on_the_fifteenth_and_everyone_can_after_it_on_both_nodes(Scene scene)
            throws Exception {
        nodes.clock().set(OPENING.minus(Duration.ofMinutes(10)));
        Resident onTheFirst = given(scene.someoneAt(nodes.first()).comes());
        Resident onTheSecond = given(scene.someoneAt(nodes.second()).comes());
        for (Resident early : List.of(onTheFirst, onTheSecond)) {
            when(early)
                    .getsTheAnswerFor(Person.another("Edith", "Winterbourne"))
                    .opens("/book/answer");
            then(early).isAt("/book/invitation");
        }

        nodes.clock().set(OPENING.minus(Duration.ofSeconds(4)));
        Crowd crowd = Crowd.of(nodes.clock(), List.of(onTheFirst, onTheSecond))
                .asksUntil(OPENING.plus(LATEST).plusSeconds(2));

        assertThat(crowd.told()).anyMatch(one -> one.answered().isBefore(OPENING));
        assertThat(crowd.told())
                .filteredOn(one -> one.answered().isBefore(OPENING))
                .noneMatch(Crowd.Told::mayBook);
        assertThat(crowd.told())
                .filteredOn(one -> one.asked().isAfter(OPENING.plus(LATEST)))
                .isNotEmpty()
                .allMatch(Crowd.Told::mayBook);

        for (Resident early : List.of(onTheFirst, onTheSecond)) {
            when(early)
                    .opens("/book/answer")
                    .goesOn()
                    .choosesBothDoses()
                    .hasNoWayToBeReached()
                    .booksTheAppointments();
            then(early).isAt("/book/done");
        }
        assertThat(nodes.clock().number("select count(*) from booking.booking where invitation_id is null"))
                .isEqualTo(2);
        assertThat(nodes.clock().moment("select min(booked_at) from booking.booking where invitation_id is null"))
                .hasValueSatisfying(moment -> assertThat(moment).isAfterOrEqualTo(OPENING));
    }

    @Test
    @Order(7)
    void after_the_opening_york_still_books_in_its_own_system_but_for_the_one_hospital(Scene scene) {
        Person person = Person.another("Ruth", "Castellan").livingAt(YorkHospital.POSTAL_CODE);
        Resident ruth = given(scene.someoneAt(nodes.second())
                        .onAScreenOf(320)
                        .examiningEveryPage()
                        .comes())
                .opens("/book")
                .livesAt(YorkHospital.POSTAL_CODE);
        then(ruth)
                .isAt("/book/answer")
                .reads("You book in another place", "www.york.ca", "What you can book here instead", YorkHospital.NAME);

        when(ruth).presses("Go on here").booksForThemselves().saysWhoTheyAre(person);
        then(ruth).reads("Yes, you can book now");
        when(ruth).goesOn();
        assertThat(ruth.page().locator(".db-card h3").allInnerTexts()).containsExactly(YorkHospital.NAME);
        when(ruth).choosesBothDoses().hasNoWayToBeReached().booksTheAppointments();
        then(ruth).isAt("/book/done").reads(YorkHospital.NAME);

        Staff louise = given(scene.someoneAt(nodes.first()).comesToWork()).isIn(staff("coordinator"));
        when(louise).opens("/console/pilot").opensTheDetails("Other days", "D’autres jours");
        louise.types("from", "1").types("fromMonth", "3").presses("Show these days", "Afficher ces jours");
        then(louise).sees("Shares are of the 9 invitations");
        assertThat(louise.figures()).contains("Invited 9", "Booked 4", "Declined 1", "Code tried by someone else 1");
        assertThat(new String(louise.gets("One-page report (PDF)", "Rapport"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    // ------------------------------------------------------------------------------------------- who and what

    private static Account staff(String name) {
        return nodes.first().staff(name);
    }

    /** From the page of the invitation to the booking, on the second day of the arena. */
    private static void books(Resident invited, Person person, String code) {
        when(invited).goesOn().livesAt(person.postalCode()).booksForThemselves().saysWhoTheyAre(person);
        then(invited).isAt("/book/invitation").finds(code, "code");
        when(invited)
                .goesOn()
                .goesOn()
                .choosesTheClinic(invited.visit().language().equals("en") ? ARENA : "Aréna Limestone")
                .choosesDay(2)
                .choosesTime(1)
                .takesTheSuggestion()
                .wantsMailTo(person.mail())
                .booksTheAppointments();
        then(invited).isAt("/book/done");
        references.put(person, invited.reference());
    }

    private static void agrees(Staff second, String request) {
        when(second).opens(request + "/approve").presses("Agree, and do it", "Accepter et exécuter");
        then(second).sees("You agreed, and it is done");
    }
}
