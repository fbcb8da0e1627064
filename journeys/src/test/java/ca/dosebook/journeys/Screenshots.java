package ca.dosebook.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Not a test: takes the pictures of the README. {@code scripts/screenshots} runs it; its name keeps it out of a build. */
@InTheProvince
class Screenshots {

    private static final Path PICTURES = Path.of("..", "docs", "screenshots");

    @ParameterizedTest
    @CsvSource({"1280, Rose, Okafor", "360, Rosalind, Okafor"})
    void pictures(int width, String given, String family, Scene scene) throws IOException {
        Person person = Person.another(given, family);
        Files.createDirectories(PICTURES);
        Resident resident = scene.someoneAfterTheOpening().onAScreenOf(width).comes();
        resident.opensTheSite();
        take(resident, "home", width);
        resident.opens("/clinics").types("place", "K7L 3N6").goesOn();
        take(resident, "clinics", width);
        resident.getsTheAnswerFor(person)
                .goesOn()
                .choosesTheFirstClinic()
                .choosesDay(1)
                .choosesTime(8)
                .takesTheSuggestion()
                .hasNoWayToBeReached();
        take(resident, "check", width);
        resident.booksTheAppointments();
        take(resident, "done", width);
    }

    /** The upper part of the page, as it is first seen. */
    private static void take(Resident resident, String name, int width) {
        resident.page().setViewportSize(width, width > 600 ? 900 : 740);
        resident.page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + width + ".png")));
    }
}
