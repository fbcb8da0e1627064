package ca.dosebook.access.signingin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.passkeys.Device;
import ca.dosebook.access.passkeys.Passkeys;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of passkeys share: people with devices made of software. */
abstract class PasskeyWorld extends DoorWorld {

    static final String CODE = "/en/console/sign-in/code";
    static final String SECURITY = "/en/console/security";

    @Autowired
    Passkeys passkeys;

    String here() {
        return "http://localhost:" + port;
    }

    static String question(Answer page) {
        Matcher found = Pattern.compile("data-question=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).as(page.at()).isTrue();
        return found.group(1).replace("&#34;", "\"").replace("&amp;", "&");
    }

    Answer add(Browser browser, Device device) {
        Answer page = browser.post(SECURITY + "/passkey", "name", "Work laptop", "current", PASSWORD);
        assertThat(page.at()).isEqualTo(SECURITY + "/passkey/device");
        return browser.post(SECURITY + "/passkey/device", "passkey", device.make(question(page), here()));
    }

    /** Someone with an app and this passkey, signed out. */
    Person someoneWith(Device device) {
        Person person = aVaccinator();
        Browser browser = browser();
        signIn(browser, person);
        assertThat(add(browser, device).at()).isEqualTo(SECURITY + "?done=passkey");
        browser.post("/en/console/sign-out");
        return person;
    }

    Answer password(Browser browser, Person person) {
        Answer page = browser.post("/en/console/sign-in", "email", person.email(), "password", PASSWORD);
        assertThat(page.at()).isEqualTo(CODE);
        return page;
    }

    Answer signInWith(Device device, Browser browser, Person person) {
        return browser.post(CODE, "passkey", device.use(question(password(browser, person)), here()));
    }

    /** The latest of a person's that has not ended. */
    UUID openSession(Person person) {
        return jdbc.sql("""
                        select session_id from access.session
                         where user_id = :user and ended_at is null
                         order by session_id desc limit 1""")
                .param("user", person.user().value())
                .query(UUID.class)
                .single();
    }
}
