package ca.dosebook.portal.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Booking;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.kernel.Language;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opening one's receipt with what one has, and nobody else’s. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class ReceiptPagesTests {

    private static final MessageKind CODE = new MessageKind("receipts.code");

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    List<MessageComposer> composers;

    @Autowired
    JdbcClient jdbc;

    private final HealthCardNumber number = PeopleFixture.aHealthNumber();
    private FloorWorld world;
    private Booking booking;
    private Browser browser;

    @BeforeEach
    void vaccinate() {
        world = new FloorWorld(beans);
        booking = world.book(FloorWorld.someone("Rose", "Tremblay", number), world.slots.get(2));
        world.goTo(world.slots.get(2));
        assertThat(world.vaccinate(booking.person())).isInstanceOf(GiveOutcome.Recorded.class);
        browser = new Browser(port);
    }

    private static Answer open(Browser by, String reference, int day) {
        return by.post(
                "/en/receipt",
                "reference",
                reference,
                "birthDay",
                String.valueOf(day),
                "birthMonth",
                "5",
                "birthYear",
                "1938");
    }

    private static Answer askCode(Browser by, HealthCardNumber card, int day) {
        return by.post(
                "/en/receipt/number",
                "number",
                card.digits(),
                "birthDay",
                String.valueOf(day),
                "birthMonth",
                "5",
                "birthYear",
                "1938");
    }

    private String code() {
        UUID id = jdbc.sql("select code_id from receipts.code where person_key = :key order by code_id desc limit 1")
                .param("key", booking.person().value())
                .query(UUID.class)
                .single();
        String text = composers.stream()
                .filter(composer -> composer.kind().equals(CODE))
                .findFirst()
                .orElseThrow()
                .compose(new MessageRequest(id, CODE, booking.person().value(), id, Language.EN))
                .orElseThrow()
                .text();
        Matcher six = Pattern.compile("\\d{3} \\d{3}").matcher(text);
        assertThat(six.find()).isTrue();
        return six.group();
    }

    private long looks() {
        return jdbc.sql("select count(*) from audit.entry where act = 'RECEIPT_SEEN' and person_key = :key")
                .param("key", booking.person().value())
                .query(Long.class)
                .single();
    }

    @Test
    void a_booking_reference_and_the_birth_date_open_the_receipt_and_its_file() {
        assertThat(open(browser, booking.reference().spaced(), 17).location()).hasValue("/en/receipt/doses");

        Answer page = browser.get("/en/receipt/doses");

        assertThat(page.body())
                .contains("Rose Tremblay", "May\u00a017, 1938", number.masked(), "Harbour Arena", "left upper arm")
                .contains("1 dose on record", "not a government service")
                .doesNotContain(number.digits(), number.unmasked());
        assertThat(browser.get("/fr/receipt/doses").body()).contains("Aréna du port", "haut du bras gauche");
        assertThat(browser.get("/en/receipt/receipt.pdf").body()).startsWith("%PDF");
        assertThat(looks()).isEqualTo(3);
        assertThat(String.join("\n", browser.addressesAndHeaders()))
                .doesNotContain(
                        "Rose",
                        "Tremblay",
                        number.digits(),
                        "1938",
                        booking.reference().digits());
    }

    @Test
    void a_code_sent_to_the_address_on_record_opens_it_too() {
        assertThat(askCode(browser, number, 17).location()).hasValue("/en/receipt/code");
        assertThat(browser.get("/en/receipt/doses").location()).as("not yet").hasValue("/en/receipt");

        String code = code();
        Answer wrong = browser.post("/en/receipt/code", "code", code.startsWith("9") ? "111111" : "999999");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not the code we sent last");
        assertThat(browser.post("/en/receipt/code", "code", code).location()).hasValue("/en/receipt/doses");
        assertThat(browser.get("/en/receipt/doses").body()).contains("Rose Tremblay");

        Browser other = new Browser(port);
        askCode(other, number, 17);
        assertThat(other.post("/en/receipt/code", "code", code).status())
                .as("in another browser")
                .isEqualTo(422);
    }

    @Test
    void who_is_recorded_is_not_told() {
        HealthCardNumber unknown = PeopleFixture.aHealthNumber();
        Browser stranger = new Browser(port);
        Answer known = askCode(browser, number, 17);
        Answer nobody = askCode(stranger, unknown, 17);
        Answer wrongDay = askCode(new Browser(port), number, 18);

        assertThat(nobody).isEqualTo(known).isEqualTo(wrongDay);
        assertThat(stranger.get("/en/receipt/code")).isEqualTo(browser.get("/en/receipt/code"));
        assertThat(stranger.post("/en/receipt/code", "code", "123456"))
                .isEqualTo(browser.post("/en/receipt/code", "code", "123456"));
        assertThat(cookie(stranger)).as("as long as the other").hasSameSizeAs(cookie(browser));
    }

    private static String cookie(Browser by) {
        return by.addressesAndHeaders().stream()
                .filter(header -> header.contains("dosebook_receipt="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_code_for_a_wrong_birth_date_opens_nothing() {
        askCode(browser, number, 18);
        UUID id = jdbc.sql("select code_id from receipts.code where person_key = :key")
                .param("key", booking.person().value())
                .query(UUID.class)
                .single();

        assertThat(composers.stream()
                        .filter(composer -> composer.kind().equals(CODE))
                        .flatMap(
                                composer -> composer
                                        .compose(new MessageRequest(
                                                id, CODE, booking.person().value(), id, Language.EN))
                                        .stream()))
                .isEmpty();
    }

    @Test
    void a_wrong_birth_date_and_an_unknown_reference_are_answered_alike_and_after_ten_both_wait() {
        Answer wrong = open(browser, booking.reference().digits(), 18);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("We found no booking").doesNotContain("Rose");
        for (int i = 0; i < 10; i++) {
            open(browser, booking.reference().digits(), 18);
        }

        assertThat(open(browser, booking.reference().digits(), 17).body()).contains("too many wrong tries");
        world.clock.advance(Duration.ofMinutes(61));
        assertThat(open(browser, booking.reference().digits(), 17).status()).isEqualTo(303);
    }

    @Test
    void nobodys_mailbox_is_filled() {
        for (int i = 0; i < 10; i++) {
            assertThat(askCode(browser, number, 17).status()).isEqualTo(303);
        }

        Answer eleventh = askCode(browser, number, 17);

        assertThat(eleventh.status()).isEqualTo(422);
        assertThat(eleventh.body()).contains("asked for too often");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /en/receipt        | reference | 1234       | It has 12 digits
                    /en/receipt        | reference | ''         | Type the booking reference
                    /en/receipt/number | number    | 1234567890 | This is not a health number
                    /en/receipt/number | number    | ''         | Type the health number
                    """)
    void what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
            String page, String field, String typed, String words) {
        Answer answer = browser.post(page, field, typed, "birthDay", "31", "birthMonth", "x");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(words, "href=\"#" + field + "\"", "href=\"#birthMonth\"")
                .contains("value=\"" + typed + "\"", "value=\"31\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "abcdef", "1234567"})
    void what_is_no_code_is_no_try(String typed) {
        askCode(browser, number, 17);

        assertThat(browser.post("/en/receipt/code", "code", typed).body()).contains("Type the six digits");
    }

    @Test
    void it_closes_by_itself_and_when_one_is_done() {
        open(browser, booking.reference().digits(), 17);
        world.clock.advance(Duration.ofMinutes(31));
        assertThat(browser.get("/en/receipt/doses").location()).hasValue("/en/receipt");
        assertThat(browser.get("/en/receipt/receipt.pdf").location()).hasValue("/en/receipt");

        open(browser, booking.reference().digits(), 17);
        assertThat(browser.post("/en/receipt/done").location()).hasValue("/en/receipt");
        assertThat(browser.get("/en/receipt/doses").location()).hasValue("/en/receipt");
        assertThat(browser.get("/en/receipt").status()).isEqualTo(200);
    }

    @Test
    void a_booking_that_is_open_opens_its_receipt() {
        browser.post(
                "/en/manage",
                "reference",
                booking.reference().digits(),
                "birthDay",
                "17",
                "birthMonth",
                "5",
                "birthYear",
                "1938");
        assertThat(browser.get("/en/manage/booking").body()).contains("/en/receipt");

        assertThat(browser.get("/en/receipt").location()).hasValue("/en/receipt/doses");
        assertThat(browser.get("/en/receipt/doses").body()).contains("Rose Tremblay");
    }

    @Test
    void who_was_given_none_yet_is_told_so() {
        Booking ann = world.book(FloorWorld.someone(), world.slots.get(8));
        open(browser, ann.reference().digits(), 17);

        assertThat(browser.get("/en/receipt/doses").body())
                .contains("No dose is on record yet")
                .doesNotContain(".pdf");
        assertThat(browser.get("/en/receipt/receipt.pdf").body()).contains("No dose is on record yet");
    }
}
