package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After the journeys, so that there is something on them: each page of each role, as {@code docs/permissions.md} has it. */
@ExtendWith(Stage.class)
@Order(Integer.MAX_VALUE - 1)
class EveryStaffPageTests {

    private static final Path PERMISSIONS = Path.of("..", "docs", "permissions.md");

    @ParameterizedTest
    @CsvSource({"en, 1280", "fr, 1280", "en, 320", "fr, 320"})
    void each_page_of_each_role_keeps_the_rules_of_every_page(String language, int width, Scene scene)
            throws IOException {
        Product open = scene.province().afterItsOpening();
        Set<String> examined = new HashSet<>();
        for (Map.Entry<String, String> user : open.rolesOfStaff().entrySet()) {
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
            PageRules.areAccessible(someone.page());
            for (String page : pages) {
                someone.opens(page)
                        .doesNotRead("Your role does not include this page", "Votre rôle ne comprend pas cette page");
                if (examined.add(page)) {
                    PageRules.areAccessible(someone.page());
                }
            }
        }
        assertThat(examined).hasSizeGreaterThan(15);
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
                .filter(page -> !page.contains("{"))
                .toList();
    }
}
