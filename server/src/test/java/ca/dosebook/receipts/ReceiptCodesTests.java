package ca.dosebook.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trust 11: a code goes to the address on record, and nobody learns from asking whether there is one. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class ReceiptCodesTests {

    @Autowired
    FloorWorld.Beans beans;

    @Autowired
    ReceiptCodes codes;

    @Autowired
    List<MessageComposer> composers;

    @Autowired
    JdbcClient jdbc;

    private final HealthCardNumber number = PeopleFixture.aHealthNumber();
    private FloorWorld world;
    private PersonKey rose;

    @BeforeEach
    void book() {
        world = new FloorWorld(beans);
        rose = world.book(FloorWorld.someone("Rose", "Tremblay", number), world.slots.getFirst())
                .person();
    }

    private ReceiptCodes.Asked ask() {
        return codes.ask(number, PeopleFixture.BORN, Language.EN);
    }

    private List<UUID> asked(PersonKey key) {
        return jdbc.sql("select code_id from receipts.code where person_key = :key order by code_id")
                .param("key", key.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private Optional<Email> mail(PersonKey key, Language language) {
        UUID id = asked(key).getLast();
        return composers.stream()
                .filter(composer -> composer.kind().equals(ReceiptCodes.CODE))
                .findFirst()
                .orElseThrow()
                .compose(new MessageRequest(id, ReceiptCodes.CODE, key.value(), id, language));
    }

    private String code() {
        Matcher six = Pattern.compile("\\d{3} \\d{3}")
                .matcher(mail(rose, Language.EN).orElseThrow().text());
        assertThat(six.find()).isTrue();
        return six.group();
    }

    private static String other(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    @Test
    void a_code_is_mailed_without_a_word_of_who_it_is_for_and_opens_once() {
        ReceiptCodes.Asked asked = ask();
        assertThat(asked.person()).isEqualTo(rose);
        assertThat(asked.toString()).isEqualTo("Asked[masked]");

        Email mail = mail(rose, Language.EN).orElseThrow();
        assertThat(mail.to()).isEqualTo("rose@example.ca");
        assertThat(mail.text() + mail.subject())
                .doesNotContain("Rose", "Tremblay", "1938", number.digits(), number.lastFour());
        assertThat(mail(rose, Language.FR).orElseThrow().text()).contains("Votre code est");

        String code = code();
        assertThat(codes.isRight(asked, code)).isTrue();
        assertThat(codes.isRight(asked, code)).as("again").isFalse();
        assertThat(mail(rose, Language.EN)).as("nothing more to say").isEmpty();
    }

    @Test
    void the_table_has_no_code_in_it() {
        ask();
        String digits = code().replace(" ", "");

        String row = jdbc.sql("select c::text from receipts.code as c where person_key = :key")
                .param("key", rose.value())
                .query(String.class)
                .single();

        assertThat(row).doesNotContain(digits);
    }

    @Test
    void a_wrong_number_or_birth_date_leaves_the_same_and_no_mail() {
        HealthCardNumber unknown = PeopleFixture.aHealthNumber();
        PersonKey nobody = codes.ask(unknown, PeopleFixture.BORN, Language.EN).person();
        assertThat(asked(nobody)).hasSize(1);
        assertThat(mail(nobody, Language.EN)).isEmpty();

        assertThat(codes.ask(number, PeopleFixture.BORN.plusDays(1), Language.EN)
                        .person())
                .isEqualTo(rose);
        assertThat(asked(rose)).hasSize(1);
        assertThat(mail(rose, Language.EN)).isEmpty();

        Integer enqueued = jdbc.sql(
                        "select count(*) from messages.outbox where kind = 'receipts.code' and person_key in (:one, :other)")
                .param("one", nobody.value())
                .param("other", rose.value())
                .query(Integer.class)
                .single();
        assertThat(enqueued).isEqualTo(2);
    }

    @Test
    void five_tries_and_a_quarter_of_an_hour() {
        ReceiptCodes.Asked asked = ask();
        String code = code();
        for (int i = 0; i < ReceiptCodes.TRIES; i++) {
            assertThat(codes.isRight(asked, other(code))).isFalse();
        }
        assertThat(codes.isRight(asked, code)).as("after five wrong ones").isFalse();

        asked = ask();
        String late = code();
        world.clock.advance(Duration.ofMinutes(ReceiptCodes.MINUTES));
        assertThat(codes.isRight(asked, late)).as("too late").isFalse();
    }

    @Test
    void a_stranger_who_asks_too_spoils_nobodys_code() {
        ReceiptCodes.Asked mine = ask();
        String code = code();
        world.clock.advance(Duration.ofSeconds(20));
        ReceiptCodes.Asked strangers = codes.ask(number, PeopleFixture.BORN.plusDays(1), Language.EN);
        for (int i = 0; i < ReceiptCodes.TRIES; i++) {
            assertThat(codes.isRight(strangers, code)).isFalse();
        }

        assertThat(codes.isRight(mine, code)).isTrue();
    }

    @Test
    void a_code_opens_only_where_it_was_asked_for() {
        ask();
        String first = code();
        world.clock.advance(Duration.ofSeconds(20));
        ReceiptCodes.Asked second = ask();
        String last = code();

        assertThat(first.equals(last) || !codes.isRight(second, first)).isTrue();
        assertThat(codes.isRight(second, last)).isTrue();
    }
}
