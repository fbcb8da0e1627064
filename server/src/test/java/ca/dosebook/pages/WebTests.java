package ca.dosebook.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import java.net.http.HttpResponse;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What every address does, whatever its page is about: headers, language, origin of forms, errors. */
class WebTests {

    private static final String SECRET = "row of Rose 1234567890";

    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    private static PagesServer server;

    @BeforeAll
    static void start() {
        server = PagesServer.start(SamplePages.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Controller
    @RequestMapping("/{language:en|fr}/sample")
    static class SamplePages {

        private final Pages pages;

        SamplePages(Pages pages) {
            this.pages = pages;
        }

        record Form(String name) {}

        @GetMapping
        View show(Frame frame, Texts t, Language language) {
            assertThat(t.language()).isEqualTo(language).isEqualTo(frame.language());
            return pages.page("pages/error", frame.title("Sample"), new ErrorPage("Sample", "", "", frame.to("/")));
        }

        @PostMapping
        View take(Frame frame, Form form) {
            if (form.name().isEmpty()) {
                ErrorPage page = new ErrorPage("Sample", "", "", frame.to("/"));
                return pages.page("pages/error", frame.errors(FormErrors.none().and("name", "Enter a name")), page);
            }
            return Pages.seeOther(frame.to("/sample"));
        }

        @GetMapping("/long")
        View tell(Frame frame) {
            ErrorPage page = new ErrorPage("Sample", "word ".repeat(2_000), "", frame.to("/"));
            return pages.page("pages/error", frame, page);
        }

        @GetMapping("/public")
        View forEveryone(Frame frame) {
            ErrorPage page = new ErrorPage("Sample", "", "", frame.to("/"));
            return pages.page("pages/error", frame, page).publicFor(Duration.ofMinutes(1));
        }

        @GetMapping("/script")
        View withScript(Frame frame) {
            ErrorPage page = new ErrorPage("Sample", "", "", frame.to("/"));
            return pages.page("pages/error", frame, page).withOwnScript().status(HttpStatus.NOT_FOUND);
        }

        @GetMapping("/failing")
        View fail() {
            throw new IllegalStateException(SECRET);
        }

        @GetMapping("/away")
        View away() {
            throw new CannotGetJdbcConnectionException(SECRET, new SQLTransientConnectionException(SECRET));
        }

        @GetMapping("/down")
        View down() {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/sample", "/fr/nowhere", "/", "/en/sample/failing", "/fr/a;b", "/fr/sample?a=%zz"})
    void everyAnswerCarriesTheSafeHeaders(String path) {
        String answer = server.raw("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer)
                .contains("Content-Security-Policy: default-src 'none'; style-src 'self'; font-src 'self'; "
                        + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n")
                .contains("X-Content-Type-Options: nosniff")
                .contains("Referrer-Policy: same-origin")
                .contains("Cross-Origin-Opener-Policy: same-origin")
                .contains("Cross-Origin-Resource-Policy: same-origin")
                .contains("Permissions-Policy: ")
                .doesNotContain("Strict-Transport-Security")
                .doesNotContain("Set-Cookie")
                .doesNotContain("WWW-Authenticate");
    }

    @Test
    void onlyAPageThatAsksForItMayRunAScriptAndOnlyAFileOfOurs() {
        assertThat(header(server.get("/en/sample/script"), "Content-Security-Policy"))
                .isEqualTo(SecurityHeaders.CONTENT_SECURITY_POLICY + "; script-src 'self'");
        assertThat(header(server.get("/en/sample"), "Content-Security-Policy"))
                .isEqualTo(SecurityHeaders.CONTENT_SECURITY_POLICY);
    }

    @Test
    void strictTransportIsAskedForOnlyWhenTheConnectionIsSecure() {
        assertThat(server.get("/en/sample", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000; includeSubDomains");
    }

    @Test
    void aPageIsKeptByNoCacheUnlessItSaysSo() {
        assertThat(header(server.get("/en/sample"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(server.get("/en/sample/public"), "Cache-Control")).isEqualTo("public, max-age=60");
    }

    @ParameterizedTest
    @CsvSource({
        "fr-CA, /fr/",
        "en-CA, /en/",
        "'de, fr;q=0.8, en;q=0.9', /en/",
        "de, /en/",
        "';;;', /en/",
        "fr, /fr/",
    })
    void whoComesWithoutALanguageGetsTheirs(String accepted, String address) {
        HttpResponse<String> answer = server.get("/", "Accept-Language", accepted);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo(address);
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Language");
    }

    @Test
    void theAddressDecidesTheLanguageAndLeadsToTheOther() {
        HttpResponse<String> answer = server.get("/fr/sample?near=K7L&q=%22", "Accept-Language", "en");

        assertThat(header(answer, "Content-Language")).isEqualTo("fr-CA");
        assertThat(answer.body())
                .contains("<html lang=\"fr\">")
                .contains("href=\"/en/sample?near=K7L&amp;q=%22\" lang=\"en\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/fr/nowhere, en, 404, fr, Cette page n’existe pas",
        "/en/nowhere, fr, 404, en, This page does not exist",
        "/nowhere, fr, 404, fr, Cette page n’existe pas",
        "/frites, en, 404, en, This page does not exist",
        "/error, en, 404, en, This page does not exist",
        "/en/sample/failing, en, 500, en, Something went wrong on our side",
        "/en/sample/away, fr, 503, en, Dosebook cannot answer right now",
        "/fr/sample/down, en, 503, fr, Dosebook ne peut pas répondre en ce moment",
        "/fr/sample?a=%zz, en, 400, fr, Nous n’avons pas pu lire cette demande",
        "/fr/sample?a=%00, en, 400, fr, Nous n’avons pas pu lire cette demande",
        "/fr//sample, en, 400, fr, Nous n’avons pas pu lire cette demande",
    })
    void anErrorSaysWhatIsSoAndWhatToDo(String path, String accepted, int status, String language, String heading) {
        String answer =
                server.raw("GET " + path + " HTTP/1.1\r\n" + HOST + "Accept-Language: " + accepted + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("<html lang=\"" + language + "\">")
                .contains("<h1>" + heading + "</h1>")
                .contains("1-888-555-0199")
                .doesNotContain(SECRET)
                .doesNotContain("Exception")
                .doesNotContain("Tomcat");
        assertThat(Html.problems(answer.substring(answer.indexOf("<!DOCTYPE"), answer.indexOf("</html>") + 7)))
                .isEmpty();
    }

    @Test
    void theWrongWayToOpenAPageIsExplained() {
        assertThat(server.method("TRACE", "/en/sample").statusCode()).isEqualTo(405);
        assertThat(server.method("DELETE", "/en/sample").statusCode()).isEqualTo(405);
        assertThat(server.method("DELETE", "/en/sample").body()).contains("This page cannot be opened in this way");
    }

    @Test
    void aProgramGetsAProblemInsteadOfAPage() {
        HttpResponse<String> answer = server.get("/fr/nowhere", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"title\":\"Cette page n’existe pas\"")
                .contains("\"status\":404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /en/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/\u00ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/?a=<>\"{}| HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: localhost\r\nCookie: \u0001\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\nConnection: close\r\n\r\n",
                "POST /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: magic\r\nConnection: close\r\n\r\n",
            })
    void whatTheServerCannotReadIsAnsweredInBothLanguages(String request) {
        assertThat(server.raw(request))
                .startsWith("HTTP/1.1 400")
                .contains("We could not read this request")
                .contains("Nous n’avons pas pu lire cette demande")
                .contains("Content-Security-Policy: ")
                .doesNotContain("Tomcat");
    }

    @Test
    void tooLongAHeaderIsTheSendersMistake() {
        assertThat(server.raw("GET /en/ HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("We could not read this request");
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 10_000_000})
    void aFormThatIsFarTooLongIsAnsweredAndNotCutOff(int length) {
        HttpResponse<String> answer = server.post("/fr/sample", "name=" + "x".repeat(length));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Vous avez envoyé plus que ce que nous pouvons recevoir");
    }

    @Test
    void aFormOfUnstatedLengthHasTheSameLimit() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        assertThat(server.raw("POST /en/sample HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5\r\nname=\r\n" + chunk.repeat(40) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("You sent more than we can take");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%zz", "name=%00", "name=%ff%fe"})
    void aDamagedFormIsRefusedBeforeAnyoneReliesOnIt(String form) {
        HttpResponse<String> answer = server.post("/en/sample", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("We could not read this request");
    }

    @Test
    void tooManyFieldsAreRefused() {
        assertThat(server.post("/en/sample", "a=1&".repeat(3000)).statusCode()).isEqualTo(400);
    }

    @Test
    void aFormOfOursIsTaken() {
        HttpResponse<String> taken = server.post("/fr/sample", "name=Rose", "Sec-Fetch-Site", "same-origin");

        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(header(taken, "Location")).isEqualTo("/fr/sample");
        assertThat(server.post("/fr/sample", "name=Rose").statusCode()).isEqualTo(303);
        assertThat(server.post("/fr/sample", "name=Rose", "Origin", "http://localhost:" + server.port())
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        for (List<String> headers : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://elsewhere.example"),
                List.of("Origin", "null"))) {
            HttpResponse<String> answer = server.post("/en/sample", "name=Rose", headers.toArray(String[]::new));

            assertThat(answer.statusCode()).as(headers.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("This form came from another website");
        }
    }

    @Test
    void behindAProxyTheHostIsTheOnePeopleSee() {
        assertThat(server.post(
                                "/en/sample",
                                "name=Rose",
                                "Origin",
                                "https://book.example",
                                "X-Forwarded-Host",
                                "book.example",
                                "X-Forwarded-Proto",
                                "https")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aFormWithErrorsComesBackAsSuch() {
        HttpResponse<String> answer = server.post("/en/sample", "name=");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<title>Error: ").contains("<a href=\"#name\">Enter a name</a>");
    }

    @Test
    void aStyleSheetIsFetchedOnceAndFoundDuringARollingRestart() {
        Matcher address = Pattern.compile("/assets/[0-9a-f]+/dosebook.css")
                .matcher(server.get("/en/sample").body());
        assertThat(address.find()).isTrue();

        HttpResponse<String> current = server.get(address.group());
        HttpResponse<String> older = server.get("/assets/0123456789abcdef/dosebook.css");

        assertThat(current.statusCode()).isEqualTo(200);
        assertThat(header(current, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(header(current, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(older, "Cache-Control")).isEqualTo("no-store");
        assertThat(older.body()).isEqualTo(current.body());
        assertThat(server.get("/dosebook.css").statusCode()).isEqualTo(404);
        assertThat(server.get("/assets/x/nothing.css").statusCode()).isEqualTo(404);
    }

    @Test
    void longPagesAreCompressedAndShortOnesComeAsTheyAre() {
        HttpResponse<String> longOne = server.get("/en/sample/long", "Accept-Encoding", "gzip");
        HttpResponse<String> shortOne = server.get("/en/sample", "Accept-Encoding", "gzip");

        assertThat(header(longOne, "Content-Encoding")).isEqualTo("gzip");
        assertThat(shortOne.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(shortOne.body()).contains("</html>");
        assertThat(header(shortOne, "Vary")).contains("Accept-Encoding");
    }

    @Test
    void aFormIsNeverSentOnToAnotherSite() {
        assertThatThrownBy(() -> Pages.seeOther("https://elsewhere.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pages.seeOther("//elsewhere.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLogSaysWhatFailedAndNothingOfThePerson() {
        Exception driver = new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));

        Throwable logged = UnexpectedFailures.WithoutMessage.of(driver, 0);

        assertThat(logged).hasMessage("java.lang.IllegalStateException").hasStackTraceContaining("WebTests");
        assertThat(logged).hasStackTraceContaining("java.lang.IllegalArgumentException");
        assertThat(Throwables.getStackTrace(logged)).doesNotContain(SECRET);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("(none)");
    }
}
