package ca.dosebook.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** A page that answered a form and is loaded again, or read in the other language. */
class AddressesOfFormsTests {

    private static PagesServer server;

    @BeforeAll
    static void start() {
        server = PagesServer.start(Places.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Controller
    @RequestMapping("/{language:en|fr}/places")
    static class Places {

        private final Pages pages;

        Places(Pages pages) {
            this.pages = pages;
        }

        @GetMapping
        View show(Frame frame) {
            return pages.page("pages/error", frame, new ErrorPage("Places", "", "", frame.to("/")));
        }

        @PostMapping("/hold")
        View hold(Frame frame) {
            return Pages.seeOther(frame.to("/places"));
        }
    }

    @Test
    void whoOpensTheAddressOfAFormComesToThePageAboveIt() {
        HttpResponse<String> answer = server.get("/fr/places/hold");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/fr/places");
    }

    @Test
    void aProgramIsToldThatThisIsNotTheWay() {
        assertThat(server.get("/fr/places/hold", "Accept", "application/json").statusCode())
                .isEqualTo(405);
        assertThat(server.method("DELETE", "/fr/places/hold").statusCode()).isEqualTo(405);
    }
}
