package ca.dosebook.console.persons;

import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.EndReason;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two records of one person: found by full identifiers, compared, merged, and taken back. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({PersonsWorld.Parts.class, StandingClock.class})
class MergePagesTests {

    private static final String SEARCH = "/en/console/persons";
    private static final Pattern HIDDEN = Pattern.compile("name=\"merge\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    PersonsWorld.Beans beans;

    @Autowired
    JdbcClient jdbc;

    private final HealthCardNumber number = aHealthNumber();
    private final String family = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private PersonsWorld world;
    private PersonKey card;
    private PersonKey before;
    private Staff coordinator;
    private Browser browser;

    @BeforeEach
    void twoRecordsOfOnePerson() {
        world = new PersonsWorld(beans);
        card = world.book(PersonsWorld.rose(number));
        before = world.book(new Identity(
                new PersonName("Rosa", family), PeopleFixture.BORN, new IdentityDocument.NoCard("N4K 1A1")));
        coordinator =
                world.staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(PersonsWorld.GREY_BRUCE));
        browser = new Browser(port).with(coordinator.cookie());
    }

    private String found() {
        Answer answer = browser.post(SEARCH, "by", "number", "number", number.digits(), "why", "CORRECTING");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow();
    }

    private Answer findOther(String record, String familyName) {
        return browser.post(
                record + "/same",
                "by",
                "name",
                "given",
                "Rosa",
                "family",
                familyName,
                "birthDay",
                "17",
                "birthMonth",
                "5",
                "birthYear",
                "1938",
                "postalCode",
                "N4K 1A1");
    }

    private String compared(String record) {
        Answer answer = findOther(record, family);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow();
    }

