package ca.dosebook.console.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.AlertOutcome;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and reviewing alerts, in both languages. */
class AlertPagesTests extends AuditingPagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void an_alert_is_read_reviewed_and_gone_from_the_list(String language) {
        alerts.raise(AlertKind.OWN_RECORD, agent.user().value(), someone);
        String list = get("/" + language + "/console/audit/alerts").body();
        Matcher link = Pattern.compile("/" + language + "/console/audit/alerts/[0-9a-f-]{36}")
                .matcher(list);
        assertThat(link.find()).isTrue();
        String alert = link.group();
        assertThat(get(alert).body()).contains(Words.pseudonym(someone), "Noor Haddad");

        Answer missing = post(alert, "note", "asked the team lead");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.body()).contains("value=\"asked the team lead\"", "href=\"#outcome\"");

        assertThat(post(alert, "outcome", AlertOutcome.EXPLAINED.name(), "note", "asked the team lead")
                        .status())
                .isEqualTo(303);
        assertThat(get("/" + language + "/console/audit/alerts").body()).doesNotContain(alert);
        assertThat(get("/" + language + "/console/audit/alerts?state=reviewed").body())
                .contains(alert);
        assertThat(get(alert).body()).contains("asked the team lead").doesNotContain("name=\"outcome\"");
    }

    @Test
    void an_alert_about_the_reader_is_for_somebody_else() {
        alerts.raise(AlertKind.OWN_RECORD, officer.user().value(), someone);
        String id = jdbc.sql("select alert_id from audit.alert where user_id = :user")
                .param("user", officer.user().value())
                .query(UUID.class)
                .single()
                .toString();
        assertThat(get("/en/console/audit/alerts/" + id).body())
                .contains("This alert is about you")
                .doesNotContain("name=\"outcome\"");
        post("/en/console/audit/alerts/" + id, "outcome", "EXPLAINED", "note", "it was me");
        assertThat(alerts.find(UUID.fromString(id)).orElseThrow().review()).isEmpty();
    }
}
