package ca.dosebook.pages.crowds;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.testing.DosebookTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Test
    void a_node_that_is_told_to_stop_says_so_and_still_shows_its_pages() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(said()).isEqualTo("ready");
        assertThat(get("/en/").headers().firstValue("Connection")).isEmpty();

        farewell.stop();
        try {
            assertThat(get("/health").statusCode()).isEqualTo(503);
            assertThat(said()).isEqualTo("stopping");
            HttpResponse<String> page = get("/en/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Connection")).hasValue("close");
        } finally {
            farewell.start();
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    /** The first line, when the second is the time the node goes by, to the millisecond. */
    private String said() throws Exception {
        Instant before = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<String> lines = get("/health").body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(Instant.parse(lines.get(1))).isBetween(before, clock.instant());
        return lines.get(0);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
