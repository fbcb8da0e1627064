package ca.dosebook.access.providers;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.factors.Phone;
import ca.dosebook.access.signingin.Activation;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Staff come in through their organization's identity provider, and nobody else's staff does (trust 17, 18). */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OpenIdTests {

    private static final String SITE = "https://dosebook.test";
    private static final String RETURN = SITE + "/console/providers/hospital/return";
    private static final UUID HOSPITAL = UUID.randomUUID();
    private static final RealProvider PROVIDER = new RealProvider(RETURN);
    private static final LyingProvider MOVED = new LyingProvider(true);
    private static final Pattern LINK = Pattern.compile("href=\"(http://127[^\"]+/authorize[^\"]*)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Activation activation;

    private final String subject = UUID.randomUUID().toString();
    private final String email = "s" + UUID.randomUUID() + "@example.ca";

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        settings.add("dosebook.address", () -> SITE);
        List<String> issuers = List.of(PROVIDER.issuer(), "http://127.0.0.1:1", MOVED.issuer());
        List<String> names = List.of("hospital", "down", "moved");
        for (int i = 0; i < names.size(); i++) {
            String prefix = "dosebook.identity-providers[" + i + "].";
            String name = names.get(i);
            String issuer = issuers.get(i);
            settings.add(prefix + "name", () -> name);
            settings.add(
                    prefix + "organization", () -> name.equals("hospital") ? "The hospital with a provider" : HOSPITAL);
            settings.add(prefix + "issuer", () -> issuer);
            settings.add(prefix + "client-id", () -> RealProvider.CLIENT);
            settings.add(prefix + "client-secret", () -> RealProvider.SECRET);
            settings.add(prefix + "label-en", () -> "the hospital’s account");
            settings.add(prefix + "label-fr", () -> "le compte de l’hôpital");
        }
    }

    @BeforeEach
    void the_hospital_and_someone_at_its_provider() {
        jdbc.sql("""
                        insert into access.organization (organization_id, kind, name_en, name_fr, health_unit_id)
                        values (:id, 'HOSPITAL', 'The hospital with a provider', 'L’hôpital', 2233)
                        on conflict do nothing""").param("id", HOSPITAL).update();
        PROVIDER.become(Map.of("sub", subject, "email", email, "email_verified", true));
    }

    private StaffFixture staff() {
        return StaffFixture.on(jdbc, clock);
    }

    private static Organization hospital() {
        return new Organization(
                new OrganizationId(HOSPITAL),
                OrganizationKind.HOSPITAL,
                new Bilingual("The hospital with a provider", "L’hôpital"),
                OptionalInt.of(2233),
                Set.of());
    }

    private UserId userAt(Organization... organizations) {
        UserId user = staff().user(email, new StaffName("Noor", "Haddad"));
        for (Organization organization : organizations) {
            staff().give(user, Role.VACCINATOR, organization);
        }
        return user;
    }

    private Phone phoneOf(UserId user) {
        Phone phone = Phone.withNewSecret();
        activation.activateKnown(user, "lake maple granite seventeen", phone.secret());
        return phone;
    }

    private UserId invited() {
        UserId user = userAt(hospital());
        state(user, "INVITED");
        return user;
    }

    private void state(UserId user, String state) {
        jdbc.sql("update access.staff_user set state = :state where user_id = :user")
                .param("state", state)
                .param("user", user.value())
                .update();
    }

    private void withTwoFactors() {
        PROVIDER.say("amr", List.of("pwd", "mfa"));
        PROVIDER.say("auth_time", clock.instant().getEpochSecond());
    }

    /** Presses the button and follows the page to the provider. What the provider answers: an address of ours. */
    private String thereAndBack(Browser browser, String language) {
        Answer leaving = browser.post("/" + language + "/console/providers/hospital", "to", "/en/console/security");
        assertThat(leaving.status()).isEqualTo(200);
        Matcher link = LINK.matcher(leaving.body());
        assertThat(link.find()).as(leaving.body()).isTrue();
        String address = link.group(1).replace("&amp;", "&");
        assertThat(browser.addressesAndHeaders()).anyMatch(seen -> seen.equalsIgnoreCase("refresh: 0;url=" + address));
        String location = send(HttpRequest.newBuilder(URI.create(address)).build());
        assertThat(location).startsWith(RETURN + "?");
        return location.substring(SITE.length());
    }

    private static String send(HttpRequest request) {
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElse(answer.statusCode() + " " + answer.body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The page on which the browser lands. */
    private Answer comeBack(Browser browser, String language) {
        Answer answer = browser.get(thereAndBack(browser, language));
        assertThat(answer.status()).isEqualTo(303);
        return browser.get(answer.location().orElseThrow());
    }

    private String goesOnAt(Browser browser) {
        return browser.get("/en/console").location().orElse("inside");
    }

    private void assertRefused(Answer page) {
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("You are not signed in").doesNotContain(email);
    }

    private List<String> audited(UserId user) {
        return jdbc.sql("""
                        select act, note from audit.entry
                         where user_id = :user or object_id = :user order by recorded_at, entry_id""")
                .param("user", user.value())
                .query((row, n) -> (row.getString("act") + " " + row.getString("note")).strip())
                .list();
    }

    private List<String> failures() {
        return jdbc.sql("select note from audit.entry where act = 'SIGN_IN_FAILED' order by recorded_at, entry_id")
                .query((row, n) -> row.getString("note"))
                .list();
    }

    private boolean isBound() {
        return jdbc.sql("select exists (select 1 from access.provider_identity where subject = :subject)")
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

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
        assertThat(audited(user)).contains("IDENTITY_BOUND hospital", "SIGNED_IN APP hospital");

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
        PROVIDER.become(Map.of("sub", subject, "email", email, "email_verified", true));
        PROVIDER.say("exp", clock.instant().minus(Duration.ofHours(1)));
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
                .isEqualTo(405);
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
