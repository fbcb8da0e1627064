package ca.dosebook.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each journey its {@link Scene}. The browser and the servers are shared by all journeys and end after the last; a
 * journey that fails leaves a picture of each of its pages in {@code target/screenshots}.
 */
final class Stage implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(Stage.class);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** What all journeys share. */
    private record House(Playwright playwright, Browser browser, Province province, Queue<String> addresses)
            implements AutoCloseable {

        static House open() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new House(playwright, launch(playwright), new Province(), new ConcurrentLinkedQueue<>());
        }

        @Override
        public void close() {
            province.close();
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
        House house = test.getRoot().getStore(OURS).computeIfAbsent(House.class, key -> House.open(), House.class);
        return test.getStore(OURS)
                .computeIfAbsent(
                        Scene.class,
                        key -> new Scene(house.browser(), house.province(), house.addresses()),
                        Scene.class);
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
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Chromium was not found: install it (Debian: apt-get install chromium)."));
    }
}
