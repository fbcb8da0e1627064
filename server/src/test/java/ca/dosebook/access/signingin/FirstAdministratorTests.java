package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An installation that nobody has signed in to: the terminal shows one link, and there is no password everyone knows. */
@TestPropertySource(properties = "dosebook.staff.first-administrator=")
class FirstAdministratorTests extends DoorWorld {

    private static final String PASSWORD_OF_FIRST = "granite lamp river north";

    @Autowired
    FirstAdministrator administrator;

    @Test
    void the_first_administrator_comes_in_with_the_link_and_each_start_before_shows_a_new_one() {
        List<String> before = administrator.lines("");
        List<String> lines = administrator.lines("");
        assertThat(before.get(2)).isNotEqualTo(lines.get(2));
        String link = lines.get(2).strip();
        Browser browser = browser();
        assertThat(browser.get(before.get(2).strip()).status()).isEqualTo(410);
        assertThat(browser.get(link).body()).contains("You are the first administrator");

        assertThat(browser.post(link, "password", PASSWORD_OF_FIRST, "again", PASSWORD_OF_FIRST)
                        .body())
                .contains("Enter your family name", "Enter a whole e-mail address");
        Answer app = browser.post(
                link,
                "given",
                "Ada",
                "family",
                "Lefebvre",
                "email",
                "Ada.Lefebvre@example.ca",
                "password",
                PASSWORD_OF_FIRST,
                "again",
                PASSWORD_OF_FIRST);
        assertThat(app.at()).isEqualTo("/en/console/set-up");
        assertThat(administrator.lines("")).as("not in yet").hasSize(3);

        browser.post("/en/console/set-up", "code", phoneOf(app.body()).code(clock.instant()));
        assertThat(browser.post("/en/console/set-up/codes").at()).isEqualTo("/en/console");
        assertThat(browser.get("/en/console").body()).contains("Ada Lefebvre", "Ontario", "Provincial operator");
        assertThat(administrator.lines("")).isEmpty();
    }
}
