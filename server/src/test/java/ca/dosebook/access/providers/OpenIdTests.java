package ca.dosebook.access.providers;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.Phone;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff come in through their organization's identity provider, and nobody else's staff does (trust 17, 18). */
class OpenIdTests extends ProviderWorld {

    @Test
    void the_first_time_binds_and_the_second_finds_who_has_another_address_by_now() {
        UserId user = userAt(hospital());
        Phone phone = phoneOf(user);
        Browser browser = new Browser(port);
        assertThat(browser.get("/en/console/sign-in").body()).contains("Sign in with the hospital’s account");
        assertThat(browser.get("/fr/console/sign-in").body())
                .contains("Ouvrir une session avec le compte de l’hôpital");

        Answer back = comeBack(browser, "fr");
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).contains("Vous arrivez de", "href=\"/en/console/security\"");
        assertThat(goesOnAt(browser)).as("the own factor is asked for").isEqualTo("/en/console/sign-in/code");
        assertThat(browser.post("/en/console/sign-in/code", "code", phone.code(clock.instant()))
                        .location())
                .contains("/en/console/security");
        assertThat(audited(user)).contains("IDENTITY_BOUND PROVIDER hospital", "SIGNED_IN APP hospital");

        PROVIDER.say("email", "somebody.else@example.ca");
        Browser later = new Browser(port);
        assertThat(comeBack(later, "en").status()).isEqualTo(200);
        assertThat(goesOnAt(later)).isEqualTo("/en/console/sign-in/code");
    }

    @Test
    void two_factors_at_the_provider_a_moment_ago_are_enough() {
        UserId user = userAt(hospital());
        phoneOf(user);
        withTwoFactors();
        Browser browser = new Browser(port);

        comeBack(browser, "en");

        assertThat(goesOnAt(browser)).isEqualTo("inside");
        assertThat(audited(user)).contains("SIGNED_IN PROVIDER hospital");
    }

    @Test
    void two_factors_of_this_morning_or_of_an_unknown_time_are_not() {
        phoneOf(userAt(hospital()));
        withTwoFactors();
        PROVIDER.say("auth_time", clock.instant().minus(Duration.ofMinutes(16)).getEpochSecond());
        Browser browser = new Browser(port);

        comeBack(browser, "en");

        assertThat(goesOnAt(browser)).isEqualTo("/en/console/sign-in/code");
    }

    @Test
    void an_invited_user_is_bound_and_sets_up_a_factor() {
        UserId user = invited();
        Browser browser = new Browser(port);

        assertThat(comeBack(browser, "en").status()).isEqualTo(200);

        assertThat(goesOnAt(browser)).isEqualTo("/en/console/set-up");
        assertThat(isBound()).isTrue();
        assertThat(audited(user)).doesNotContain("ACTIVATED");
    }

    @Test
    void an_invited_user_with_two_factors_at_the_provider_is_active_at_once() {
        UserId user = invited();
        withTwoFactors();
        Browser browser = new Browser(port);

        comeBack(browser, "en");

        assertThat(goesOnAt(browser)).isEqualTo("inside");
        assertThat(audited(user)).contains("ACTIVATED");

        PROVIDER.say("amr", List.of("pwd"));
        assertRefused(comeBack(new Browser(port), "en"));
    }

    @Test
    void an_address_that_the_provider_did_not_verify_binds_nobody() {
        userAt(hospital());
        PROVIDER.say("email_verified", false);

        assertRefused(comeBack(new Browser(port), "en"));

        assertThat(isBound()).isFalse();
        assertThat(failures()).contains("PROVIDER hospital EMAIL");
    }

    @Test
    void nobody_from_another_organization_comes_in() {
        userAt(staff().healthUnit(2233));

        assertRefused(comeBack(new Browser(port), "en"));

        assertThat(isBound()).isFalse();
        assertThat(failures()).contains("PROVIDER hospital NOBODY");
    }

    @Test
    void whoever_lost_their_role_there_does_not_come_in_though_bound() {
        UserId user = userAt(hospital());
        staff().give(user, Role.CHECK_IN, staff().healthUnit(2233));
        phoneOf(user);
        comeBack(new Browser(port), "en");
        staff().take(user, Role.VACCINATOR);

        assertRefused(comeBack(new Browser(port), "en"));
    }

    @Test
    void stopped_accounts_are_refused_alike() {
        UserId user = userAt(hospital());
        phoneOf(user);
        comeBack(new Browser(port), "en");

        state(user, "DISABLED");
        Answer disabled = comeBack(new Browser(port), "en");
        assertRefused(disabled);
        state(user, "DEACTIVATED");
        assertThat(comeBack(new Browser(port), "en").body()).isEqualTo(disabled.body());
    }

    @Test
    void a_user_who_is_bound_is_not_taken_over_by_another_with_the_same_address() {
        UserId user = userAt(hospital());
        phoneOf(user);
        comeBack(new Browser(port), "en");
        PROVIDER.say("sub", UUID.randomUUID().toString());

        assertRefused(comeBack(new Browser(port), "en"));
        assertThat(audited(user)).contains("SIGN_IN_FAILED PROVIDER hospital BOUND_OTHERWISE");
    }

    @Test
    void roles_in_other_organizations_cannot_be_reached() {
        Organization unit = staff().healthUnit(2233);
        UserId user = userAt(hospital(), unit);
        phoneOf(user);
        withTwoFactors();
        Browser browser = new Browser(port);

        comeBack(browser, "en");
        assertThat(goesOnAt(browser)).as("there is nothing to choose").isEqualTo("inside");
        Answer answer = browser.post(
                "/en/console/organization", "organization", unit.id().value().toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(browser.get("/en/console").body()).contains("The hospital with a provider");
    }

    @Test
    void a_return_works_once_and_only_in_the_browser_that_left() {
        phoneOf(userAt(hospital()));
        Browser browser = new Browser(port);
        String back = thereAndBack(browser, "en");
        String luggage = browser.addressesAndHeaders().stream()
                .filter(seen -> seen.contains("dosebook_provider="))
                .map(seen -> seen.substring(seen.indexOf("dosebook_provider=")))
                .findFirst()
                .orElseThrow();

        assertThat(new Browser(port).get(back).location()).contains("/en/console/providers/hospital/refused");
        assertThat(new Browser(port)
                        .with(luggage)
                        .get(back.replace("/hospital/", "/down/"))
                        .location())
                .as("what was packed for one provider does not open for another")
                .contains("/en/console/providers/down/refused");
        assertThat(new Browser(port)
                        .with(luggage)
                        .get(back.replaceAll("state=[^&]+", "state=another"))
                        .location())
                .contains("/en/console/providers/hospital/refused");
        assertThat(new Browser(port)
                        .with(luggage)
                        .get(back + "&iss=https://elsewhere.example")
                        .location())
                .contains("/en/console/providers/hospital/refused");
        assertThat(browser.get(back).location().orElseThrow()).contains("/hospital/back");
        assertThat(browser.get(back).location()).contains("/en/console/providers/hospital/refused");
        assertThat(new Browser(port).with(luggage).get(back).location())
                .as("the provider takes no code twice")
                .contains("/en/console/providers/hospital/refused");
        assertThat(failures()).contains("PROVIDER hospital STATE", "PROVIDER hospital ISSUER");
    }

    @Test
    void a_token_for_another_client_or_another_journey_is_refused() {
        userAt(hospital());
        PROVIDER.say("aud", List.of("another-client"));
        assertRefused(comeBack(new Browser(port), "en"));
        PROVIDER.say("aud", List.of(RealProvider.CLIENT));
        PROVIDER.say("nonce", "another");
        assertRefused(comeBack(new Browser(port), "en"));
        PROVIDER.become(Map.of("sub", subject, "email", email, "email_verified", true, "azp", "another-client"));
        assertRefused(comeBack(new Browser(port), "en"));

        assertThat(isBound()).isFalse();
    }

    @Test
    void a_provider_that_is_down_or_has_moved_is_said_to_be_away() {
        for (String name : List.of("down", "moved")) {
            Answer answer = new Browser(port).post("/en/console/providers/" + name);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("does not answer", "Sign in with your password");
        }
        assertThat(new Browser(port).post("/fr/console/providers/down").body()).contains("ne répond pas");
        assertThat(new Browser(port).post("/en/console/providers/unknown").status())
                .isEqualTo(404);
    }

    @Test
    void no_other_site_starts_it() {
        var forged = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/en/console/providers/hospital"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(send(forged)).startsWith("403");
        assertThat(new Browser(port).get("/en/console/providers/hospital").status())
                .isEqualTo(303);
    }

    @Test
    void the_luggage_is_hidden_from_scripts_and_comes_along_from_another_site() {
        Browser browser = new Browser(port);
        thereAndBack(browser, "en");

        List<String> cookies = new ArrayList<>(browser.addressesAndHeaders());
        cookies.removeIf(seen -> !seen.contains("dosebook_provider="));
        assertThat(cookies).singleElement().asString().contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
    }
}