    private static String mergeId(Answer page) {
        Matcher matcher = HIDDEN.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Appointment only(PersonKey person) {
        List<Booking> bookings = world.bookings(person);
        assertThat(bookings).hasSize(1);
        return bookings.getFirst().appointments().getFirst();
    }

    private List<String> acts() {
        return jdbc.sql("""
                        select act || case person_key when :card then ' card' when :before then ' before' else '' end
                          from audit.entry
                         where user_id = :user
                         order by recorded_at, entry_id""")
                .param("card", card.value())
                .param("before", before.value())
                .param("user", coordinator.user().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private String merged(String record) {
        String compare = compared(record);
        Answer page = browser.get(compare);
        Answer answer = browser.post(
                compare,
                "merge",
                mergeId(page),
                "stays1",
                only(card).id().value().toString(),
                "reason",
                "NO_CARD_BEFORE");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow();
    }

    @Test
    void two_records_are_found_compared_and_merged_and_one_of_two_appointments_is_cancelled() {
        String record = found();
        assertThat(browser.get(record).body()).contains(record + "/same", "Other records of this person");
        assertThat(browser.get(record + "/same").body()).contains("Rose Tremblay");

        String compare = compared(record);
        Answer page = browser.get(compare);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Rose Tremblay", "Rosa " + family, number.masked(), "No Ontario health card")
                .contains(
                        "two appointments for dose 1", only(before).id().value().toString())
                .doesNotContain(number.unmasked(), number.digits());

        String done = merged(record);

        assertThat(browser.get(done).body()).contains("The two records are merged", "Rosa " + family, "Undo the merge");
        assertThat(world.people().keysOf(before)).containsExactlyInAnyOrder(card, before);
        assertThat(world.people().currentKey(before)).isEqualTo(card);
        assertThat(only(card).isLive()).isTrue();
        assertThat(only(before).endReason()).contains(EndReason.DUPLICATE);
        assertThat(acts())
                .contains(
                        "PERSON_SEEN card",
                        "PERSON_SEEN before",
                        "PERSONS_MERGED card",
                        "PERSONS_MERGED before",
                        "BOOKING_CANCELLED before");
        assertThat(browser.get(record).body()).contains("Rosa " + family, "cancelled", done.replaceAll("\\?.*", ""));
    }

    @Test
    void whoever_finds_the_other_record_then_sees_the_one_to_go_on_with() {
        merged(found());

        Answer answer = browser.post(
                SEARCH,
                "by",
                "name",
                "given",
                "Rosa",
                "family",
                family,
                "birthDay",
                "17",
                "birthMonth",
                "5",
                "birthYear",
                "1938",
                "postalCode",
                "N4K1A1",
                "why",
                "AT_THE_CLINIC");

        assertThat(browser.get(answer.location().orElseThrow()).body()).contains("<h1>Rose Tremblay</h1>");
    }

    @Test
    void a_merge_is_in_the_list_without_a_name_and_is_taken_back() {
        String merge = merged(found()).replaceAll("\\?.*", "");
        Answer list = browser.get(SEARCH + "/merges");
        assertThat(list.body())
                .contains(merge, "The person came without a card before")
                .doesNotContain("Rose", "Rosa", family);

        assertThat(browser.post(merge + "/undo").status()).isEqualTo(422);
        assertThat(world.people().keysOf(before)).hasSize(2);
        Answer undone = browser.post(merge + "/undo", "reason", "OTHER_PERSON");

        assertThat(undone.location()).hasValue(SEARCH + "/merges?done=UNDONE");
        assertThat(browser.get(undone.location().orElseThrow()).body()).contains("The merge is undone", "Undone");
        assertThat(world.people().keysOf(before)).containsExactly(before);
        assertThat(browser.get(merge).body()).contains("They are two persons").doesNotContain("/undo");
        assertThat(browser.post(merge + "/undo", "reason", "OTHER").location()).hasValue(merge);
        assertThat(acts()).contains("MERGE_UNDONE card", "MERGE_UNDONE before");
    }

    @Test
    void sent_twice_it_is_one_merge() {
        String record = found();
        String compare = compared(record);
        String id = mergeId(browser.get(compare));
        String[] form = {"merge", id, "stays1", only(before).id().value().toString(), "reason", "NAME_CHANGED"};
        Answer first = browser.post(compare, form);

        assertThat(first.status()).isEqualTo(303);
        assertThat(browser.post(compare, form).location()).hasValue(record + "?done=TOGETHER");
        assertThat(only(card).endReason()).contains(EndReason.DUPLICATE);
        assertThat(only(before).isLive()).isTrue();
        assertThat(acts()).filteredOn("PERSONS_MERGED card"::equals).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "CORRECTED", "00000000-0000-0000-0000-000000000000"})
    void what_is_not_chosen_is_asked_again_and_nothing_happens(String typed) {
        String compare = compared(found());

        Answer answer = browser.post(compare, "merge", typed, "stays1", typed, "reason", typed);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose which appointment for dose 1 stays", "Choose why there are two");
        assertThat(world.people().keysOf(card)).containsExactly(card);
        assertThat(only(card).isLive()).isTrue();
        assertThat(only(before).isLive()).isTrue();
    }

    @Test
    void the_same_record_and_nobody_are_no_other_record() {
        String record = found();

        Answer itself = browser.post(record + "/same", "by", "number", "number", number.digits());
        assertThat(itself.status()).isEqualTo(422);
        assertThat(itself.body()).contains("This is the record with which you began");
        Answer nobody = findOther(record, "Nobody");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).contains("Nobody is recorded", "value=\"Nobody\"");
        assertThat(browser.post(record + "/same").status()).isEqualTo(422);
        assertThat(acts()).contains("PERSON_NOT_FOUND");
    }

    @Test
    void another_organizations_merge_is_not_there_and_others_may_not_merge() {
        String record = found();
        String merge = merged(record).replaceAll("\\?.*", "");
        Staff elsewhere = world.staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(2235));
        Browser far = new Browser(port).with(elsewhere.cookie());

        assertThat(far.get(merge).status()).isEqualTo(404);
        assertThat(far.post(merge + "/undo", "reason", "OTHER").status()).isEqualTo(404);
        assertThat(far.get(SEARCH + "/merges").body()).doesNotContain(merge);
        assertThat(jdbc.sql("select count(*) from audit.entry where user_id = :user and act = 'ACCESS_REFUSED'")
                        .param("user", elsewhere.user().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(world.people().keysOf(card)).hasSize(2);

        Staff agent = world.staff.signedIn(Role.CONTACT_CENTRE_AGENT, world.staff.contactCentre());
        Browser other = new Browser(port).with(agent.cookie());
        assertThat(other.get(SEARCH + "/merges").status()).isEqualTo(403);
        String seen = other.post(SEARCH, "by", "number", "number", number.digits(), "why", "ON_THE_PHONE")
                .location()
                .orElseThrow();
        assertThat(other.get(seen).body()).doesNotContain("/same", "Rosa");
        assertThat(other.get(seen + "/same").status()).isEqualTo(403);
    }
}
