package ca.dosebook.console.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.AlertOutcome;
import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is stored as a name is shown in words. */
class AuditWordsTests {

    @Test
    void every_act_kind_reason_actor_and_alert_has_words_in_both_languages() {
        for (Language language : Language.values()) {
            Texts t = Wording.ofClassPath().in(language);
            Stream.of(
                            names("audit.act.", Act.values()),
                            names("audit.kind.", Act.Kind.values()),
                            names("audit.reason.", AccessReason.values()),
                            names("audit.actor.", Actor.Kind.values()),
                            names("audit.alert.", AlertKind.values()),
                            names("audit.outcome.", AlertOutcome.values()))
                    .flatMap(keys -> keys)
                    .forEach(key ->
                            assertThat(t.has(key)).as(language + " " + key).isTrue());
        }
    }

    private static Stream<String> names(String prefix, Enum<?>[] values) {
        return Stream.of(values).map(value -> prefix + value.name());
    }
}
