package ca.dosebook.console.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Identity;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.wording.Wording;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The privacy officer's pages, in both languages, and what looking at them leaves in the log. */
class AuditingTests extends AuditingPagesTest {

    @Autowired
    List<ApprovalKind> kinds;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_entrance_shows_what_waits_and_the_numbers_of_today(String language) {
        // More than anybody else looks in a test.
        audit.record(Collections.nCopies(200, AuditEntry.of(agent.signedIn().actor(), Act.PERSON_SEEN)));
        alerts.raise(AlertKind.RATE, agent.user().value());

        Answer answer = get("/" + language + "/console/audit");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(language.equals("en") ? "Alerts that wait for you" : "Alertes qui vous attendent")
                .contains("Noor Haddad")
                .contains(
                        "/" + language + "/console/audit/users/" + agent.user().value())
                .doesNotContain("auditing.", "audit.act");
        assertThat(read()).contains("numbers of 2021-03-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void whom_did_this_user_see_is_answered_and_written_down(String language) {
        saw(someone, AccessReason.ON_THE_PHONE);

        Answer answer =
                get("/" + language + "/console/audit/users/" + agent.user().value());

        assertThat(answer.body())
                .contains(language.equals("en") ? "What Noor Haddad did" : "Ce qu’a fait Noor Haddad")
                .contains(language.equals("en") ? "Saw a person’s record" : "A vu le dossier d’une personne")
                .contains(language.equals("en") ? "On the phone" : "Au téléphone")
                .contains(
                        agent.organization().name().en(), "<code>" + Words.pseudonym(someone) + "</code>", "127.0.0.1")
                .doesNotContain(java.util.HexFormat.of().formatHex(someone.value()));
        assertThat(read()).contains("by user 2021-03-09..2021-03-15");
    }

    @Test
    void days_and_kinds_can_be_chosen_and_what_is_wrong_is_said() {
        saw(someone, AccessReason.ON_THE_PHONE);
        String page = "/en/console/audit/users/" + agent.user().value();

        assertThat(get(page + "?kind=CHANGE").body()).contains("Nothing was written down about this user");
        assertThat(get(page + "?kind=VIEW&kind=SEARCH").body()).contains("Saw a person’s record");
        assertThat(get(page + "?fromDay=1&fromMonth=3&fromYear=2021&toDay=14&toMonth=3&toYear=2021")
                        .body())
                .contains("Nothing was written down about this user");
        Answer wrong = get(page + "?fromDay=31&fromMonth=2&fromYear=2021&toDay=14&toMonth=3&toYear=2021");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#from\"", "value=\"31\"");
        assertThat(get(page + "?fromDay=15&fromMonth=3&fromYear=2021&toDay=14&toMonth=3&toYear=2021")
                        .body())
                .contains("The last day must not be before the first");
    }

    @Test
    void a_long_list_is_read_page_by_page_and_nothing_is_left_out() {
        audit.record(IntStream.range(0, 120)
                .mapToObj(i -> AuditEntry.of(agentFrom("desk " + i + "."), Act.PERSON_SEEN))
                .toList());
        StringBuilder all = new StringBuilder();
        String next = "/en/console/audit/users/" + agent.user().value();
        int pages = 0;
        while (next != null) {
            String body = get(next).body();
            all.append(body);
            pages++;
            Matcher older =
                    Pattern.compile("<a href=\"(\\?[^\"]*after=[^\"]*)\"").matcher(body);
            next = older.find()
                    ? "/en/console/audit/users/" + agent.user().value()
                            + older.group(1).replace("&amp;", "&")
                    : null;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(IntStream.range(0, 120)).allMatch(i -> all.indexOf("desk " + i + ".") > 0);
    }

    @Test
    void notes_are_words_in_the_language_of_the_page_and_addresses_are_short() {
        audit.record(AuditEntry.of(agentFrom("0:0:0:0:0:0:0:1"), Act.ROLE_GIVEN).noting("CHECK_IN"));
        String page = "/console/audit/users/" + agent.user().value();

        assertThat(get("/fr" + page).body()).contains(">Accueil à la clinique</td>", ">::1</td>");
        assertThat(get("/en" + page).body())
                .contains(">Check-in</td>", ">::1</td>")
                .doesNotContain("CHECK_IN", "0:0:0");
    }

    @Test
    void every_kind_of_request_has_words_for_the_note_of_its_entries() {
        for (Language language : Language.values()) {
            assertThat(kinds)
                    .isNotEmpty()
                    .allSatisfy(kind -> assertThat(
                                    Notes.inWords(Wording.ofClassPath().in(language), kind.name()))
                            .as(kind.name())
                            .isNotEmpty());
        }
    }

    @Test
    void a_user_is_found_by_a_part_of_the_name_or_address() {
        UserId user = fixture.user(
                "zoe." + UUID.randomUUID() + "@example.ca", new StaffName("Zoé", "Brûlé-" + UUID.randomUUID()));

        assertThat(get("/en/console/audit/users?q=zo%C3%A9+br%C3%BBl%C3%A9").body())
                .contains(user.value().toString());
        assertThat(get("/en/console/audit/users?q=nobody-of-this-name").body()).contains("No user fits");
        assertThat(get("/fr/console/audit/users?q=+").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void who_saw_this_person_is_answered_by_a_health_number_that_is_in_no_address(String language) {
        Identity rose = PeopleFixture.aPerson();
        PersonKey key = people.keyOf(rose);
        saw(key, AccessReason.AT_THE_CLINIC);
        String number = number(rose);

        Answer found = post("/" + language + "/console/audit/persons", "by", "number", "number", number);

        assertThat(found.status()).isEqualTo(303);
        assertThat(found.location()).doesNotContain(number);
        Answer answer = get(found.location());
        assertThat(answer.body())
                .contains(language.equals("en") ? "At the clinic" : "À la clinique", "Noor Haddad")
                .doesNotContain(number, "Tremblay");
        assertThat(read()).contains("person looked up", "by person 2021-03-09..2021-03-15");
    }

    @Test
    void a_finding_is_worth_nothing_to_another_and_nothing_after_half_an_hour() {
        String found = post("/en/console/audit/persons", "by", "number", "number", number(PeopleFixture.aPerson()))
                .location();
        assertThat(get(found).status()).isEqualTo(200);

        Staff other = fixture.signedIn(Role.PRIVACY_OFFICER, fixture.province());
        assertThat(send(other, HttpRequest.newBuilder(address(found)).GET()).location())
                .isEqualTo("/en/console/audit/persons");

        ((SettableClock) clock).advance(Duration.ofMinutes(29));
        get("/en/console/audit");
        ((SettableClock) clock).advance(Duration.ofMinutes(2));
        assertThat(get(found).location()).isEqualTo("/en/console/audit/persons");
    }

    @Test
    void what_is_missing_is_said_and_what_was_typed_stays() {
        Answer answer = post("/en/console/audit/persons", "by", "name", "given", "Rose", "postalCode", "K7");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Type the last name", "Type the date of birth", "Type a whole Canadian postal code")
                .contains("value=\"Rose\"", "value=\"K7\"");
        assertThat(post("/en/console/audit/persons", "by", "number", "number", "1234567890")
                        .status())
                .isEqualTo(422);
        assertThat(post("/en/console/audit/persons").body())
                .contains("Choose whether you look by health number or by name");
    }

    @Test
    void a_name_is_shown_only_after_asking_and_asking_is_written_down() {
        Identity rose = PeopleFixture.aPerson();
        PersonKey key = people.keyOf(rose);
        remember(rose);
        saw(key, AccessReason.ON_THE_PHONE);
        String entry = jdbc.sql("select entry_id from audit.entry where person_key = :key")
                .param("key", key.value())
                .query(UUID.class)
                .single()
                .toString();
        assertThat(get("/en/console/audit/users/" + agent.user().value()).body())
                .doesNotContain("Tremblay");

        Answer asked = post("/en/console/audit/persons/who", "entry", entry);

        assertThat(asked.status()).isEqualTo(303);
        assertThat(read()).contains("name shown");
        assertThat(get(asked.location()).body()).contains("Rose Tremblay");
        String lookedUp = post("/en/console/audit/persons", "by", "number", "number", number(rose))
                .location();
        assertThat(get(lookedUp + "/who").location()).isEqualTo("/en/console/audit");
        assertThat(post(
                                "/en/console/audit/persons/who",
                                "entry",
                                UUID.randomUUID().toString())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_sample_is_of_yesterday_and_the_same_all_day(String language) {
        ((SettableClock) clock).set(NOON.minus(Duration.ofDays(1)));
        audit.record(Stream.generate(() -> AuditEntry.of(agentFrom("sampled " + UUID.randomUUID()), Act.PERSON_SEEN))
                .limit(60)
                .toList());
        ((SettableClock) clock).set(NOON);

        List<String> first =
                sampled(get("/" + language + "/console/audit/sample").body());
        saw(someone, AccessReason.ON_THE_PHONE);
        List<String> later =
                sampled(get("/" + language + "/console/audit/sample").body());

        assertThat(first).hasSize(20).isEqualTo(later);
        assertThat(read()).contains("sample of 2021-03-15");
    }

    @Test
    void only_those_who_may_read_the_log_see_these_pages() {
        for (String page : List.of("", "/users", "/persons", "/sample", "/alerts")) {
            assertThat(send(
                                    agent,
                                    HttpRequest.newBuilder(address("/en/console/audit" + page))
                                            .GET())
                            .status())
                    .isNotEqualTo(200);
        }
    }
}
