package ca.dosebook.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold on every page, whoever reads it. */
final class PageRules {

    private static final int HEAVIEST = 100 * 1024;
    private static final List<String> WCAG_2_1_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final Map<String, Integer> STYLE_SHEETS = new ConcurrentHashMap<>();

    private static final String LOOK = """
            () => [
              document.documentElement.lang,
              document.querySelectorAll('h1').length,
              document.documentElement.scrollWidth,
              performance.getEntriesByType('navigation')[0]?.decodedBodySize ?? 0,
              [...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.getAttribute('href')),
            ]
            """;

    private static final Set<String> ACCESSIBLE = ConcurrentHashMap.newKeySet();

    /**
     * Every element with its attributes; of texts, values and addresses that they are there, of words with numbers which are
     * the same.
     */
    private static final String SHAPE = """
            () => {
              const said = text => text.trim() ? 'x' : '';
              const known = new Map();
              const which = word => known.get(word) ?? known.set(word, known.size).get(word);
              const parts = [];
              const walk = (node) => {
                if (node.nodeType === Node.TEXT_NODE) {
                  parts.push(said(node.nodeValue));
                } else if (node.nodeType === Node.ELEMENT_NODE) {
                  parts.push('<', node.tagName);
                  for (const { name, value } of node.attributes) {
                    const plain = ['href', 'action', 'value', 'src', 'd'].includes(name)
                      ? said(value) : value.replace(/\\S*[0-9]\\S*/g, word => '#' + which(word));
                    parts.push(' ', name, '=', plain);
                  }
                  parts.push('>');
                  node.childNodes.forEach(walk);
                  parts.push('</>');
                }
              };
              walk(document.documentElement);
              return parts.join('');
            }
            """;

    private PageRules() {}

    /** The rules that cost little to look at: language, headings, width, weight. They are asked for at once. */
    static void hold(Page page, @Nullable Response response) {
        String address = page.url();
        String language = address.replaceFirst("^https?://[^/]+/(en|fr)(/.*|$)", "$1");
        int width = page.viewportSize().width;
        List<?> found = (List<?>) page.evaluate(LOOK);
        assertThat(found.get(0)).as("the language of %s", address).isEqualTo(language);
        assertThat(found.get(1)).as("the headings of %s", address).isEqualTo(1);
        assertThat((Integer) found.get(2))
                .as("the width of %s on a screen of %d", address, width)
                .isLessThanOrEqualTo(width);
        if (response != null) {
            int measured = (Integer) found.get(3);
            // Where the clock of the page is a made one, the browser measures nothing.
            int weight = measured > 0 ? measured : response.body().length;
            assertThat(weight).as("what was read of %s", address).isPositive();
            assertThat(weight + styleSheets(page, (List<?>) found.get(4)))
                    .as("the weight of %s, with its style sheets, before it is compressed", address)
                    .isLessThan(HEAVIEST);
        }
    }

    /**
     * The rules of WCAG 2.1, levels A and AA, that a program can check. A look takes a second, and depends on what the page is
     * made of and how wide the screen is, not on whose name stands there: of pages of the same shape one is looked at.
     */
    static void areAccessible(Page page) {
        String shape = page.viewportSize().width + " " + page.evaluate(SHAPE);
        if (ACCESSIBLE.contains(shape)) {
            return;
        }
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
        ACCESSIBLE.add(shape);
    }

    private static int styleSheets(Page page, List<?> addresses) {
        return addresses.stream()
                .mapToInt(address -> STYLE_SHEETS.computeIfAbsent(
                        String.valueOf(address),
                        path -> page.request()
                                .get(page.url().replaceFirst("^(https?://[^/]+).*", "$1") + path)
                                .body()
                                .length))
                .sum();
    }
}
