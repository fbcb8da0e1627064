package ca.dosebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A module's SQL names its own tables. What another module's statement needs of them it gets as a piece of SQL from the
 * owner, whose name says what it does.
 */
class SqlOwnershipTests {

    /** Owners of pieces that others paste into their statements. */
    private static final Set<String> LENDERS = Set.of(
            "Places.java",
            "RememberPerson.java",
            "UseInvitation.java",
            "OutboxSql.java",
            "AuditSql.java",
            "DosesHadSql.java",
            "LinkedKeysSql.java");

    /** Modules that read the tables of others in their own stores, and why; what they write is theirs. */
    private static final Map<String, String> READERS = Map.of(
            "reporting",
            "a figure of a board joins what several modules own; copies kept for it would differ from the truth",
            "rehearsals",
            "the account of a rehearsal counts the rows of all, from outside those whose work it judges");

    private static final Pattern WRITE = Pattern.compile(
            "\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?)\\s+([a-z_]+)\\.[a-z_]+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|into|update|table|exists|references|using|on|only|truncate)\\s+([a-z_]+)\\.[a-z_]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CREATED =
            Pattern.compile("\\bcreate\\s+(?:table|view|sequence)\\s+(?:if\\s+not\\s+exists\\s+)?(\\S+)");

    private static final List<String> SCHEMAS = SourceFiles.directories(SourceFiles.MIGRATIONS);

    /** The schemas that a Java source names in its SQL. */
    private static Set<String> schemasNamedIn(String source) {
        String java = JAVADOC.matcher(source).replaceAll("");
        Set<String> named = new TreeSet<>();
        Matcher blocks = TEXT_BLOCK.matcher(java);
        while (blocks.find()) {
            for (String schema : SCHEMAS) {
                if (Pattern.compile("\\b" + schema + "\\.[a-z_]+")
                        .matcher(blocks.group(1))
                        .find()) {
                    named.add(schema);
                }
            }
        }
        Matcher strings = STRING.matcher(blocks.replaceAll(""));
        while (strings.find()) {
            Matcher table = TABLE.matcher(strings.group(1));
            while (table.find()) {
                if (SCHEMAS.contains(table.group(1))) {
                    named.add(table.group(1));
                }
            }
        }
        return named;
    }

    @Test
    void a_modules_sql_names_only_its_own_schema() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceFiles.under(SourceFiles.MAIN, ".java")) {
            String module = SourceFiles.module(SourceFiles.MAIN, file);
            for (String schema : schemasNamedIn(SourceFiles.text(file))) {
                if (!schema.equals(module) && !READERS.containsKey(module)) {
                    found.add(file + " names the schema " + schema);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void who_reads_the_tables_of_others_writes_only_its_own() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceFiles.under(SourceFiles.MAIN, ".java")) {
            String module = SourceFiles.module(SourceFiles.MAIN, file);
            if (READERS.containsKey(module)) {
                schemasWrittenIn(SourceFiles.text(file)).stream()
                        .filter(schema -> !schema.equals(module))
                        .forEach(schema -> found.add(file + " writes into the schema " + schema));
            }
        }
        assertThat(found).isEmpty();
        assertThat(schemasWrittenIn("\"update booking.hold set x = 1\", \"delete  from people.person\""))
                .containsExactly("booking", "people");
    }

    private static Set<String> schemasWrittenIn(String source) {
        Set<String> written = new TreeSet<>();
        Matcher write = WRITE.matcher(JAVADOC.matcher(source).replaceAll(""));
        while (write.find()) {
            written.add(write.group(1));
        }
        return written;
    }

    @Test
    void sql_stands_in_stores() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceFiles.under(SourceFiles.MAIN, ".java")) {
            String name = file.getFileName().toString();
            if (!name.endsWith("Store.java")
                    && !LENDERS.contains(name)
                    && !schemasNamedIn(SourceFiles.text(file)).isEmpty()) {
                found.add(file.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_migration_makes_and_changes_only_what_is_its_modules() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceFiles.under(SourceFiles.MIGRATIONS, ".sql")) {
            String module = SourceFiles.module(SourceFiles.MIGRATIONS, file);
            String sql = SourceFiles.text(file).replaceAll("(?m)--.*$", "");
            for (String schema : SCHEMAS) {
                if (!schema.equals(module)
                        && Pattern.compile("\\b" + schema + "\\.[a-z_]+")
                                .matcher(sql)
                                .find()) {
                    found.add(file + " names the schema " + schema);
                }
            }
            Matcher created = CREATED.matcher(sql);
            while (created.find()) {
                if (!created.group(1).startsWith(module + ".")) {
                    found.add(file + " creates " + created.group(1));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void schema_folder_and_package_are_the_same_word() {
        assertThat(SourceFiles.directories(SourceFiles.MAIN)).containsAll(SCHEMAS);
    }

    @Test
    void there_are_no_triggers_procedures_or_notifications() {
        assertThat(SourceFiles.under(SourceFiles.MIGRATIONS, ".sql"))
                .allSatisfy(file -> assertThat(SourceFiles.text(file).replaceAll("(?m)--.*$", ""))
                        .doesNotContainPattern(
                                "(?i)\\b(trigger|procedure|plpgsql|notify|serial|bigserial|identity)\\b"));
    }

    @Test
    void the_check_finds_a_foreign_table() {
        assertThat(schemasNamedIn("String a = \"select 1 from booking.hold\"; String b = \"booking.mail.opening\";"))
                .containsExactly("booking");
        assertThat(schemasNamedIn("String a = \"\"\"\n  delete from people.person as p\n\"\"\";"))
                .containsExactly("people");
        assertThat(schemasNamedIn("String a = \"booking.mail.opening\";")).isEmpty();
    }
}
