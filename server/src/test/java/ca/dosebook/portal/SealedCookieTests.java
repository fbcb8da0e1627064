package ca.dosebook.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a browser keeps for a resident, and what it does not get to see or change. */
class SealedCookieTests {

    private static final Duration KEPT = Duration.ofHours(24);

    private final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    private final SplittableRandom random = new SplittableRandom(7);
    private final Secrets secrets = SecretsFixture.fresh();
    private final SealedCookie<Draft.Name> cookie = cookie(secrets, "draft");

    private SealedCookie<Draft.Name> cookie(Secrets keys, String name) {
        return new SealedCookie<>(keys, name, Draft.Name.class, KEPT, clock);
    }

    @Test
    void what_was_typed_comes_back_after_a_restart_and_on_another_node() {
        Draft.Name typed = new Draft.Name("Zoë", "O’Neil-Łukasiewicz");
        MockHttpServletRequest next = browserAfter(typed);
        clock.advance(Duration.ofHours(1));
        assertThat(cookie(secrets, "draft").read(next)).contains(typed);
    }

    @Test
    void nothing_of_it_can_be_read_in_the_browser() {
        MockHttpServletResponse response = sent(new Draft.Name("Marker", "Marker"));
        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE))
                .hasSize(1)
                .allSatisfy(header -> assertThat(header)
                        .doesNotContain("Marker", "TWFya2Vy")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void over_a_secure_connection_it_is_bound_to_this_host() {
        Draft.Name typed = new Draft.Name("Rose", "Okafor");
        MockHttpServletRequest first = new MockHttpServletRequest();
        first.setSecure(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookie.write(first, response, typed);
        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE))
                .allSatisfy(header -> assertThat(header).startsWith("__Host-").contains("Secure", "Path=/"));

        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setCookies(response.getCookies());
        assertThat(cookie.read(next)).isEmpty();
        next.setSecure(true);
        assertThat(cookie.read(next)).contains(typed);
    }

    @Test
    void a_name_of_two_hundred_emoji_is_spread_over_several_cookies_and_whole_again() {
        Draft.Name typed = new Draft.Name(scrambled(200), scrambled(200));
        MockHttpServletResponse response = sent(typed);
        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE))
                .allSatisfy(header -> assertThat(header.length()).isLessThan(4096));
        assertThat(cookie.read(browserAfter(typed))).contains(typed);
    }

    @Test
    void a_shorter_value_leaves_nothing_of_a_longer_one_before_it() {
        StringBuilder long1 = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            long1.append(scrambled(200));
        }
        MockHttpServletRequest browser = browserAfter(new Draft.Name(long1.toString(), ""));
        assertThat(cookies(browser)).hasSizeGreaterThan(1);

        MockHttpServletResponse response = new MockHttpServletResponse();
        cookie.write(browser, response, new Draft.Name("Rose", "Okafor"));
        List<String> headers = response.getHeaders(HttpHeaders.SET_COOKIE);
        assertThat(headers).hasSize(cookies(browser).length);
        assertThat(headers.subList(1, headers.size()))
                .allSatisfy(header -> assertThat(header).contains("Max-Age=0"));
    }

    @Test
    void a_changed_value_is_no_value() {
        MockHttpServletRequest browser = browserAfter(new Draft.Name("Rose", "Okafor"));
        Cookie kept = cookies(browser)[0];
        char last = kept.getValue().charAt(20);
        kept.setValue(kept.getValue().substring(0, 20)
                + (last == 'A' ? 'B' : 'A')
                + kept.getValue().substring(21));
        assertThat(cookie.read(browser)).isEmpty();
    }

    @Test
    void rubbish_another_installations_value_and_another_cookies_value_are_no_value() {
        MockHttpServletRequest rubbish = new MockHttpServletRequest();
        rubbish.setCookies(new Cookie("draft", "%%%not-base64%%%"), new Cookie("draft1", "AAAA"));
        assertThat(cookie.read(rubbish)).isEmpty();

        MockHttpServletRequest browser = browserAfter(new Draft.Name("Rose", "Okafor"));
        assertThat(cookie(SecretsFixture.fresh(), "draft").read(browser)).isEmpty();
        browser.setCookies(new Cookie("manage", cookies(browser)[0].getValue()));
        assertThat(cookie(secrets, "manage").read(browser)).isEmpty();
    }

    @Test
    void a_copy_that_was_kept_longer_than_the_browser_may_is_no_value() {
        MockHttpServletRequest browser = browserAfter(new Draft.Name("Rose", "Okafor"));
        clock.advance(KEPT.minusSeconds(1));
        assertThat(cookie.read(browser)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(cookie.read(browser)).isEmpty();
    }

    @Test
    void clearing_takes_every_part_out_of_the_browser() {
        MockHttpServletRequest browser = browserAfter(new Draft.Name("Rose", "Okafor"));
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookie.clear(browser, response);
        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE))
                .hasSize(1)
                .allSatisfy(header -> assertThat(header).startsWith("draft=;").contains("Max-Age=0"));
    }

    private MockHttpServletResponse sent(Draft.Name value) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookie.write(new MockHttpServletRequest(), response, value);
        return response;
    }

    private MockHttpServletRequest browserAfter(Draft.Name value) {
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setCookies(sent(value).getCookies());
        return next;
    }

    private static Cookie[] cookies(MockHttpServletRequest browser) {
        return Objects.requireNonNull(browser.getCookies());
    }

    /** Characters that do not compress, four bytes each in UTF-8. */
    private String scrambled(int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0x1F300, 0x1F500).forEach(text::appendCodePoint);
        return text.toString();
    }
}
