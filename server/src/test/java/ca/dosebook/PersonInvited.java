package ca.dosebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A coordinator who invites one person. */
final class PersonInvited {

    private PersonInvited() {}

    /**
     * Uploads a list in which the person is twice, once mistyped, looks through it, invites, and prints the letters.
     *
     * @param person given and family name, birth date, health number and postal code
     * @return every address asked for and every header answered
     */
    static List<String> invite(int port, StaffFixture staff, List<String> person) {
        String family = person.get(1);
        Browser browser = new Browser(port)
                .with(staff.signedIn(Role.HEALTH_UNIT_COORDINATOR, staff.healthUnit(2233))
                        .cookie());
        String lists = "/en/console/invitations/cohorts";
        String file = "Given name,Family name,Birth date,Health number,Postal code,Street,Town,E-mail,Phone\n"
                + String.join(",", person) + ",1 Lane,Wiarton,,\n"
                + String.join(",", person).replaceFirst("-\\d{2}-\\d{2}", " October")
                + ",,,zqxpost@vyqmail.example,5195550177\n";
        Answer uploaded = browser.upload(lists + "/upload", "list", file.getBytes(UTF_8), "name", "A list");
        leads(uploaded);
        String list = path(uploaded);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (browser.get(list).body().contains("Being read")) {
            assertThat(System.nanoTime()).as("read in time").isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(shows(browser.get(list + "/lines"))).contains(family);
        shows(browser.post(list + "/lines/find", "search", family));
        shows(browser.post(list + "/lines/correct"));
        leads(browser.post(list + "/approve"));
        Answer made = browser.post(
                "/en/console/invitations/waves",
                "name",
                "Wave",
                "most",
                "500",
                "order",
                "OLDEST_FIRST",
                "kilometres",
                "30",
                "days",
                "28",
                "channels",
                "LETTER",
                "id",
                Uuids.next().toString());
        leads(made);
        String wave = path(made);
        shows(browser.get(wave));
        Answer letters = browser.post(wave + "/letters");
        assertThat(letters.status()).isEqualTo(200);
        Answer found = browser.post(wave + "/find", "text", family);
        assertThat(found.status()).isLessThan(400);
        return browser.addressesAndHeaders();
    }

    private static void leads(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    private static String shows(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static String path(Answer answer) {
        return URI.create(answer.location().orElseThrow()).getPath();
    }
}
