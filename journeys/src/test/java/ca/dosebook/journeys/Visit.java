package ca.dosebook.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One browser of one resident at one server, without a past; and everything that was asked of the server with it. */
final class Visit {

    private static final int HEIGHT = 800;

    private final Product product;
    private final String language;
    private final boolean byKeyboard;
    private final boolean examined;
    private final BrowserContext context;

    private Visit(Wishes wishes, BrowserContext context) {
        this.product = wishes.product;
        this.language = wishes.language;
        this.byKeyboard = wishes.byKeyboard;
        this.examined = wishes.examined;
        this.context = context;
    }

    /** How someone comes to the site. */
    static final class Wishes {

        private final Browser browser;
        private final Queue<Visit> visits;
        private final Queue<String> addresses;
        private final Product product;
        private String language = "en";
        private boolean scripts = true;
        private boolean byKeyboard;
        private boolean examined;
        private int width = 1280;

        Wishes(Browser browser, Product product, Queue<Visit> visits, Queue<String> addresses) {
            this.browser = browser;
            this.product = product;
            this.visits = visits;
            this.addresses = addresses;
        }

        /** @param code en or fr */
        Wishes reading(String code) {
            this.language = code;
            return this;
        }

        Wishes withoutScripts() {
            this.scripts = false;
            return this;
        }

        Wishes byKeyboardAlone() {
            this.byKeyboard = true;
            return this;
        }

        Wishes onAScreenOf(int pixels) {
            this.width = pixels;
            return this;
        }

        /** Every page they come to is looked at by the accessibility checker, which takes a second. */
        Wishes examiningEveryPage() {
            this.examined = true;
            return this;
        }

        Resident comes() {
            BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                    .setLocale(language + "-CA")
                    .setJavaScriptEnabled(scripts)
                    .setTimezoneId("America/Toronto")
                    .setViewportSize(width, HEIGHT));
            context.setDefaultTimeout(15_000);
            context.onRequest(request -> addresses.add(request.url()));
            Visit visit = new Visit(this, context);
            visits.add(visit);
            return new Resident(visit, context.newPage());
        }

        Staff comesToWork() {
            return new Staff(comes());
        }
    }

    Product product() {
        return product;
    }

    String language() {
        return language;
    }

    boolean byKeyboard() {
        return byKeyboard;
    }

    BrowserContext context() {
        return context;
    }

    Page newPage() {
        return context.newPage();
    }

    List<Page> pages() {
        return context.pages();
    }

    void arrivedAt(Page page, @Nullable Response response) {
        PageRules.hold(page, response);
        if (examined) {
            PageRules.areAccessible(page);
        }
    }
}
