package ca.dosebook.console.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.Contact;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts right after the dose and from the record. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class StaffReceiptTests {

    private static final MessageKind LINK = new MessageKind("receipts.link");

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
    private Arrival arrival;
    private Staff nurse;
    private String receipt;

    @BeforeEach
    void vaccinate() {
        world = new FloorWorld(beans);
        booking = world.book(FloorWorld.someone("Rose", "Tremblay", number), world.slots.get(1));
        world.goTo(world.slots.get(1));
        arrival = world.checkIn(booking.person());
        world.screen(arrival);
        assertThat(world.give(world.dose(arrival, world.lot))).isInstanceOf(GiveOutcome.Recorded.class);
        nurse = world.staff.signedIn(Role.VACCINATOR, world.staff.healthUnit(FloorWorld.GREY_BRUCE.value()));
        receipt = "/en/console/floor/" + world.day.id().value() + "/arrivals/"
                + arrival.id().value() + "/receipt";
    }

    private Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    private List<String> acts(Staff staff) {
        return jdbc.sql("""
                        select act || case when person_key = :rose then ' Rose' else '' end
                          from audit.entry
                         where user_id = :user
                         order by recorded_at, entry_id""")
                .param("user", staff.user().value())
                .param("rose", booking.person().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static String message(Answer page) {
        Matcher id = Pattern.compile("name=\"message\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private long mails() {
        return jdbc.sql("select count(*) from messages.outbox where kind = 'receipts.link' and person_key = :rose")
                .param("rose", booking.person().value())
                .query(Long.class)
                .single();
    }

    @Test
    void it_is_printed_right_after_the_dose_and_written_down() {
        Browser browser = browser(nurse);

        Answer file = browser.get(receipt);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).startsWith("%PDF");
        assertThat(browser.addressesAndHeaders()).anyMatch(header -> header.endsWith("application/pdf"));
        assertThat(String.join("\n", browser.addressesAndHeaders())).doesNotContain("Rose", number.digits());
        assertThat(acts(nurse)).containsExactly("RECEIPT_SEEN Rose");
    }

    @Test
    void its_link_is_sent_once_and_names_nobody() {
        Browser browser = browser(nurse);
        Answer page = browser.get(receipt + "/send");
        assertThat(page.body())
                .contains("Rose Tremblay", "An e-mail address is on record")
                .doesNotContain("rose@");
        String id = message(page);

        for (int i = 0; i < 2; i++) {
            assertThat(browser.post(receipt + "/send", "message", id).location())
                    .hasValue(receipt + "/send?sent=yes");
        }

        assertThat(browser.get(receipt + "/send?sent=yes").body()).contains("The link is on its way");
        assertThat(mails()).isEqualTo(1);
        assertThat(acts(nurse)).filteredOn("RECEIPT_SENT Rose"::equals).hasSize(1);
        Email mail = composers.stream()
                .filter(composer -> composer.kind().equals(LINK))
                .findFirst()
                .orElseThrow()
                .compose(new MessageRequest(Uuids.next(), LINK, booking.person().value(), Uuids.next(), Language.FR))
                .orElseThrow();
        assertThat(mail.to()).isEqualTo("rose@example.ca");
        assertThat(mail.text()).contains("/fr/receipt\n");
        assertThat(mail.text() + mail.subject())
                .doesNotContain(
                        "Rose", "Tremblay", number.digits(), booking.reference().digits(), "1938");
    }

    @Test
    void nothing_is_sent_without_an_address() {
        beans.people().changeContact(booking.person(), Contact.NONE);
        Browser browser = browser(nurse);

        assertThat(browser.get(receipt + "/send").body())
                .contains("The link cannot be sent")
                .doesNotContain("<button class=\"ontario-button ontario-button--primary\"");
        assertThat(browser.post(receipt + "/send", "message", Uuids.next().toString())
                        .location())
                .hasValue(receipt + "/send");
        assertThat(mails()).isZero();
        assertThat(acts(nurse)).doesNotContain("RECEIPT_SENT Rose");
    }

    @Test
    void somebody_of_another_day_or_beyond_reach_is_not_shown_and_that_is_written_down() {
        Staff far = world.staff.signedIn(Role.VACCINATOR, world.staff.healthUnit(2235));
        assertThat(browser(far).get(receipt).status()).isEqualTo(404);
        assertThat(acts(far)).last().asString().startsWith("ACCESS_REFUSED");

        String other = "/en/console/floor/" + world.day.id().value() + "/arrivals/" + UUID.randomUUID() + "/receipt";
        assertThat(browser(nurse).get(other).status()).isEqualTo(404);
        assertThat(browser(nurse)
                        .get(receipt.replace(arrival.id().value().toString(), "x"))
                        .status())
                .isEqualTo(404);
        assertThat(browser(nurse).post(receipt + "/send", "message", "x").status())
                .isEqualTo(404);
        assertThat(acts(nurse)).contains("ACCESS_REFUSED").doesNotContain("RECEIPT_SEEN Rose");
    }

    @Test
    void it_is_printed_and_sent_from_the_record_too() {
        Browser browser = browser(nurse);
        String record = browser.post(
                        "/en/console/persons", "by", "number", "number", number.digits(), "why", "AT_THE_CLINIC")
                .location()
                .orElseThrow();

        assertThat(browser.get(record + "/doses/receipt").body()).startsWith("%PDF");
        String id = message(browser.get(record + "/doses/receipt/send"));
        assertThat(browser.post(record + "/doses/receipt/send", "message", id).status())
                .isEqualTo(303);

        assertThat(mails()).isEqualTo(1);
        assertThat(acts(nurse)).contains("RECEIPT_SEEN Rose", "RECEIPT_SENT Rose");
    }

    @Test
    void before_the_first_dose_there_is_none() {
        Booking ann = world.book(FloorWorld.someone(), world.slots.get(2));
        world.goTo(world.slots.get(2));
        Arrival waiting = world.checkIn(ann.person());
        String none = receipt.replace(
                arrival.id().value().toString(), waiting.id().value().toString());

        assertThat(browser(nurse).get(none).body()).contains("There is no receipt yet");
        assertThat(browser(nurse).get(none + "/send").body()).contains("The link cannot be sent");
    }
}
