package ca.dosebook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Stop;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Trust 16: nothing personal in addresses, logs, mails, cookies, files or, unsealed, in the database. A person who can't
 * be mistaken goes the whole way, staff look for them and open their record, and then everything written is searched.
 */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class PersonalInformationTests {

    private static final String GIVEN = "Zqxwillow";
    private static final String FAMILY = "Vyqmarker";
    private static final String MAIL = "zqxpost@vyqmail.example";
    private static final String MOBILE = "5195550177";
    private static final LocalDate BORN = LocalDate.of(1931, 10, 23);
    private static final String POSTAL_CODE = "N4K 3Z9";
    private static final int GREY_BRUCE = 2233;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Rollout rollout;

    @Value("${dosebook.data}")
    Path data;

    private final HealthCardNumber number = PeopleFixture.aHealthNumber();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final List<String> headers = new ArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        root.setLevel(level);
    }

    /** What tells who someone is, in the forms in which it could be written. */
    private List<String> markers() {
        String digits = number.digits();
        return List.of(
                GIVEN,
                FAMILY,
                MAIL,
                MOBILE,
                "519-555-0177",
                digits,
                digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7),
                number.unmasked(),
                BORN.toString(),
                "October\u00a023, 1931",
                "23\u00a0octobre 1931",
                POSTAL_CODE,
                POSTAL_CODE.replace(" ", ""));
    }

    @Test
    void a_person_who_books_and_is_looked_up_leaves_nothing_readable_anywhere() throws Exception {
        Path mail = Files.createDirectories(data.resolve("mail"));
        try (WatchService written = mail.getFileSystem().newWatchService()) {
            mail.register(written, StandardWatchEventKinds.ENTRY_CREATE);
            headers.addAll(PersonInvited.invite(
                    port,
                    StaffFixture.on(jdbc, clock),
                    List.of(GIVEN, FAMILY, BORN.toString(), number.digits(), POSTAL_CODE)));
            Stop stop = book();
            lookUp(stop);
            awaitMail(written);
        }

        assertThat(readable(headers)).as("addresses and headers").isEmpty();
        assertThat(readable(cookiesOpened())).as("cookies").isEmpty();
        assertThat(readable(log)).as("log").isEmpty();
        assertThat(foundInDatabase()).isEmpty();
        assertThat(foundInFiles(data)).isEmpty();
    }

    /** The whole way of a resident, and back to the booking. */
    private Stop book() {
        ClinicsFixture clinics = ClinicsFixture.on(jdbc);
        rollout.announce(new Opening(
                new HealthUnitId(GREY_BRUCE), Stage.OPEN, clock.instant().minusSeconds(3600)));
        Stop stop = clinics.aSite(new HealthUnitId(GREY_BRUCE));
        // Other tests may have moved the clock they share with this one.
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(14);
        Slot first = clinics.publish(stop, day, 10, 3).getFirst();
        Slot second = clinics.publish(stop, day.plusDays(112), 10, 3).getFirst();
        ((SettableClock) clock).advance(Duration.ofSeconds(2));

        Browser resident = new Browser(port);
        leads(resident.post("/en/book/where", "place", POSTAL_CODE));
        leads(resident.post("/en/book/for", "for", "me"));
        leads(resident.post("/en/book/name", "given", GIVEN, "family", FAMILY));
        assertThat(resident.post("/en/book/card", "card", "PHOTO_CARD", "number", number.digits() + "1")
                        .status())
                .isEqualTo(422);
        leads(resident.post("/en/book/card", "card", "PHOTO_CARD", "version", "QX", "number", number.digits()));
        leads(resident.post("/en/book/birth-date", "birthDay", "23", "birthMonth", "10", "birthYear", "1931"));
        shows(resident.get("/en/book/answer"));
        leads(resident.post("/en/book/dose/1/hold", "slot", first.id().value().toString()));
        leads(resident.post("/en/book/dose/2/hold", "slot", second.id().value().toString()));
        leads(resident.post("/en/book/contact", "reach", "email", "email", MAIL, "reach", "mobile", "mobile", MOBILE));
        assertThat(shows(resident.get("/en/book/check"))).contains(GIVEN, FAMILY);
        leads(resident.post("/en/book/confirm"));
        Matcher reference = Pattern.compile("\\d{4}[-\\s\\u00a0]\\d{4}[-\\s\\u00a0]\\d{4}")
                .matcher(shows(resident.get("/en/book/done")));
        assertThat(reference.find()).isTrue();
        leads(resident.post(
                "/en/manage",
                "reference",
                reference.group(),
                "birthDay",
                "23",
                "birthMonth",
                "10",
                "birthYear",
                "1931"));
        shows(resident.get("/en/manage/booking"));
        resident.post("/en/manage", "reference", FAMILY, "birthDay", "23", "birthMonth", "10", "birthYear", "1931");
        headers.addAll(resident.addressesAndHeaders());
        return stop;
    }

    /** Staff find the person by both ways, see and unmask, mistype, and are refused. */
    private void lookUp(Stop stop) {
        StaffFixture staff = StaffFixture.on(jdbc, clock);
        Staff lead = staff.signedIn(
                Role.CLINIC_LEAD, staff.hospital(GREY_BRUCE, stop.site().value()));
        Staff away = staff.signedIn(Role.CLINIC_LEAD, staff.healthUnit(2235));
        for (Staff each : List.of(lead, away)) {
            Browser browser = new Browser(port).with(each.cookie());
            Answer byNumber = search(browser, "by", "number", "number", number.digits());
            Answer byName = search(
                    browser,
                    "by",
                    "name",
                    "given",
                    GIVEN,
                    "family",
                    FAMILY,
                    "birthDay",
                    "23",
                    "birthMonth",
                    "10",
                    "birthYear",
                    "1931",
                    "postalCode",
                    POSTAL_CODE);
            for (Answer found : List.of(byNumber, byName)) {
                String record = found.location().orElseThrow();
                Answer page = browser.get(record);
                assertThat(page.body().contains(GIVEN + " " + FAMILY)).isEqualTo(each == lead);
                Answer whole = browser.post(record + "/number");
                assertThat(whole.body().contains(number.unmasked())).isEqualTo(each == lead);
            }
            assertThat(search(browser, "by", "number", "number", number.digits() + "0")
                            .status())
                    .isEqualTo(422);
            assertThat(search(
                                    browser,
                                    "by",
                                    "name",
                                    "given",
                                    GIVEN,
                                    "family",
                                    FAMILY,
                                    "birthDay",
                                    "23",
                                    "birthMonth",
                                    "10",
                                    "birthYear",
                                    "1931",
                                    "postalCode",
                                    "N4K 1Z1")
                            .status())
                    .isEqualTo(422);
            headers.addAll(browser.addressesAndHeaders());
        }
    }

    private static Answer search(Browser browser, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("why", "AT_THE_CLINIC"));
        return browser.post("/fr/console/persons", all.toArray(String[]::new));
    }

    private static void leads(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    private static String shows(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** Waits for the mail of the booking to be written. */
    private void awaitMail(WatchService written) throws Exception {
        while (mails().isEmpty()) {
            WatchKey key = written.poll(30, TimeUnit.SECONDS);
            assertThat(key).as("a mail within half a minute").isNotNull();
            key.pollEvents();
            key.reset();
        }
    }

    private List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    private List<String> readable(Iterable<String> texts) {
        List<String> found = new ArrayList<>();
        for (String text : texts) {
            markers().stream()
                    .filter(marker -> text.toLowerCase(Locale.ROOT).contains(marker.toLowerCase(Locale.ROOT)))
                    .forEach(found::add);
        }
        return found;
    }

    /** The values of all cookies, unpacked from their text form: what is sealed stays unreadable. */
    private List<String> cookiesOpened() {
        List<String> opened = headers.stream()
                .map(Pattern.compile("(?i)set-cookie: [^=]+=([A-Za-z0-9_-]{40,})")::matcher)
                .filter(Matcher::find)
                .map(found -> new String(Base64.getUrlDecoder().decode(found.group(1)), ISO_8859_1))
                .toList();
        assertThat(opened).isNotEmpty();
        return opened;
    }

    /** Every column of every table as text; bytes as hexadecimal digits, in which the marker's own are looked for. */
    private List<String> foundInDatabase() {
        List<String> tables =
                jdbc.sql("""
                        select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
                          from information_schema.tables
                         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query((row, n) -> row.getString("name")).list();
        assertThat(tables)
                .contains(
                        "people.person",
                        "booking.booking",
                        "audit.entry",
                        "console.finding",
                        "invitations.candidate",
                        "invitations.invitation");
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            for (String marker : markers()) {
                long rows = jdbc.sql(
                                "select count(*) from " + table + " as searched where strpos(lower(searched::text),"
                                        + " lower(:text)) > 0 or strpos(searched::text, :hex) > 0")
                        .param("text", marker)
                        .param("hex", HexFormat.of().formatHex(marker.getBytes(UTF_8)))
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                    found.add(marker + " in " + table);
                }
            }
        }
        return found;
    }

    /** Mails may say where they go, in their head; else nothing. */
    private List<String> foundInFiles(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), UTF_8);
                if (file.toString().endsWith(".eml")) {
                    content = content.replaceFirst("(?m)^To: .*$", "");
                }
                readable(List.of(content, file.toString())).forEach(marker -> found.add(marker + " in " + file));
            }
        }
        return found;
    }

    @Test
    void the_search_finds_what_is_planted() throws Exception {
        jdbc.sql("insert into console.finding"
                        + " (finding_id, person_key, user_id, session_id, organization_id, reason, open_until)"
                        + " values (:id, :key, :id, :id, :id, :reason, :until)")
                .param("id", Uuids.next())
                .param("key", ("name: " + GIVEN).getBytes(UTF_8))
                .param("reason", "about " + FAMILY)
                .param("until", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        Path planted = Files.writeString(data.resolve("planted"), "call " + MOBILE);
        LoggerFactory.getLogger("planted").info("born {}", BORN);

        try {
            assertThat(foundInDatabase())
                    .containsExactly(GIVEN + " in console.finding", FAMILY + " in console.finding");
            assertThat(foundInFiles(data)).contains(MOBILE + " in " + planted);
            assertThat(readable(log)).contains(BORN.toString());
        } finally {
            jdbc.sql("delete from console.finding where reason like 'about %'").update();
            Files.delete(planted);
        }
    }
}
