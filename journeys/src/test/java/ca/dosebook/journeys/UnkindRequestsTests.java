package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What no resident means to send ends in a page that says what is true and what to do. */
@InTheProvince
class UnkindRequestsTests {

    @Test
    void ten_megabytes_of_form_are_refused_with_a_page_and_the_way_back_has_the_answers(Scene scene) {
        Resident resident = given(
                        scene.someoneAfterTheOpening().examiningEveryPage().comes())
                .opens("/book")
                .livesAt("K7L 3N6")
                .booksForThemselves();
        resident.page().locator("#family").evaluate("field => { field.value = 'x'.repeat(10 * 1024 * 1024) }");

        when(resident).goesOn();
        then(resident)
                .reads(
                        "You sent more than we can take",
                        "One of the answers is far too long. Nothing was saved.",
                        "Go back and shorten your answers.");

        when(resident).opens("/book");
        then(resident).isAt("/book/name");
    }

    @Test
    void a_form_on_another_site_cannot_act_for_a_resident(Scene scene) throws IOException {
        Resident resident = given(
                        scene.someoneAfterTheOpening().examiningEveryPage().comes())
                .opens("/book")
                .livesAt("K7L 3N6");
        String ours = scene.province().afterItsOpening().address();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            byte[] page = ("<form method=post action=" + ours
                            + "/en/book/for><button name=for value=me>Win</button></form>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
        try {
            resident.page()
                    .navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
            when(resident).moves(() -> resident.page().locator("button").click());
        } finally {
            elsewhere.stop(0);
        }

        then(resident)
                .reads("This form came from another website", "Nothing was saved.", "Start again from our first page.");
        when(resident).opens("/book");
        then(resident).isAt("/book/for");
    }

    @Test
    void an_address_that_does_not_exist_is_said_to_in_the_language_asked_for(Scene scene) {
        Resident english =
                given(scene.someoneAfterTheOpening().examiningEveryPage().comes());
        Resident french = given(scene.someoneAfterTheOpening()
                .reading("fr")
                .examiningEveryPage()
                .comes());

        when(english).opens("/bok");
        when(french).opens("/bok");

        then(english).reads("This page does not exist", "Your bookings are not affected.");
        then(french).reads("Cette page n’existe pas");
    }
}
