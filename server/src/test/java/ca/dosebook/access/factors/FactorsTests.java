package ca.dosebook.access.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.audit.Actor;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.StandingClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Second factors: each code once, the last app stays, and what is stored is no use to a thief of the database. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StandingClock.class)
class FactorsTests {

    @Autowired
    Factors factors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private UserId user = new UserId(UUID.randomUUID());
    private Phone phone = Phone.withNewSecret();

    @BeforeEach
    void someoneWithAPhone() {
        user = aUser();
        phone = Phone.withNewSecret();
        factors.addKnownApp(user, phone.secret());
    }

    private UserId aUser() {
        return StaffFixture.on(jdbc, clock).user(UUID.randomUUID() + "@example.ca", new StaffName("Noor", "Haddad"));
    }

    @Test
    void a_code_of_the_app_works_once_and_none_before_it_works_later() {
        String before = phone.code(clock.instant().minusSeconds(30));
        String now = phone.code(clock.instant());

        assertThat(factors.show(user, now.substring(0, 3) + " " + now.substring(3)))
                .isEqualTo(new CodeCheck.Right(FactorKind.APP));
        assertThat(factors.show(user, now)).isEqualTo(new CodeCheck.Replayed());
        assertThat(factors.show(user, before)).isEqualTo(new CodeCheck.Replayed());
        assertThat(factors.show(aUser(), now)).isEqualTo(new CodeCheck.Wrong());
    }

    @Test
    void of_many_who_show_the_same_code_at_once_one_comes_in() throws Exception {
        String code = phone.code(clock.instant());
        assertThat(atOnce(code)).containsOnlyOnce(new CodeCheck.Right(FactorKind.APP));

        factors.makePaperCodes(user, Actor.DOSEBOOK);
        String paper = factors.paperSheet(user).getFirst();
        assertThat(atOnce(paper)).containsOnlyOnce(new CodeCheck.Right(FactorKind.PAPER));
    }

