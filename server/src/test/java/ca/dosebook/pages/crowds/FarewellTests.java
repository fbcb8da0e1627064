package ca.dosebook.pages.crowds;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.testing.DosebookTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A node says that it goes before it goes, and serves on meanwhile. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class FarewellTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private Farewell farewell;

    @LocalServerPort
    private int port;

    @Test
    void a_node_that_is_told_to_stop_says_so_and_still_shows_its_pages() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).isEqualTo("ready\n");
        assertThat(get("/en/").headers().firstValue("Connection")).isEmpty();

        farewell.stop();
        try {
            assertThat(get("/health").statusCode()).isEqualTo(503);
            assertThat(get("/health").body()).isEqualTo("stopping\n");
            HttpResponse<String> page = get("/en/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Connection")).hasValue("close");
        } finally {
            farewell.start();
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
