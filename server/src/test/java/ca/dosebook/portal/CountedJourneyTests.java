package ca.dosebook.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.reporting.JourneyCounters;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.vaccines.ProductCode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted of someone who books, and what is asked afterwards. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class CountedJourneyTests {

    private static final HealthUnitId KINGSTON = new HealthUnitId(2241);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Rollout rollout;

    @Autowired
    private JourneyCounters counters;

    @LocalServerPort
    private int port;

    private Browser reader;

    @BeforeEach
    void kingston_is_open_and_nothing_is_counted() {
        rollout.announce(new Opening(KINGSTON, Stage.OPEN, clock.instant().minusSeconds(60)));
        counters.flush();
        jdbc.sql("delete from reporting.journey_count").update();
        jdbc.sql("delete from reporting.feedback").update();
        reader = new Browser(port);
    }

    /** A time for the only dose of a product that has one. */
    private Slot aSlot() {
        ClinicsFixture clinics = ClinicsFixture.on(jdbc);
        LocalDate day =
                LocalDate.ofInstant(clock.instant(), ClinicsFixture.TORONTO).plusDays(9);
        Slot slot = clinics.publish(clinics.aSite(KINGSTON), day, 3, 5, new ProductCode("JANSSEN"))
                .getFirst();
        ((SettableClock) clock).advance(Duration.ofSeconds(2));
        return slot;
    }

    private Map<String, Long> counted() {
        counters.flush();
        Map<String, Long> found = new TreeMap<>();
        jdbc.sql("""
                        select page || ' ' || event as what, sum(count) as count
                          from reporting.journey_count
                         where event not in ('ERROR', 'TOOK')
                         group by 1""")
                .query((row, n) -> found.put(row.getString("what"), row.getLong("count")))
                .list();
        return found;
    }

    private void answer(String path, String... fields) {
        Answer answer = reader.post("/en/book" + path, fields);
        assertThat(answer.status()).as(path + "\n" + answer.body()).isEqualTo(303);
    }

    private void answersUntilTheTimes() {
        answer("/where", "place", "K7L 3N6");
        answer("/for", "for", "me");
        answer("/name", "given", "Rose", "family", "Tremblay");
        answer(
                "/card",
                "card",
                "PHOTO_CARD",
                "number",
                PeopleFixture.aHealthNumber().digits(),
                "version",
                "AB");
        answer("/birth-date", "birthDay", "17", "birthMonth", "5", "birthYear", "1938");
    }

    private void books() {
        Slot slot = aSlot();
        answersUntilTheTimes();
        answer("/dose/1/hold", "slot", slot.id().value().toString());
        answer("/contact", "reach", "none");
        ((SettableClock) clock).advance(Duration.ofMinutes(4));
        answer("/confirm");
    }

    @Test
    void a_booking_counts_each_page_reached_and_passed_once_and_how_long_it_took() {
        books();

        assertThat(counted())
                .containsEntry("WHERE BEGUN", 1L)
                .containsEntry("NAME REACHED", 1L)
                .containsEntry("NAME PASSED", 1L)
                .containsEntry("DOSES REACHED", 1L)
                .containsEntry("DOSES PASSED", 1L)
                .containsEntry("CHECK REACHED", 1L)
                .containsEntry("CHECK PASSED", 1L)
                .containsEntry("CHECK BOOKED", 1L)
                .doesNotContainKey("INVITATION REACHED");
        assertThat(jdbc.sql("select detail from reporting.journey_count where event = 'TOOK'")
                        .query(String.class)
                        .single())
                .isEqualTo("240");
    }

    @Test
    void going_back_and_reloading_count_as_shown_and_not_as_reached() {
        answer("/where", "place", "K7L 3N6");
        reader.get("/en/book/for");
        reader.get("/en/book/for");
        answer("/for", "for", "me");
        answer("/for", "for", "me");
        reader.get("/en/book/name");

        assertThat(counted())
                .containsEntry("FOR_WHOM SHOWN", 2L)
                .containsEntry("FOR_WHOM REACHED", 1L)
                .containsEntry("FOR_WHOM PASSED", 1L)
                .containsEntry("NAME REACHED", 1L)
                .doesNotContainKey("NAME PASSED");
    }

    @Test
    void an_error_is_counted_by_what_the_page_said_and_not_by_what_was_typed() {
        reader.post("/en/book/where", "place", "Rose Tremblay 1234567897");
        answersUntilTheTimes();
        reader.post("/fr/book/name", "given", "Rose", "family", "");
        counters.flush();

        assertThat(jdbc.sql(
                                "select page || ' ' || language || ' ' || detail from reporting.journey_count where event = 'ERROR'")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(row -> row.matches("(WHERE|NAME) EN portal\\.[a-zA-Z.]+"));
        assertThat(jdbc.sql("select string_agg(t::text, ' ') from reporting.journey_count as t")
                        .query(String.class)
                        .single())
                .doesNotContain("Rose", "1234567897", "K7L");
    }

    @Test
    void counting_sets_no_cookie_of_its_own() {
        reader.get("/en/book/where");
        assertThat(cookies()).isEmpty();
        answer("/where", "place", "K7L 3N6");
        assertThat(cookies()).isNotEmpty().allMatch(cookie -> cookie.startsWith("set-cookie: dosebook_draft"));
    }

    /** What the last answer keeps in the browser, but for the pass of the waiting room. */
    private List<String> cookies() {
        return reader.addressesAndHeaders().stream()
                .filter(header -> header.startsWith("set-cookie") && !header.contains(" db-pass="))
                .toList();
    }

    @Test
    void who_has_booked_is_asked_once_and_says_it_without_a_trace_of_who_they_are() {
        books();
        assertThat(reader.get("/en/book/done").body()).contains("How easy was it to book?");

        Answer empty = reader.post("/en/feedback");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("Answer at least one question");
        Answer tooLong = reader.post("/fr/feedback", "remark", "é".repeat(501), "helped", "yes");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("é".repeat(501), "checked");
        Answer taken = reader.post(
                "/en/feedback", "ease", "4", "helped", "yes", "remark", "Fine. Call 613-555-0143 <b>Rose</b>");
        assertThat(taken.location()).contains("/en/feedback/thanks");
        assertThat(reader.get("/en/feedback/thanks").body()).contains("Thank you");
        assertThat(reader.post("/en/feedback", "ease", "1").location()).contains("/en/feedback/thanks");
        assertThat(reader.get("/en/book/done").body()).doesNotContain("How easy was it to book?");

        assertThat(jdbc.sql(
                                "select ease || ' ' || helped || ' ' || health_unit_id || ' ' || remark from reporting.feedback")
                        .query(String.class)
                        .list())
                .containsExactly("4 true 2241 Fine. Call […] <b>Rose</b>");
        assertThat(jdbc.sql("""
                        select column_name
                          from information_schema.columns
                         where table_schema = 'reporting' and table_name = 'feedback'""").query(String.class).list())
                .containsExactlyInAnyOrder(
                        "feedback_id", "day", "health_unit_id", "language", "device", "ease", "helped", "remark");
    }

    @Test
    void who_has_not_booked_is_not_asked() {
        assertThat(reader.post("/en/feedback", "ease", "4").location()).contains("/en/book/where");
        assertThat(jdbc.sql("select count(*) from reporting.feedback")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
