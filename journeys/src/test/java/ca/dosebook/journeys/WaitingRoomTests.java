package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The morning of an opening, from the room before it: lost places, early openings and waiting in the dark are what people
 * of 2021 remember. Two nodes; the clock of their database is set.
 */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaitingRoomTests {

    private static final Instant FIRST_DAY = Instant.parse("2021-03-01T14:00:00Z");

    /** As the demo province announces it. */
    private static final Instant OPENING = Instant.parse("2021-03-15T12:00:00Z");

    private static final String WAITING = "You are in the waiting room";
    private static final String KINGSTON = "Kingston, Frontenac and Lennox and Addington Health Unit";

    private static final double HALF_A_MINUTE = 30_000;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.startingAt(FIRST_DAY);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    @Order(1)
    void half_an_hour_before_people_gather_see_where_places_are_free_and_lose_nothing(Scene scene) {
        nodes.clock().set(OPENING.minus(Duration.ofMinutes(30)));
        Resident woman = given(scene.someoneAt(nodes.first())
                .onAScreenOf(320)
                .byKeyboardAlone()
                .examiningEveryPage()
                .comes());
        gathering(woman, nodes.first());
        when(woman).opens("/book");
        then(woman).isAt("/waiting").reads(WAITING, "Booking opens at", "by lot", "Your place stays yours");
        assertThat(woman.page().locator("[role=status]").count())
                .as("one region that speaks")
                .isEqualTo(1);

        when(woman).follows("See how many places are free near you");
        then(woman).isAt("/waiting/area");
        woman.page().selectOption("main select", new SelectOption().setLabel(KINGSTON));
        when(woman).presses("Show free places");
        then(woman).isAt("/waiting").reads("Free places now", KINGSTON);

        String code = codeOnceCounted(woman);
        when(woman).reloads();
        assertThat(code(woman)).as("the place after the page was loaded again").isEqualTo(code);
        nodes.restartsTheSecond();
        Resident grandson = given(scene.someoneAt(nodes.second())
                .reading("fr")
                .onAScreenOf(360)
                .examiningEveryPage()
                .comes());
        gathering(grandson, nodes.second());
        when(grandson).opens("/waiting/code");
        grandson.page().fill("#code", code.toLowerCase(Locale.ROOT));
        when(grandson).presses("Attendre ici");
        then(grandson).isAt("/waiting").reads("Vous êtes dans la salle d’attente");
        assertThat(codeOnceCounted(grandson, "Attendre sur un autre téléphone ou ordinateur"))
                .as("the place that both wait with")
                .isEqualTo(code);
        when(woman).reloads();
        then(woman).reads(WAITING);
        assertThat(code(woman)).isEqualTo(code);
    }

    @Test
    @Order(2)
    void nobody_is_let_in_before_the_moment_and_after_it_the_page_leads_on_by_itself(Scene scene) {
        nodes.clock().set(OPENING.minus(Duration.ofMinutes(5)));
        Resident withScripts = given(scene.someoneAt(nodes.first()).comes()).opensUntilItReads("/book", WAITING);
        Resident without =
                given(scene.someoneAt(nodes.second()).withoutScripts().comes()).opensUntilItReads("/book", WAITING);
        for (Resident early : List.of(withScripts, without)) {
            codeOnceCounted(early);
            when(early).opens("/book/where");
            then(early).isAt("/waiting");
        }

        nodes.clock().set(OPENING.minus(Duration.ofSeconds(1)));

        withScripts
                .page()
                .waitForURL(Pattern.compile(".*/en/book.*"), new Page.WaitForURLOptions().setTimeout(HALF_A_MINUTE));
        then(withScripts).reads("Where does the person who gets the vaccine live?");
        without.page()
                .waitForCondition(
                        () -> without.opens("/book").page().url().contains("/en/book"),
                        new Page.WaitForConditionOptions().setTimeout(HALF_A_MINUTE));
        then(without.opens("/book/where")).isAt("/book/where");
    }

    /** A node asks for the openings every few seconds; until it knows of one, its door stands open. */
    private static void gathering(Resident someone, Product node) {
        someone.page()
                .waitForCondition(() -> !someone.page()
                        .request()
                        .get(node.address() + "/waiting/state")
                        .text()
                        .contains("\"opensAt\":0,"));
    }

    private static String codeOnceCounted(Resident resident) {
        return codeOnceCounted(resident, "Wait on another phone or computer");
    }

    private static String codeOnceCounted(Resident resident, String words) {
        return code(resident.reloadsUntilItReads(words));
    }

    private static String code(Resident resident) {
        return resident.page().locator(".db-waiting__code strong").textContent();
    }
}
