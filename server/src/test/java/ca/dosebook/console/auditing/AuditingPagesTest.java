package ca.dosebook.console.auditing;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.People;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import ca.dosebook.wording.Wording;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of the privacy officer's pages share: an officer, an agent, and the log between them. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
abstract class AuditingPagesTest {

    static final Instant NOON = Instant.parse("2021-03-15T16:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Audit audit;

    @Autowired
    Alerts alerts;

    @Autowired
    People people;

    @Autowired
    Wording wording;

    @Autowired
    Clock clock;

    StaffFixture fixture;
    Staff officer;
    Staff agent;
    PersonKey someone;

    @BeforeEach
    void people_who_work_here() {
        ((SettableClock) clock).set(NOON);
        fixture = StaffFixture.on(jdbc, clock);
        officer = fixture.signedIn(Role.PRIVACY_OFFICER, fixture.province());
        agent = fixture.signedIn(Role.CONTACT_CENTRE_AGENT, fixture.contactCentre());
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        someone = new PersonKey(key);
    }

    /** The agent at an odd place. */
    Actor agentFrom(String origin) {
        return Actor.staff(
                agent.user().value(), Optional.of(agent.organization().id().value()), origin);
    }

    void saw(PersonKey person, AccessReason reason) {
        audit.record(AuditEntry.of(agent.signedIn().actor(), Act.PERSON_SEEN)
                .about(person)
                .because(reason));
    }

    static List<String> sampled(String body) {
        return Pattern.compile("sampled [0-9a-f-]{36}")
                .matcher(body)
                .results()
                .map(result -> result.group())
                .toList();
    }

    static String number(Identity person) {
        return ((IdentityDocument.PhotoCard) person.document()).number().digits();
    }

    void remember(Identity person) {
        PeopleFixture.write(jdbc, people.remember(people.keyOf(person), person, Contact.NONE, Language.EN));
    }

    /** What the officer read, as the log has it. */
    List<String> read() {
        return jdbc.sql("select note from audit.entry where act = 'AUDIT_READ' and user_id = :user order by entry_id")
                .param("user", officer.user().value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    record Answer(int status, String body, String location) {}

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    Answer get(String path) {
        return send(officer, HttpRequest.newBuilder(address(path)).GET());
    }

    Answer post(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return send(
                officer,
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    static Answer send(Staff staff, HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(request.header("Cookie", staff.cookie()).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
