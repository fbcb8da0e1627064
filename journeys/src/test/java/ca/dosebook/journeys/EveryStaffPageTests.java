package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * After the journeys, so that there is something on them: each page of each role, as {@code docs/permissions.md} has it;
 * and of particular things, a clinic day or an invitation, one each, found as staff find them: by links.
 */
@InTheProvince
@Order(Integer.MAX_VALUE - 1)
class EveryStaffPageTests {

    private static final Path PERMISSIONS = Path.of("..", "docs", "permissions.md");

    /** What names a particular thing in an address: an id, a health unit. */
    private static final Pattern PARTICULAR = Pattern.compile("(?<=/)(?:[0-9a-f-]{36}|[0-9]{4})(?=/|$)");

    private static final List<String> OF_PARTICULAR_THINGS = List.of(
            "/console/clinics/days/{}",
            "/console/clinics/days/{}/cancel",
            "/console/clinics/days/{}/change",
            "/console/clinics/days/{}/move",
            "/console/clinics/repeating/{}",
            "/console/clinics/repeating/{}/change",
            "/console/clinics/sites/{}",
            "/console/clinics/sites/{}/change",
            "/console/clinics/sites/{}/days/add",
            "/console/clinics/sites/{}/repeating/add",
            "/console/invitations/cohorts/{}",
            "/console/invitations/cohorts/{}/lines",
            "/console/invitations/one/{}",
            "/console/invitations/waves/{}",
            "/console/invitations/waves/{}/revoke",
            "/console/pilot/{}",
            "/console/readiness/{}",
            "/console/rollout/{}",
            "/console/rollout/{}/exceptions/add",
            "/console/rollout/{}/modes");

    private static boolean someoneIsInvited;

    @ParameterizedTest
    @CsvSource({"en, 320, true", "fr, 1280, false"})
    void each_page_of_each_role_keeps_the_rules_of_every_page(String language, int width, boolean withAxe, Scene scene)
            throws IOException {
        Product open = scene.province().afterItsOpening();
        invitesSomeone(scene);
        Set<String> examined = new HashSet<>();
        // Who sees the most comes first; then of each page that many may see, one is looked at.
        List<Map.Entry<String, String>> users = open.rolesOfStaff().entrySet().stream()
                .sorted(Comparator.comparing(user -> !user.getKey().startsWith("operator")))
                .toList();
        for (Map.Entry<String, String> user : users) {
            List<String> pages = pagesOf(user.getValue());
            assertThat(pages).as("pages of %s", user.getValue()).contains("/console", "/console/security");
            Staff someone = given(scene.someoneAfterTheOpening()
                            .reading(language)
                            .onAScreenOf(width)
                            .comesToWork())
                    .isIn(open.staff(user.getKey()));
            if (someone.hasTheMenuFoldedAway()) {
                someone.opensTheMenu();
            }
            // Its home is each role's own.
            PageRules.hold(someone.page(), null);
            examine(someone, withAxe);
            List<String> links = new ArrayList<>();
            for (String page : pages) {
                if (examined.add(page)) {
                    someone.opens(page)
                            .doesNotRead(
                                    "Your role does not include this page", "Votre rôle ne comprend pas cette page");
                    examine(someone, withAxe);
                    links.addAll(someone.linksBelow("/console"));
                }
            }
            follows(links, someone, examined, withAxe);
        }
        assertThat(examined).hasSizeGreaterThan(15).containsAll(OF_PARTICULAR_THINGS);
    }

    /** To a particular thing, and from there to what can be done with it: one page of each kind. */
    private static void follows(List<String> links, Staff someone, Set<String> examined, boolean withAxe) {
        List<String> ahead = links;
        while (!ahead.isEmpty()) {
            List<String> found = new ArrayList<>();
            for (String link : ahead) {
                String kind =
                        PARTICULAR.matcher(link.replaceFirst("[?#].*", "")).replaceAll("{}");
                if (!isAFile(kind) && examined.add(kind)) {
                    assertThat(someone.opens(link).answeredWith()).as(link).isEqualTo(200);
                    examine(someone, withAxe);
                    found.addAll(someone.linksBelow("/console"));
                }
            }
            ahead = found;
        }
    }

    /** Every page is held to language, width and weight as it is opened; once through, to the rules of axe as well. */
    private static void examine(Staff someone, boolean withAxe) {
        if (withAxe) {
            PageRules.areAccessible(someone.page());
        }
    }

    /** A list, a wave and an invitation, so that their pages are there. */
    private static void invitesSomeone(Scene scene) {
        if (someoneIsInvited) {
            return;
        }
        byte[] list = new CohortFile()
                .withMail(Person.another("Mildred", "Thornbury"), "English")
                .withAddress(Person.another("Basil", "Hathersage"), "12 Wellington Street", "English")
                .withNumber(Person.another("Enid", "Blackwater"), "84123")
                .bytes();
        Staff louise = given(scene.someoneAfterTheOpening().comesToWork())
                .isIn(scene.province().afterItsOpening().staff("coordinator"));
        louise.opens("/console/invitations/cohorts/upload")
                .types("name", "Three people")
                .chooses("list", "list.csv", list)
                .goesOn()
                .reloadsUntilItReads("To be looked through", "À vérifier")
                .follows("Approve the list", "Approuver la liste")
                .goesOn()
                .opens("/console/invitations/waves/new")
                .goesOn()
                .goesOn()
                .sees("The wave is made");
        someoneIsInvited = true;
    }

    /** To be kept, not shown by the browser. */
    private static boolean isAFile(String address) {
        return address.matches(".*\\.[a-z]+");
    }

    /** The addresses below the language that a role may open and that name nothing in particular. */
    private static List<String> pagesOf(String role) throws IOException {
        List<List<String>> rows = Files.readAllLines(PERMISSIONS).stream()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        int column = rows.getFirst().indexOf(role);
        assertThat(column).as("the column of %s", role).isPositive();
        return rows.stream()
                .filter(row -> row.get(1).startsWith("`GET /{language}/console")
                        && row.get(column).equals("yes"))
                .map(row -> row.get(1).replace("`", "").replace("GET /{language}", ""))
                .filter(page -> !page.contains("{") && !isAFile(page))
                .toList();
    }
}
