package ca.dosebook.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in leads to a staff page of this site, wherever a link wants to lead. */
class WantedPageTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/console",
                "/fr/console/",
                "/en/console/users/0190-aa?page=2&find=a%20b",
            })
    void a_staff_page_is_remembered(String address) {
        assertThat(WantedPage.of(address)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://elsewhere.example/en/console",
                "//elsewhere.example/en/console",
                "/\\elsewhere.example",
                "/en/console//elsewhere.example",
                "/en/console/../../elsewhere",
                "/en/console/a\r\nSet-Cookie: x=y",
                "/en/console@elsewhere.example",
                "/en/consoles",
                "/en/book",
                "/en/console?to=https://elsewhere.example",
                "/en/console/sign-in",
                "/en/console/sign-out",
                "javascript:alert(1)",
            })
    void anything_else_is_not(String address) {
        assertThat(WantedPage.of(address)).isEmpty();
    }

    @Test
    void nothing_and_too_much_are_not() {
        assertThat(WantedPage.of(null)).isEmpty();
        assertThat(WantedPage.of("/en/console/" + "a".repeat(600))).isEmpty();
    }
}
