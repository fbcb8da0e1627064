package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.AppSecret;
import ca.dosebook.access.factors.Phone;
import ca.dosebook.access.sessions.Caller;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of signing in share: people with passwords and phones, and browsers. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
abstract class DoorWorld {

    static final String PASSWORD = "lake maple granite seventeen";

    private static int blocks = 10;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Activation activation;

    StaffFixture staff() {
        return StaffFixture.on(jdbc, clock);
    }

    /** Someone with an account. */
    record Person(UserId user, String email, Phone phone) {}

    Person someone(Role role, Organization... organizations) {
        String email = "s" + UUID.randomUUID() + "@example.ca";
        UserId user = staff().user(email, new StaffName("Noor", "Haddad"));
        for (Organization organization : organizations) {
            staff().give(user, role, organization);
        }
        Phone phone = Phone.withNewSecret();
        activation.activateKnown(user, PASSWORD, phone.secret());
        return new Person(user, email, phone);
    }

    Person aVaccinator() {
        return someone(Role.VACCINATOR, staff().healthUnit(2233));
    }

    /** A browser in a block of addresses that no other test uses. */
    Browser browser() {
        return new Browser("127.0." + nextBlock() + ".1");
    }

    private static synchronized int nextBlock() {
        return blocks++;
    }

    void pass(Duration time) {
        ((SettableClock) clock).advance(time);
    }

    String code(Person person) {
        return person.phone().code(clock.instant());
    }

    List<String> audited(UserId user) {
        return jdbc.sql(
                        "select act, note from audit.entry where user_id = :user or object_id = :user order by recorded_at, entry_id")
                .param("user", user.value())
                .query((row, n) -> (row.getString("act") + " " + row.getString("note")).strip())
                .list();
    }

    void signIn(Browser browser, Person person) {
        browser.post("/en/console/sign-in", "email", person.email(), "password", PASSWORD);
        assertThat(browser.post("/en/console/sign-in/code", "code", code(person))
                        .at())
                .isEqualTo("/en/console");
        pass(Duration.ofSeconds(30));
    }

    /** The phone that has read the key on this page. */
    static Phone phoneOf(String page) {
        Matcher key = Pattern.compile("<code class=\"db-code\">([A-Z2-7 ]{39})</code>")
                .matcher(page);
        assertThat(key.find()).isTrue();
        String base32 = key.group(1).replace(" ", "");
        BigInteger bits = BigInteger.ZERO;
        for (char letter : base32.toCharArray()) {
            bits = bits.shiftLeft(5).add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        byte[] bytes = new byte[20];
        for (int i = 0; i < 20; i++) {
            bytes[i] = bits.shiftRight(8 * (19 - i)).byteValue();
        }
        return new Phone(AppSecret.of(bytes));
    }

    /** @param at the last address, after redirects */
    record Answer(int status, String body, String at) {}

    /** Keeps cookies and follows redirects, from an address of its own. */
    final class Browser {

        final String address;
        final Map<String, String> cookies = new TreeMap<>();

        Browser(String address) {
            this.address = address;
        }

        Answer get(String path) {
            return follow(path, Caller.from(address, port).get(path, headers()));
        }

        /** @param fields names and values in turn */
        Answer post(String path, String... fields) {
            return follow(path, Caller.from(address, port).post(path, cookieHeader(), fields));
        }

        private Answer follow(String path, HttpResponse<String> response) {
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response.headers()
                    .firstValue("Location")
                    .map(this::get)
                    .orElseGet(() -> new Answer(response.statusCode(), response.body(), path));
        }

        private void keep(String cookie) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(name.length() + 1));
            }
        }

        private String cookieHeader() {
            return String.join(
                    "; ",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .toList());
        }

        private String[] headers() {
            return cookies.isEmpty() ? new String[] {} : new String[] {"Cookie", cookieHeader()};
        }
    }
}
