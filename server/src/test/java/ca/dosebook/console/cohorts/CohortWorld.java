package ca.dosebook.console.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A coordinator of Kingston's health unit with lists to upload. */
final class CohortWorld {

    static final int KINGSTON = 2241;
    static final String LISTS = "/en/console/invitations/cohorts";
    static final String HEADING =
            "Given name,Family name,Birth date,Health number,Postal code,E-mail,Group,Contact permission";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final StaffFixture staff;
    final Staff coordinator;
    final Browser browser;
    private final JdbcClient jdbc;
    private final int port;

    CohortWorld(JdbcClient jdbc, Clock clock, int port) {
        this.jdbc = jdbc;
        this.port = port;
        staff = StaffFixture.on(jdbc, clock);
        coordinator = staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, staff.healthUnit(KINGSTON));
        browser = browser(coordinator);
    }

    Browser browser(Staff someone) {
        return new Browser(port).with(someone.cookie());
    }

    /** A family name that no other test has: letters only. */
    static String aName() {
        return "Q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "")
                + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    /** A number in letters, since nothing else counts in a name. */
    static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0 || letters.isEmpty(); rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    /** Someone of 83 in Kingston, without a mistake. */
    static String aRow() {
        return aRow(aName());
    }

    static String aRow(String family) {
        return "Rose," + family + ",1938-05-17," + PeopleFixture.aHealthNumber().digits()
                + ",K7L 3N6,rose@example.ca,,yes";
    }

    static byte[] file(List<String> rows) {
        return (HEADING + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Uploads and waits until it is read. @return the address of the list */
    String read(String name, byte[] file) {
        String address = upload(name, file);
        untilRead(address);
        return address;
    }

    String read(String... rows) {
        return read("A list", file(List.of(rows)));
    }

    String upload(String name, byte[] file) {
        Answer answer = browser.upload(LISTS + "/upload", "list", file, "name", name);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow();
    }

    void untilRead(String address) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (browser.get(address).body().contains("Being read")) {
            assertThat(System.nanoTime()).as("read in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    String page(String address) {
        Answer answer = browser.get(address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static UUID id(String address) {
        Matcher id = Pattern.compile("cohorts/([0-9a-f-]{36})").matcher(address);
        assertThat(id.find()).isTrue();
        return UUID.fromString(id.group(1));
    }

    String state(String address) {
        return jdbc.sql("select state from invitations.cohort where cohort_id = :id")
                .param("id", id(address))
                .query(String.class)
                .single();
    }

    /** State and findings of a line, such as {@code HELD [OTHER_UNIT]}. */
    String line(String address, int line) {
        return jdbc.sql("""
                        select state || ' [' || array_to_string(findings, ', ') || ']' as said
                          from invitations.candidate
                         where cohort_id = :id and line = :line""")
                .param("id", id(address))
                .param("line", line)
                .query(String.class)
                .single();
    }

    long count(String sql, String address) {
        return jdbc.sql(sql).param("id", id(address)).query(Long.class).single();
    }

    long acts(String act, String address) {
        return jdbc.sql("select count(*) from audit.entry where act = :act and object_id = :id")
                .param("act", act.toUpperCase(Locale.ROOT))
                .param("id", id(address))
                .query(Long.class)
                .single();
    }
}
