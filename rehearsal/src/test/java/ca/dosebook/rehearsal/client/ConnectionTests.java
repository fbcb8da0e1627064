package ca.dosebook.rehearsal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against bytes as servers send them. */
@Timeout(10)
class ConnectionTests {

    @SuppressWarnings("NullAway.Init")
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Answers each connection with the bytes, one answer a request, in pieces of some bytes. */
    private void answers(byte[] bytes, int piece, int times) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                for (int i = 0; i < times; i++) {
                    readRequest(socket);
                    for (int at = 0; at < bytes.length; at += piece) {
                        socket.getOutputStream().write(bytes, at, Math.min(piece, bytes.length - at));
                        socket.getOutputStream().flush();
                    }
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
    }

    private static void readRequest(Socket socket) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int c = socket.getInputStream().read();
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_zipped_page_in_chunks_that_comes_byte_by_byte_is_read() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write("<body>Réserver</body>".repeat(50).getBytes(StandardCharsets.UTF_8));
        }
        byte[] page = zipped.toByteArray();
        var all = new ByteArrayOutputStream();
        all.writeBytes(ascii("HTTP/1.1 200 \r\nContent-Encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n"));
        all.writeBytes(ascii(Integer.toHexString(10) + "\r\n"));
        all.write(page, 0, 10);
        all.writeBytes(ascii("\r\n" + Integer.toHexString(page.length - 10) + "\r\n"));
        all.write(page, 10, page.length - 10);
        all.writeBytes(ascii("\r\n0\r\n\r\n"));
        answers(all.toByteArray(), 1, 2);

        try (Connection http = new Connection(server.getLocalPort())) {
            assertThat(http.get("/en/", "").body()).isEqualTo("<body>Réserver</body>".repeat(50));
            assertThat(http.get("/en/", "a=b").body()).hasSize(21 * 50);
        }
    }

    @Test
    void a_redirect_keeps_its_path_and_its_cookies() throws IOException {
        answers(
                ascii("HTTP/1.1 303 \r\nLocation: http://localhost:8080/en/book/where?x=1\r\nSet-Cookie: db-ticket=abc;"
                        + " Path=/\r\nSET-COOKIE: db-pass=; Max-Age=0\r\nContent-Length: 0\r\n\r\n"),
                4_096,
                1);

        try (Connection http = new Connection(server.getLocalPort())) {
            Answer answer = http.post("/en/book", "db-pass=1", "a=b");
            Cookies cookies = new Cookies();
            cookies.keep(answer);

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).isEqualTo("/en/book/where?x=1");
            assertThat(cookies.header()).isEqualTo("db-ticket=abc");
            assertThat(cookies.value("db-ticket")).isEqualTo("abc");
            assertThat(cookies.value("db")).isEmpty();
        }
    }

    @Test
    void a_polite_refusal_says_when_to_come_back() throws IOException {
        answers(ascii("HTTP/1.1 503 \r\nRetry-After: 12\r\nRefresh: 12\r\nContent-Length: 2\r\n\r\nno"), 7, 1);

        try (Connection http = new Connection(server.getLocalPort())) {
            Answer answer = http.get("/en/book", "");

            assertThat(answer.retryAfter()).isEqualTo(12);
            assertThat(answer.refresh()).isEqualTo("12");
            assertThat(answer.body()).isEqualTo("no");
        }
    }

    @Test
    void an_answer_that_ends_too_early_is_a_failure() {
        answers(ascii("HTTP/1.1 200 \r\nContent-Length: 20\r\n\r\nhalf"), 4_096, 1);

        try (Connection http = new Connection(server.getLocalPort())) {
            assertThatThrownBy(() -> http.get("/", "")).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void a_page_is_scanned_for_what_can_be_chosen() {
        String id = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
        String page =
                "<body class='x'><a href=\"/en/book/dose/1/" + id + "\">Loyola Hall</a> <a href=\"/en/book/dose/1/"
                        + id + "/2021-03-20\">20 March</a><button name=\"slot\" value=\"" + id + "\">2:30 p.m.</button>"
                        + "<p class=\"db-panel__reference\">1234 5678 9012</p></body>";

        assertThat(Scan.stops(page, "/en/book/dose/1")).containsExactly("/en/book/dose/1/" + id);
        assertThat(Scan.days(page, "/en/book/dose/1")).containsExactly("/en/book/dose/1/" + id + "/2021-03-20");
        assertThat(Scan.stops(page, "/en/book/dose/2")).isEmpty();
        assertThat(Scan.slots(page)).containsExactly(id);
        assertThat(Scan.reference(page)).isEqualTo("123456789012");
        assertThat(Scan.words(page)).isEqualTo(11);
    }

    @Test
    void a_health_number_ends_with_its_check_digit() {
        assertThat(new Identity(987_654_321L - 100_000_000).card()).isEqualTo("9876543217");
    }

    @Test
    void an_address_never_shows_its_key() {
        assertThat(Address.of("http://10.0.0.1:8080", "secret").toString())
                .isEqualTo("http://10.0.0.1:8080")
                .doesNotContain("secret");
        assertThatThrownBy(() -> Address.of("https://a", "k")).isInstanceOf(IllegalArgumentException.class);
    }
}
