package ca.dosebook.console.cohorts;

import static ca.dosebook.console.cohorts.CohortWorld.LISTS;
import static ca.dosebook.console.cohorts.CohortWorld.aName;
import static ca.dosebook.console.cohorts.CohortWorld.aRow;
import static ca.dosebook.console.cohorts.CohortWorld.file;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

/** Uploading a list, looking through it, approving it and taking that back, as a browser does. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class CohortPagesTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private CohortWorld world;

    @BeforeEach
    void people() {
        world = new CohortWorld(jdbc, clock, port);
    }

    @Test
    void without_a_list_the_page_says_so_and_leads_to_the_upload_in_both_languages() {
        for (String language : List.of("en", "fr")) {
            String lists = "/" + language + "/console/invitations/cohorts";
            assertThat(world.browser.get(lists).status()).isEqualTo(200);
            assertThat(world.browser.get(lists + "/upload").body()).contains("type=\"file\"");
        }
    }

    @Test
    void what_is_missing_of_an_upload_is_said_and_the_name_comes_back() {
        Answer nothing = world.browser.upload(LISTS + "/upload", "list", new byte[0], "name", "Over 80");
        Answer nameless = world.browser.upload(LISTS + "/upload", "list", file(List.of(aRow())), "name", " ");

        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("value=\"Over 80\"").contains("href=\"#list\"");
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.body()).contains("href=\"#name\"");
    }

    @Test
    void a_list_in_windows_1252_with_semicolons_and_three_forms_of_dates_is_read_and_looked_through() {
        String family = aName();
        String text = "Prénom;Nom;Date de naissance;Code postal;Courriel\r\n"
                + "Zoë;" + family + "a;15/03/1938;K7L 3N6;a@example.ca\r\n"
                + "Hélène;" + family + "b;1939-04-16;K7L 3N6;b@example.ca\r\n"
                + "Benoît;" + family + "c;17 août 1940;K7L 3N6;c@example.ca\r\n"
                + "Aimé;" + family + "d;03/04/1938;K7L 3N6;d@example.ca\r\n"
                + "Noël;" + family + "e;03/04/38;K7L 3N6;e@example.ca\r\n";
        String address = world.read("Liste d’été", text.getBytes(Charset.forName("windows-1252")));

        String page = world.page(address);
        assertThat(page)
                .contains("Liste d’été", "To be looked through", "The year has two digits")
                .contains("Day first")
                .doesNotContain(family);
        String lines = world.page(address + "/lines");
        assertThat(lines).contains("Zoë", family + "a", "Hélène", "Benoît");
        assertThat(world.line(address, 5)).isEqualTo("READY []");
        assertThat(world.line(address, 6)).isEqualTo("LEFT_OUT [BIRTH_YEAR_SHORT]");
        assertThat(world.acts("COHORT_UPLOADED", address)).isEqualTo(1);
    }

    @Test
    void dates_that_could_be_either_way_round_wait_until_the_coordinator_says() {
        String address = world.read("Rose," + aName() + ",03/04/1938,,K7L 3N6,rose@example.ca,,yes", aRow());
        assertThat(world.line(address, 2)).isEqualTo("HELD [BIRTH_DATE_ORDER]");
        assertThat(world.page(address)).contains("How are dates like 03/04/1938 written");
        assertThat(world.browser
                        .post(address + "/lines/2", "decision", "LET_IN")
                        .status())
                .isEqualTo(404);
        assertThat(world.browser.post(address + "/dates").status()).isEqualTo(422);

        assertThat(world.browser
                        .post(address + "/dates", "order", "MONTH_FIRST")
                        .status())
                .isEqualTo(303);
        world.untilRead(address);

        assertThat(world.line(address, 2)).isEqualTo("READY []");
        assertThat(world.page(address)).doesNotContain("How are dates like").contains("Month first");
    }

    @Test
    void every_line_shows_what_was_noticed_and_why() {
        String one = aRow();
        String number = PeopleFixture.aHealthNumber().digits();
        String wrong = number.substring(0, 9) + (number.charAt(9) == '0' ? '1' : '0');
        String address = world.read(
                one,
                one,
                "=1+1," + aName() + ",1938-05-17,,K7L 3N6,rose@example.ca,,",
                "Rose," + aName() + ",1938-05-17," + wrong + ",K7L 3N6,rose@example.ca,,",
                "Rose," + aName() + ",1990-05-17,,K7L 3N6,rose@example.ca,,",
                "Rose," + aName() + ",1990-05-17,,K7L 3N6,rose@example.ca,HEALTH_CARE_WORKER,",
                "Rose," + aName() + ",1938-05-17,,M5V 1A1,rose@example.ca,,",
                "Rose," + aName() + ",1938-05-17,,K7L 3N6,,,no");

        assertThat(world.line(address, 2)).isEqualTo("READY []");
        assertThat(world.line(address, 3)).isEqualTo("LEFT_OUT [DUPLICATE]");
        assertThat(world.line(address, 4)).isEqualTo("LEFT_OUT [FORMULA]");
        assertThat(world.line(address, 5)).isEqualTo("HELD [NUMBER_CHECK_DIGIT]");
        assertThat(world.line(address, 6)).isEqualTo("HELD [NOT_THEIR_TURN]");
        assertThat(world.line(address, 7)).isEqualTo("READY []");
        assertThat(world.line(address, 8)).isEqualTo("HELD [OTHER_UNIT]");
        assertThat(world.line(address, 9)).isEqualTo("HELD [NO_CONTACT, CONTACT_REFUSED]");
        assertThat(world.page(address + "/lines?finding=DUPLICATE"))
                .contains("Line 3", "See line 2.")
                .doesNotContain("Line 4");
        assertThat(world.page(address + "/lines?finding=FORMULA"))
                .contains("Given name: This is a formula")
                .contains("=1+1");
        assertThat(world.page(address + "/lines?finding=NUMBER_CHECK_DIGIT")).doesNotContain(wrong);
        assertThat(world.acts("CANDIDATE_SEEN", address)).isEqualTo(3);
    }

    @Test
    void who_is_in_another_list_or_invited_already_waits() {
        String row = aRow();
        String first = world.read(row);
        String second = world.read(row);
        assertThat(world.line(first, 2)).isEqualTo("READY []");
        assertThat(world.line(second, 2)).isEqualTo("HELD [IN_OTHER_LIST]");

        world.browser.post(first + "/approve");
        invite(first);
        world.browser.post(second + "/again");
        world.untilRead(second);

        assertThat(world.line(second, 2)).isEqualTo("HELD [IN_OTHER_LIST, ALREADY_INVITED]");
    }

    /** As whoever invites does, as far as a list can see it. */
    private void invite(String address) {
        jdbc.sql("""
                        insert into invitations.invitation
                          (invitation_id, health_unit_id, code_hash, person_key, name_hash, issued_at, expires_at,
                           candidate_id)
                        select gen_random_uuid(), 2241, uuid_send(gen_random_uuid()), person_key, name_hash,
                               timestamptz '2021-03-01', timestamptz '2031-03-01', candidate_id
                          from invitations.candidate where cohort_id = :id""").param("id", CohortWorld.id(address)).update();
    }

    @Test
    void lines_are_found_by_number_and_family_name_and_no_name_stands_in_an_address() {
        String family = aName();
        String address = world.read(aRow(), aRow(family), aRow());

        assertThat(find(address, family.toUpperCase(java.util.Locale.ROOT)))
                .contains("Line 3")
                .doesNotContain("Line 2");
        assertThat(find(address, "4")).contains("Line 4").doesNotContain("Line 3");
        assertThat(find(address, "Nobody Here")).contains("No line was found.");
        assertThat(find(address, "\u202e")).contains("No line was found.");
        assertThat(world.browser.addressesAndHeaders()).noneMatch(seen -> seen.contains(family));
    }

    private String find(String address, String search) {
        Answer answer = world.browser.post(address + "/lines/find", "search", search);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void what_waits_is_let_in_or_left_out_together_or_one_by_one_and_taken_back() {
        String young = ",1990-05-17,,K7L 3N6,rose@example.ca,,";
        String far = ",1990-05-17,,M5V 1A1,rose@example.ca,,";
        String address = world.read("Rose," + aName() + young, "Rose," + aName() + young, "Rose," + aName() + far);

        decide(address, "NOT_THEIR_TURN", "LET_IN");
        assertThat(world.line(address, 2)).startsWith("READY");
        assertThat(world.line(address, 4)).startsWith("HELD");
        decide(address, "NOT_THEIR_TURN", "ASK_AGAIN");
        assertThat(world.line(address, 3)).startsWith("HELD");
        decide(address, "OTHER_UNIT", "LEAVE_OUT");
        assertThat(world.line(address, 4)).startsWith("LEFT_OUT");

        decideLine(address, 2, "LET_IN");
        assertThat(world.line(address, 2)).startsWith("READY");
        decideLine(address, 2, "LEAVE_OUT");
        assertThat(world.line(address, 2)).startsWith("LEFT_OUT");
        decideLine(address, 2, "ASK_AGAIN");
        assertThat(world.line(address, 2)).startsWith("HELD");
        assertThat(world.browser
                        .post(address + "/lines/99", "decision", "LET_IN")
                        .status())
                .isEqualTo(404);
        assertThat(world.browser
                        .post(address + "/decide", "finding", "FORMULA", "decision", "LET_IN")
                        .status())
                .isEqualTo(404);
    }

    private void decide(String address, String finding, String decision) {
        assertThat(world.browser
                        .post(address + "/decide", "finding", finding, "decision", decision)
                        .status())
                .isEqualTo(303);
    }

    private void decideLine(String address, int line, String decision) {
        assertThat(world.browser
                        .post(address + "/lines/" + line, "decision", decision)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_list_is_approved_reopened_and_discarded_and_then_nothing_of_its_people_is_left() {
        String address = world.read(aRow(), aRow());

        assertThat(world.page(address + "/approve")).contains("2 people will be ready");
        Answer approved = world.browser.post(address + "/approve");
        assertThat(approved.status()).isEqualTo(303);
        assertThat(world.page(approved.location().orElseThrow())).contains("The list is approved");
        assertThat(world.browser.post(address + "/discard").status()).isEqualTo(409);
        assertThat(world.browser
                        .post(address + "/lines/2", "decision", "LEAVE_OUT")
                        .status())
                .isEqualTo(409);
        assertThat(world.browser.post(address + "/reopen").status()).isEqualTo(303);
        assertThat(world.browser.post(address + "/discard").status()).isEqualTo(303);

        assertThat(world.state(address)).isEqualTo("DISCARDED");
        assertThat(world.count("""
                        select count(*) from invitations.candidate
                         where cohort_id = :id
                           and (details_sealed <> '' or person_key is not null or name_hash is not null
                                or family_hash is not null)""", address)).isZero();
        for (String act : List.of("COHORT_APPROVED", "COHORT_REOPENED", "COHORT_DISCARDED")) {
            assertThat(world.acts(act, address)).as(act).isEqualTo(1);
        }
    }

    @Test
    void an_approval_stays_once_someone_of_the_list_is_invited() {
        String address = world.read(aRow());
        world.browser.post(address + "/approve");
        invite(address);

        Answer refused = world.browser.post(address + "/reopen");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("1 person has been invited already");
        assertThat(world.state(address)).isEqualTo("APPROVED");
    }

    @Test
    void a_list_with_nobody_ready_is_not_approved() {
        String address = world.read("Rose," + aName() + ",1990-05-17,,K7L 3N6,rose@example.ca,,");

        assertThat(world.browser.post(address + "/approve").body()).contains("Nobody on this list is ready");
        assertThat(world.state(address)).isEqualTo("IN_REVIEW");
    }

    @Test
    void the_lines_to_correct_are_downloaded_without_formulas_and_can_be_uploaded_again() {
        String family = aName();
        String address = world.read(
                aRow(),
                "=1+1," + family + ",1938-05-17,,K7L 3N6,rose@example.ca,,",
                "Rose," + family + "x,15/03/38,,K7L 3N6,rose@example.ca,,");

        Answer answer = world.browser.post(address + "/lines/correct");

        assertThat(answer.body().lines()).hasSize(3);
        assertThat(answer.body())
                .startsWith("\ufeff\"Line\",\"What is wrong\",\"Given name\",\"Family name\",\"Birth date\"")
                .contains("\"3\",\"Given name: This is a formula.")
                .contains("\"'=1+1\",\"" + family + "\"");
        assertThat(world.acts("EXPORTED", address)).isEqualTo(1);
        String again = world.read(
                "Corrected",
                answer.body()
                        .replace("'=1+1", "Rose")
                        .replace("15/03/38", "15/03/1938")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(world.line(again, 2)).isEqualTo("READY []");
        assertThat(world.line(again, 3)).isEqualTo("READY []");
    }

    @Test
    void a_file_that_is_no_list_is_explained_and_nothing_of_it_is_kept() {
        String family = aName();
        String address = world.read("Headless", ("Rose," + family + ",1938-05-17\n").getBytes(StandardCharsets.UTF_8));

        assertThat(world.page(address))
                .contains("A needed column is missing", "Nothing of this file was kept", "A, B, C")
                .doesNotContain(family);
        assertThat(world.count("select count(*) from invitations.candidate where cohort_id = :id", address))
                .isZero();
        assertThat(world.browser.post(address + "/discard").status()).isEqualTo(303);
    }

    @Test
    void too_large_a_file_is_refused_with_a_page_and_other_addresses_take_none() {
        Answer tooLarge = world.browser.upload(LISTS + "/upload", "list", new byte[27 * 1024 * 1024], "name", "Big");
        Answer elsewhere =
                world.browser.upload("/en/console/invitations/cohorts", "list", new byte[300 * 1024], "name", "Big");
        Answer stranger = new Browser(port).upload(LISTS + "/upload", "list", new byte[1000], "name", "Big");

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(elsewhere.status()).isEqualTo(413);
        assertThat(stranger.status()).isIn(303, 401, 403);
        assertThat(stranger.location().orElse("")).doesNotContain("/cohorts/");
    }

    @Test
    void a_list_of_another_unit_is_answered_like_none_and_written_down() {
        String address = world.read(aRow());
        Staff stranger = world.staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, world.staff.healthUnit(2233));
        Browser browser = world.browser(stranger);

        List<Answer> answers = List.of(
                browser.get(address),
                browser.get(address + "/lines"),
                browser.get(address + "/approve"),
                browser.post(address + "/lines/find", "search", "2"),
                browser.post(address + "/lines/correct"),
                browser.post(address + "/approve"),
                browser.post(address + "/discard"),
                browser.post(address + "/dates", "order", "DAY_FIRST"),
                browser.post(address + "/decide", "finding", "ALIKE", "decision", "LET_IN"),
                browser.post(address + "/lines/2", "decision", "LEAVE_OUT"));

        assertThat(answers).extracting(Answer::status).containsOnly(404);
        assertThat(world.acts("ACCESS_REFUSED", address)).isEqualTo(answers.size());
        assertThat(world.state(address)).isEqualTo("IN_REVIEW");
        assertThat(browser.get(LISTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void more_than_five_thousand_people_take_a_second_person() {
        StringBuilder rows = new StringBuilder(CohortWorld.HEADING).append('\n');
        String family = aName();
        for (int i = 0; i < 5_001; i++) {
            rows.append("Rose,")
                    .append(family)
                    .append("qq")
                    .append(CohortWorld.letters(i))
                    .append(",1938-05-17,,,rose@example.ca,,\n");
        }
        String address = world.read("Many", rows.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(world.page(address + "/approve")).contains("a second person has to agree");
        assertThat(world.browser.post(address + "/approve").status()).isEqualTo(422);
        Answer asked = world.browser.post(address + "/approve", "reason", "The list of the pilot");
        Matcher request = Pattern.compile("/en/console/requests/[0-9a-f-]{36}")
                .matcher(asked.location().orElseThrow());
        assertThat(request.find()).isTrue();
        Browser second =
                world.browser(world.staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, world.coordinator.organization()));

        world.browser.post(address + "/lines/2", "decision", "LEAVE_OUT");
        assertThat(second.post(request.group() + "/approve").status()).isEqualTo(409);
        assertThat(world.state(address)).isEqualTo("IN_REVIEW");
        world.browser.post(address + "/lines/2", "decision", "ASK_AGAIN");
        assertThat(second.post(request.group() + "/approve").status()).isEqualTo(303);

        assertThat(world.state(address)).isEqualTo("APPROVED");
    }
}
