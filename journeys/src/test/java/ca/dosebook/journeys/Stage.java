package ca.dosebook.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives each journey its {@link Scene}. The servers of the province are shared by all journeys and end after the last, and
 * so are the browsers, of which each thread has its own; a journey that fails leaves a picture of each of its pages in
 * {@code target/screenshots}. Journeys with servers of their own run beside the others.
 */
final class Stage
        implements ParameterResolver, TestExecutionExceptionHandler, AfterTestExecutionCallback, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(Stage.class);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The first one is the same browser without windows, which leaves more of the processors to the others. */
    private static final List<String> BROWSERS =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    /** What all journeys share. */
    private record House(Province province, Queue<String> addresses) implements AutoCloseable {

        @Override
        public void close() {
            province.close();
        }
    }

    /** The browser of a thread: its driver answers to one thread only. */
    private record Window(Playwright playwright, Browser browser) implements AutoCloseable {

        static Window open() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Window(playwright, launch(playwright));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Store shared = test.getRoot().getStore(OURS);
        House house = shared.computeIfAbsent(
                House.class, key -> new House(new Province(), new ConcurrentLinkedQueue<>()), House.class);
        Window window = shared.computeIfAbsent(Thread.currentThread(), thread -> Window.open(), Window.class);
        return test.getStore(OURS)
                .computeIfAbsent(
                        Scene.class,
                        key -> new Scene(window.browser(), house.province(), house.addresses()),
                        Scene.class);
    }

    /** What somebody waited for in vain does not say where they stood: the page that came instead tells most. */
    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable thrown) throws Throwable {
        Scene scene = test.getStore(OURS).get(Scene.class, Scene.class);
        if (scene == null || !(thrown instanceof TimeoutError)) {
            throw thrown;
        }
        throw new AssertionError("waited in vain; " + scene.whereEveryoneIs(), thrown);
    }

    @Override
    public void afterTestExecution(ExtensionContext test) throws Exception {
        Scene scene = test.getStore(OURS).get(Scene.class, Scene.class);
        if (scene != null && test.getExecutionException().isPresent()) {
            String name = test.getRequiredTestClass().getSimpleName() + "."
                    + test.getRequiredTestMethod().getName();
            try {
                scene.photograph(Files.createDirectories(SCREENSHOTS), name);
            } catch (PlaywrightException noPicture) {
                // The failure itself is what counts.
                test.publishReportEntry("no picture", String.valueOf(noPicture.getMessage()));
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Scene scene = test.getStore(OURS).get(Scene.class, Scene.class);
        if (scene != null) {
            scene.end();
        }
    }

    private static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path chromium() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path + File.pathSeparator + "/usr/bin")
                .flatMap(directory -> BROWSERS.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .min(Comparator.comparingInt(
                        found -> BROWSERS.indexOf(found.getFileName().toString())))
                .orElseThrow(() -> new IllegalStateException(
                        "Chromium was not found: install it (Debian: apt-get install chromium)."));
    }
}
