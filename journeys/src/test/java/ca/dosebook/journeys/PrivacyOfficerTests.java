package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Someone watches over those who look, and is watched as well. */
@InTheProvince
class PrivacyOfficerTests {

    private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    /** Whoever looks is called like a formula of a spreadsheet, and like the person looked at. */
    @ParameterizedTest
    @CsvSource({"en, 1280, Hana, Cho", "fr, 320, Maud, Roy"})
    void a_look_at_a_namesake_is_noticed_explained_and_can_be_handed_out_by_two(
            String language, int width, String given, String family, Scene scene) throws IOException {
        Product open = scene.province().afterItsOpening();
        Person person = Person.another(given, family);
        given(scene.someoneAfterTheOpening().comes())
                .getsToTheCheckPageAs(person)
                .booksTheAppointments();
        Visit.Wishes someone = scene.someoneAfterTheOpening()
                .reading(language)
                .onAScreenOf(width)
                .examiningEveryPage();
        Staff louise = given(someone.comesToWork()).isIn(open.staff("coordinator"));
        String email = "namesake." + language + "@kingston.example";
        String link =
                louise.invites("=2+3", family, email, "Kingston", louise.says("Check-in", "Accueil à la clinique"));
        Staff namesake = given(someone.comesToWork());
        namesake.activates(link, email);
        String name = "=2+3 " + family;
        when(namesake).looksForTheNumber(person.number());
        then(namesake).sees(person.fullName());

        Staff amara = given(someone.comesToWork()).isIn(open.staff("privacy"));
        when(amara)
                .follows("See who looked at what", "Voir qui a consulté quoi")
                .follows("See the alerts", "Voir les alertes");
        when(amara).follows("Same family name", "Même nom de famille");
        then(amara).sees(name).doesNotSee(person.fullName());
        when(amara).presses("Close this alert", "Fermer cette alerte");
        then(amara).reads("Choose what came of it", "Choisissez ce qu’il en est");
        when(amara).picks("outcome").types("note", "Asked the lead: on shift that day.");
        amara.presses("Close this alert", "Fermer cette alerte");
        then(amara).isAt("/console/audit/alerts").doesNotRead("Same family name", "Même nom de famille");
        when(amara)
                .follows("Alerts that were reviewed", "Alertes examinées")
                .follows("Same family name", "Même nom de famille");
        then(amara)
                .sees("Asked the lead: on shift that day.")
                .reads("There was a good reason", "Il y avait une bonne raison");

        when(amara).opens("/console/audit/users").types("q", email).goesOn().follows(name, name);
        then(amara)
                .reads("What " + name + " did", "Ce qu’a fait " + name)
                .reads("Saw a person’s record", "A vu le dossier d’une personne")
                .reads("At the clinic", "À la clinique")
                .doesNotSee(person.given());
        String whatTheyDid = amara.page().url().replaceFirst("^https?://[^/]+/(en|fr)", "");
        when(amara).presses("Show who", "Afficher qui");
        then(amara).sees(person.fullName()).reads("That you asked is written down", "Votre demande est consignée");

        when(amara).follows("Who saw this person?", "Qui a consulté cette personne?");
        amara.opens("/console/audit/persons")
                .picks("by")
                .types("number", person.printedNumber())
                .goesOn();
        then(amara)
                .reads("Who saw person", "Qui a consulté la personne")
                .sees(name)
                .doesNotSee(person.given());
        assertThat(amara.page().url()).doesNotContain(person.number());

        when(amara)
                .opens(whatTheyDid)
                .follows("Ask for these entries as a file", "Demander ces inscriptions dans un fichier");
        when(amara).types("reason", "A complaint").goesOn();
        then(amara).reads("It waits for a second person", "La demande attend une deuxième personne");

        Staff olivia = given(someone.comesToWork()).isIn(open.staff("operator"));
        when(olivia)
                .turnsTo("Requests", "Demandes")
                .follows("Export what " + name, "Exporter ce qu’a fait " + name)
                .follows("Agree", "Accepter");
        then(olivia).reads("Why: A complaint", "Motif : A complaint");
        when(olivia).presses("Agree, and do it", "Accepter et exécuter");
        then(olivia).reads("You agreed, and it is done", "Vous avez accepté, et c’est fait");

        when(amara).reloads();
        then(amara).reads("A second person agreed", "Une deuxième personne a donné son accord");
        Download file = amara.page()
                .waitForDownload(() -> amara.page().locator("main form button").click());
        then(amara).reads("Get the file", "Obtenir le fichier");
        String csv = Files.readString(file.path());
        assertThat(csv)
                .startsWith("\ufeff\"")
                .contains("\"'" + name + "\"")
                .contains(amara.says("Saw a person’s record", "A vu le dossier d’une personne"))
                .doesNotContain(
                        person.number(), person.given(), person.birthDate().toString());
        assertThat(cells(csv)).isNotEmpty().noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n].*"));

        Staff another = given(someone.comesToWork()).isIn(open.staff("operator"));
        when(another).opens(path(amara));
        then(another).reads("Your role does not include this page", "Votre rôle ne comprend pas cette page");
    }

    private static String path(Staff staff) {
        return staff.page().url().replaceFirst("^https?://[^/]+/(en|fr)", "");
    }

    private static List<String> cells(String csv) {
        return CELL.matcher(csv)
                .results()
                .map(MatchResult::group)
                .map(cell -> cell.substring(1, cell.length() - 1))
                .toList();
    }
}
