package ca.dosebook.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Where one journey takes place: the province, and a fresh browser for everyone who comes. */
final class Scene {

    private final Browser browser;
    private final Province province;
    private final Queue<String> addresses;
    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

    Scene(Browser browser, Province province, Queue<String> addresses) {
        this.browser = browser;
        this.province = province;
        this.addresses = addresses;
    }

    Province province() {
        return province;
    }

    /** Where six health units book by invitation. */
    Visit.Wishes someoneInThePilot() {
        return someoneAt(province.inItsPilot());
    }

    /** Where everyone whose turn it is can book. */
    Visit.Wishes someoneAfterTheOpening() {
        return someoneAt(province.afterItsOpening());
    }

    /** Where two people can want the same place. */
    Visit.Wishes someoneWherePlacesAreScarce() {
        return someoneAt(province.withOnePlaceForEachTime());
    }

    Visit.Wishes someoneAt(Product product) {
        return new Visit.Wishes(browser, product, visits, addresses);
    }

    /** Every address a browser asked for, in this journey and in those before it. */
    Collection<String> addressesAskedFor() {
        return List.copyOf(addresses);
    }

    /** The address and title of each open page, on one line. */
    String whereEveryoneIs() {
        return visits.stream()
                .flatMap(visit -> visit.pages().stream())
                .map(page -> "\"" + title(page) + "\" at " + page.url())
                .collect(Collectors.joining("; "));
    }

    private static String title(Page page) {
        try {
            return Resident.plain(page.title());
        } catch (PlaywrightException gone) {
            return "no title";
        }
    }

    void photograph(Path directory, String name) {
        int number = 0;
        for (Visit visit : visits) {
            for (Page page : visit.pages()) {
                number++;
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(directory.resolve(name + "-" + number + ".png"))
                        .setFullPage(true));
            }
        }
    }

    void end() {
        visits.stream().map(Visit::context).forEach(BrowserContext::close);
    }
}
