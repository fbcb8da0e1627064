package ca.dosebook.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold on every page, whoever reads it. */
final class PageRules {

    private static final int HEAVIEST = 100 * 1024;
    private static final List<String> WCAG_2_1_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final Map<String, Integer> STYLE_SHEETS = new ConcurrentHashMap<>();

    private PageRules() {}

    /** The rules that cost nothing to look at: language, width, weight. */
    static void hold(Page page, @Nullable Response response) {
        String address = page.url();
        String language = address.replaceFirst("^https?://[^/]+/(en|fr)(/.*|$)", "$1");
        assertThat(page.locator("html").getAttribute("lang"))
                .as("the language of %s", address)
                .isEqualTo(language);
        assertThat(page.locator("h1").count()).as("the headings of %s", address).isEqualTo(1);
        int width = page.viewportSize().width;
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("the width of %s on a screen of %d", address, width)
                .isLessThanOrEqualTo(width);
        if (response != null) {
            assertThat(response.body().length + styleSheets(page))
                    .as("the weight of %s, with its style sheets, before it is compressed", address)
                    .isLessThan(HEAVIEST);
        }
    }

    /** The rules of WCAG 2.1, levels A and AA, that a program can check. */
    static void areAccessible(Page page) {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(WCAG_2_1_AA)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .collect(Collectors.joining("; ")))
                        .toList())
                .as("violations on %s", page.url())
                .isEmpty();
    }

    private static int styleSheets(Page page) {
        return page.locator("link[rel=stylesheet]").all().stream()
                .mapToInt(link -> STYLE_SHEETS.computeIfAbsent(
                        String.valueOf(link.getAttribute("href")),
                        path -> page.request()
                                .get(page.url().replaceFirst("^(https?://[^/]+).*", "$1") + path)
                                .body()
                                .length))
                .sum();
    }
}
