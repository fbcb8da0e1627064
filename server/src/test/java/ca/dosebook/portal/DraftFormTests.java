package ca.dosebook.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.reporting.DeviceClass;
import ca.dosebook.reporting.JourneyPage;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.vaccines.ProductCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is typed comes back from the browser as it was, whichever release wrote it. */
class DraftFormTests {

    private static final Duration KEPT = Duration.ofHours(24);

    private final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    private final Secrets secrets = SecretsFixture.fresh();
    private final SealedCookie<Draft> cookie =
            new SealedCookie<>(secrets, "draft", Draft.class, new DraftForm(), KEPT, clock);
    private final SealedCookie<Draft> asJson = new SealedCookie<>(secrets, "draft", Draft.class, KEPT, clock);

    private static Draft whole() {
        Instant until = Instant.parse("2021-03-15T12:15:00.123456Z");
        return new Draft(
                Uuids.next(),
                new Draft.Home("K7L 3N6", "K7L", 2241, true),
                true,
                new Draft.Name("Zoë", "O’Neil-Łukasiewicz 🍁"),
                new Draft.Card(Draft.CardKind.PHOTO_CARD, "1234567897", "RO"),
                LocalDate.of(1939, 2, 28),
                "",
                new Draft.Invited("ABCD-EFGH", Uuids.next()),
                "ABCD-EFGH",
                List.of(
                        new HeldPlace(1, Uuids.next(), Uuids.next(), Uuids.next(), until, until.minusSeconds(900)),
                        new HeldPlace(2, Uuids.next(), Uuids.next(), Uuids.next(), until, null)),
                new DosesHad(1, LocalDate.of(2021, 2, 28), new ProductCode("PFIZER")),
                new Draft.Reach("rose@example.ca", null, "613-555-0142", "Anne"),
                "1234 5678 9012",
                new Way(JourneyPage.DONE, 1615809600, Language.FR, DeviceClass.PHONE, true, false));
    }

    private static MockHttpServletRequest browserAfter(SealedCookie<Draft> cookie, Draft draft) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookie.write(new MockHttpServletRequest(), response, draft);
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setCookies(response.getCookies());
        return next;
    }

    @Test
    void every_answer_comes_back_and_so_does_every_gap() {
        Draft none = Draft.empty();
        assertThat(cookie.read(browserAfter(cookie, whole().confirmed("1")))).isPresent();
        Draft whole = whole();
        assertThat(cookie.read(browserAfter(cookie, whole))).contains(whole);
        assertThat(cookie.read(browserAfter(cookie, none))).contains(none);
        Draft some = none.livingAt(new Draft.Home("K7L", "K7L", null)).forOther(false);
        assertThat(cookie.read(browserAfter(cookie, some))).contains(some);
    }

    @Test
    void a_draft_that_an_older_release_wrote_as_json_is_read() {
        Draft whole = whole();
        assertThat(cookie.read(browserAfter(asJson, whole))).contains(whole);
    }

    @Test
    void an_own_form_is_no_value_to_what_knows_only_json() {
        assertThat(asJson.read(browserAfter(cookie, whole()))).isEmpty();
    }

    @Test
    void a_very_long_draft_is_deflated_and_whole_again() {
        Draft draft = Draft.empty().named(new Draft.Name("a".repeat(4_000), "b".repeat(20_000)));
        assertThat(cookie.read(browserAfter(cookie, draft))).contains(draft);
    }
}
