package ca.dosebook.console.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.approvals.DecisionOutcome;
import ca.dosebook.approvals.RequestId;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.testing.SettableClock;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Trust 19: an export takes two people. Trust 14: every row of it is in the audit log. */
class ExportTests extends AuditingPagesTest {

    @Autowired
    Approvals approvals;

    private Staff second;

    @BeforeEach
    void a_colleague() {
        second = fixture.signedIn(Role.PRIVACY_OFFICER, officer.organization());
        saw(someone, AccessReason.ON_THE_PHONE);
        audit.record(AuditEntry.of(agentFrom("=HYPERLINK(\"x\")"), Act.SIGNED_OUT));
    }

    private String ask(String language) {
        String page = get("/" + language + "/console/audit/users/"
                        + agent.user().value())
                .body();
        assertThat(page).contains("/console/audit/exports/of/" + agent.user().value());
        Answer asked = post(
                "/" + language + "/console/audit/exports/of/" + agent.user().value(), "reason", "a complaint");
        assertThat(asked.status()).isEqualTo(303);
        return asked.location();
    }

    private static RequestId request(String address) {
        return new RequestId(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
    }

    private List<String> exported() {
        return jdbc.sql("""
                        select note || coalesce(' ' || encode(substring(person_key from 1 for 3), 'hex'), '')
                          from audit.entry
                         where act = 'EXPORTED' and user_id = :user
                         order by entry_id""")
                .param("user", officer.user().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void trust_19_a_file_is_made_when_a_second_person_agreed_and_trust_14_each_row_is_written_down(String language) {
        String address = ask(language);
        assertThat(get(address).body()).contains("Noor Haddad").doesNotContain("/file");
        assertThat(post(address + "/file").status()).isEqualTo(404);
        assertThat(exported()).isEmpty();

        assertThat(approvals.approve(second.signedIn(), request(address))).isInstanceOf(DecisionOutcome.Done.class);

        assertThat(get(address).body()).contains(address + "/file");
        Answer file = post(address + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body())
                .contains(language.equals("en") ? "\"Saw a person’s record\"" : "\"A vu le dossier d’une personne\"")
                .contains("\"'=HYPERLINK(\"\"x\"\")\"", "\"" + Words.pseudonym(someone) + "\"")
                .contains("2021-03-15T12:00:00-04:00");
        assertThat(exported()).containsExactlyInAnyOrder("2 rows", "one of 2 rows " + Words.pseudonym(someone));
    }

    @Test
    void trust_19_nobody_is_their_own_second_person_and_only_who_asked_gets_the_file() {
        String address = ask("en");
        assertThat(approvals.approve(officer.signedIn(), request(address)))
                .isInstanceOf(DecisionOutcome.OwnRequest.class);
        approvals.approve(second.signedIn(), request(address));

        Answer stolen = send(
                second, HttpRequest.newBuilder(address(address + "/file")).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(stolen.status()).isEqualTo(404);
    }

    @Test
    void an_agreement_is_good_for_a_day() {
        String address = ask("en");
        approvals.approve(second.signedIn(), request(address));
        ((SettableClock) clock).advance(Duration.ofHours(24));
        officer = fixture.signedIn(Role.PRIVACY_OFFICER, officer.organization());
        assertThat(post(address + "/file").status()).isEqualTo(404);
    }

    @Test
    void a_reason_is_needed() {
        Answer answer = post("/en/console/audit/exports/of/" + agent.user().value());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#reason\"", "Export what Noor Haddad did from");
    }
}
