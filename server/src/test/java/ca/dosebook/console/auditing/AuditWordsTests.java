package ca.dosebook.console.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.Permission;
import ca.dosebook.access.Role;
import ca.dosebook.access.ceilings.CeilingKind;
import ca.dosebook.access.factors.FactorKind;
import ca.dosebook.access.passkeys.PasskeyProblem;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.AlertOutcome;
import ca.dosebook.inventory.keeping.EntryKind;
import ca.dosebook.inventory.lots.LotChange;
import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored as a name is shown in words. */
class AuditWordsTests {

    /** A call, or what it is given some lines before, up to the end of the statement. */
    private static final Pattern WRITES_A_NOTE = Pattern.compile(
            "(?:\\.noting\\(|entrance\\.note\\(|reading\\.of\\w*\\(|refused\\(who, |entry\\(staff, Act|String way =|NAME_SHOWN =)[^;]*;");

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    /** One of each that is put together. */
    private static final Set<String> WITH_DETAILS = Set.of(
            "0 rows",
            "12 rows",
            "one of 12 rows",
            "numbers of 2021-03-15",
            "sample of 2021-03-15",
            "by user 2021-03-09..2021-03-15",
            "by person 2021-03-09..2021-03-15 [SEARCH, VIEW]",
            "rotated index 1f2e3d4c",
            "rotated record 1f2e3d4c",
            "rotated draft 1f2e3d4c",
            "rotated audit 1f2e3d4c",
            "retired record 1f2e3d4c",
            "rotated master m-2",
            "confirmed master m-2",
            "PROVIDER unit-21",
            "APP unit-21",
            "PASSKEY unit-21",
            "PROVIDER unit-21 NOBODY");

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

    @Test
    void every_note_that_dosebook_writes_has_words_in_both_languages() throws IOException {
        Set<String> notes = new TreeSet<>(WITH_DETAILS);
        notes.addAll(literals());
        notes.addAll(names("PASSKEY_", PasskeyProblem.values()).toList());
        notes.addAll(names("LOT_", LotChange.Kind.values()).toList());
        Stream.of(
                        EntryKind.values(),
                        Role.values(),
                        Permission.values(),
                        FactorKind.values(),
                        CeilingKind.values(),
                        OrganizationKind.values(),
                        AlertOutcome.values())
                .forEach(values -> notes.addAll(names("", values).toList()));
        assertThat(notes).contains("BEYOND_REACH", "CONFIRMING", "REPLAYED", "SITES", "number", "several", "alerts");
        for (Language language : Language.values()) {
            Texts t = Wording.ofClassPath().in(language);
            assertThat(notes)
                    .allSatisfy(note -> assertThat(Notes.inWords(t, note))
                            .as(language + " " + note)
                            .isNotEmpty());
        }
    }

    @Test
    void days_numbers_and_kinds_are_written_as_in_the_language_of_the_page() {
        Texts en = Wording.ofClassPath().in(Language.EN);
        Texts fr = Wording.ofClassPath().in(Language.FR);
        assertThat(Notes.inWords(en, "1 rows")).isEqualTo("1 row");
        assertThat(Notes.inWords(en, "one of 2500 rows")).isEqualTo("In a file of 2,500 rows");
        assertThat(Notes.inWords(fr, "by user 2021-03-09..2021-03-15 [SEARCH, VIEW]"))
                .startsWith("Un compte, du ")
                .contains("2021")
                .endsWith(" (Recherches, Consultations)");
        assertThat(Notes.inWords(en, "retired record 1f2e3d4c")).isEqualTo("Destroyed the key of the records 1f2e3d4c");
    }

    @Test
    void why_a_provider_led_nobody_in_is_said() {
        Texts en = Wording.ofClassPath().in(Language.EN);
        assertThat(Notes.inWords(en, "PROVIDER unit-21 EMAIL"))
                .isEqualTo("Identity provider unit-21, without a verified e-mail address");
        assertThat(Notes.inWords(en, "APP unit-21")).isEqualTo("Authenticator app, Identity provider unit-21");
        Stream.of(
                        "ACCOUNT",
                        "AWAY",
                        "BOUND_OTHERWISE",
                        "EMAIL",
                        "ID_TOKEN",
                        "ISSUER",
                        "NOBODY",
                        "REFUSED_THERE",
                        "STATE")
                .forEach(why ->
                        assertThat(Notes.inWords(en, "PROVIDER unit-21 " + why)).contains(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "look 5", "SOMETHING_ELSE", "sample of 2021-02-31", "rotated tyres 12", "rows", "key.index"})
    void what_has_no_words_shows_nothing(String note) {
        assertThat(Notes.inWords(Wording.ofClassPath().in(Language.FR), note)).isEmpty();
    }

    /** The notes that stand in the code as they are. */
    private static Set<String> literals() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                WRITES_A_NOTE
                        .matcher(Files.readString(file))
                        .results()
                        .flatMap(call -> LITERAL.matcher(call.group()).results())
                        .map(literal -> literal.group(1))
                        .filter(note -> !note.isEmpty() && !note.startsWith(" ") && !note.matches(".*[ _]"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Stream<String> names(String prefix, Enum<?>[] values) {
        return Stream.of(values).map(value -> prefix + value.name());
    }
}
