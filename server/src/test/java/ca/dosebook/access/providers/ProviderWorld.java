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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the tests of identity providers share: Dosebook, a real provider, users of a hospital, browsers. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ProviderWorld {

    static final String SITE = "https://dosebook.test";
    static final String RETURN = SITE + "/console/providers/hospital/return";
    static final UUID HOSPITAL = UUID.randomUUID();
    static final RealProvider PROVIDER = new RealProvider(RETURN);
    private static final LyingProvider MOVED = new LyingProvider(true);
    private static final Pattern LINK = Pattern.compile("href=\"(http://127[^\"]+/authorize[^\"]*)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Activation activation;

    final String subject = UUID.randomUUID().toString();
    final String email = "s" + UUID.randomUUID() + "@example.ca";

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

    StaffFixture staff() {
        return StaffFixture.on(jdbc, clock);
    }

    static Organization hospital() {
        return new Organization(
                new OrganizationId(HOSPITAL),
                OrganizationKind.HOSPITAL,
                new Bilingual("The hospital with a provider", "L’hôpital"),
                OptionalInt.of(2233),
                Set.of());
    }

    UserId userAt(Organization... organizations) {
        UserId user = staff().user(email, new StaffName("Noor", "Haddad"));
        for (Organization organization : organizations) {
            staff().give(user, Role.VACCINATOR, organization);
        }
        return user;
    }

    Phone phoneOf(UserId user) {
        Phone phone = Phone.withNewSecret();
        activation.activateKnown(user, "lake maple granite seventeen", phone.secret());
        return phone;
    }

    UserId invited() {
        UserId user = userAt(hospital());
        state(user, "INVITED");
        return user;
    }

    void state(UserId user, String state) {
        jdbc.sql("update access.staff_user set state = :state where user_id = :user")
                .param("state", state)
                .param("user", user.value())
                .update();
    }

    void withTwoFactors() {
        PROVIDER.say("amr", List.of("pwd", "mfa"));
        PROVIDER.say("auth_time", clock.instant().getEpochSecond());
    }

    /** Presses the button and follows the page to the provider. What the provider answers: an address of ours. */
    String thereAndBack(Browser browser, String language) {
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

    static String send(HttpRequest request) {
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
    Answer comeBack(Browser browser, String language) {
        Answer answer = browser.get(thereAndBack(browser, language));
        assertThat(answer.status()).isEqualTo(303);
        return browser.get(answer.location().orElseThrow());
    }

    String goesOnAt(Browser browser) {
        return browser.get("/en/console").location().orElse("inside");
    }

    void assertRefused(Answer page) {
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("You are not signed in").doesNotContain(email);
    }

    List<String> audited(UserId user) {
        return jdbc.sql("""
                        select act, note from audit.entry
                         where user_id = :user or object_id = :user order by recorded_at, entry_id""")
                .param("user", user.value())
                .query((row, n) -> (row.getString("act") + " " + row.getString("note")).strip())
                .list();
    }

    List<String> failures() {
        return jdbc.sql("select note from audit.entry where act = 'SIGN_IN_FAILED' order by recorded_at, entry_id")
                .query((row, n) -> row.getString("note"))
                .list();
    }

    boolean isBound() {
        return jdbc.sql("select exists (select 1 from access.provider_identity where subject = :subject)")
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }
}