    private List<CodeCheck> atOnce(String code) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<CodeCheck>> tries = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tries.add(() -> factors.show(user, code));
            }
            List<CodeCheck> answers = new ArrayList<>();
            for (Future<CodeCheck> answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .hasSize(16)
                    .allMatch(a -> a instanceof CodeCheck.Right || a instanceof CodeCheck.Replayed);
            return answers;
        }
    }

    @Test
    void ten_codes_on_paper_each_work_once_however_they_are_typed_and_new_ones_replace_them() {
        factors.makePaperCodes(user, Actor.DOSEBOOK);
        List<String> first = factors.paperSheet(user);
        assertThat(first).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[2-9A-Z]{5}-[2-9A-Z]{5}"));

        String typed = " " + first.getFirst().toLowerCase(Locale.ROOT).replace('-', ' ');
        assertThat(factors.show(user, typed)).isEqualTo(new CodeCheck.Right(FactorKind.PAPER));
        assertThat(factors.show(user, typed)).isEqualTo(new CodeCheck.Replayed());
        assertThat(factors.show(aUser(), first.get(1))).isEqualTo(new CodeCheck.Wrong());
        assertThat(factors.paperCodesLeft(user)).isEqualTo(9);

        factors.makePaperCodes(user, Actor.DOSEBOOK);
        assertThat(factors.show(user, first.get(1))).isEqualTo(new CodeCheck.Wrong());
        assertThat(factors.paperCodesLeft(user)).isEqualTo(10);
    }

    @Test
    void the_sheet_is_shown_until_it_is_kept_or_half_an_hour_has_passed() {
        factors.makePaperCodes(user, Actor.DOSEBOOK);
        assertThat(factors.paperSheet(user)).isEqualTo(factors.paperSheet(user)).isNotEmpty();
        ((SettableClock) clock).advance(Duration.ofMinutes(30));
        assertThat(factors.paperSheet(user)).isEmpty();

        factors.makePaperCodes(user, Actor.DOSEBOOK);
        factors.paperKept(user);
        assertThat(factors.paperSheet(user)).isEmpty();
    }

    @Test
    void the_sheet_is_deleted_half_an_hour_after_it_was_made() {
        factors.makePaperCodes(user, Actor.DOSEBOOK);
        ((SettableClock) clock).advance(Duration.ofMinutes(30).minusMillis(1));
        factors.forgetSheets();
        assertThat(keptSheets()).isEqualTo(1);

        ((SettableClock) clock).advance(Duration.ofMillis(1));
        factors.forgetSheets();
        assertThat(keptSheets()).isZero();
        assertThat(factors.paperCodesLeft(user)).as("the codes go on working").isEqualTo(10);
    }

    private int keptSheets() {
        return jdbc.sql("select count(*) from access.paper_sheet where user_id = :user")
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void of_two_apps_that_are_taken_away_at_the_same_moment_one_stays() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                UserId one = aUser();
                factors.addKnownApp(one, Phone.withNewSecret().secret());
                factors.addKnownApp(one, Phone.withNewSecret().secret());
                var start = new CyclicBarrier(2);
                List<Callable<Boolean>> removals = new ArrayList<>();
                for (AppFactor app : factors.apps(one)) {
                    removals.add(() -> {
                        start.await();
                        return factors.removeApp(one, app.id(), Actor.DOSEBOOK);
                    });
                }
                assertThat(removals).hasSize(2);

                List<Boolean> removed = new ArrayList<>();
                for (Future<Boolean> answer : threads.invokeAll(removals)) {
                    removed.add(answer.get());
                }

                assertThat(removed).as("round %d", round).containsExactlyInAnyOrder(true, false);
                assertThat(factors.apps(one)).hasSize(1);
            }
        }
    }

    @Test
    void the_last_app_stays_and_nobody_takes_away_anothers() {
        AppFactor first = factors.apps(user).getFirst();
        factors.makePaperCodes(user, Actor.DOSEBOOK);
        assertThat(factors.removeApp(user, first.id(), Actor.DOSEBOOK)).isFalse();

        Phone other = new Phone(factors.proposed(user));
        assertThat(factors.proposed(user)).as("a reload").isEqualTo(other.secret());
        assertThat(factors.addApp(user, "000000", Actor.DOSEBOOK)).isNotInstanceOf(CodeCheck.Right.class);
        assertThat(factors.addApp(user, other.code(clock.instant().plusSeconds(90)), Actor.DOSEBOOK))
                .isEqualTo(new CodeCheck.ClockOff(90));
        assertThat(factors.addApp(user, other.code(clock.instant()), Actor.DOSEBOOK))
                .isInstanceOf(CodeCheck.Right.class);

        assertThat(factors.removeApp(aUser(), first.id(), Actor.DOSEBOOK)).isFalse();
        assertThat(factors.removeApp(user, first.id(), Actor.DOSEBOOK)).isTrue();
        assertThat(factors.show(user, phone.code(clock.instant()))).isEqualTo(new CodeCheck.Wrong());
    }

    @Test
    void neither_secret_nor_code_stands_in_the_database_and_a_copied_secret_does_not_open() {
        factors.makePaperCodes(user, Actor.DOSEBOOK);
        String code = factors.paperSheet(user).getFirst();
        byte[] stored = jdbc.sql("select secret from access.totp where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(phone.secret().bytes(), StandardCharsets.ISO_8859_1));
        assertThat(jdbc.sql(
                                "select count(*) from access.paper_code where user_id = :user and position(:code in code_hash) > 0")
                        .param("user", user.value())
                        .param("code", code.replace("-", "").getBytes(StandardCharsets.US_ASCII))
                        .query(Integer.class)
                        .single())
                .isZero();

        UserId thief = aUser();
        jdbc.sql("insert into access.totp (totp_id, user_id, secret, added_at, confirmed_at, last_step)"
                        + " select gen_random_uuid(), :thief, secret, added_at, confirmed_at, 0"
                        + " from access.totp where user_id = :user")
                .param("thief", thief.value())
                .param("user", user.value())
                .update();
        assertThatThrownBy(() -> factors.show(thief, phone.code(clock.instant())))
                .isInstanceOf(IllegalStateException.class);
    }
}
