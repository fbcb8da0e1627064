package ca.dosebook.invitations.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.audit.Actor;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.OptOuts;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.outreach.Outreach.LetterFile;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.invitations.waves.WaveOutcome;
import ca.dosebook.invitations.waves.WaveWorld;
import ca.dosebook.kernel.Language;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.MessageStatus;
import ca.dosebook.messages.Outbox;
import ca.dosebook.paper.PaperFixture;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DosebookTest
@Import(StandingClock.class)
class OutreachTests {

    private static final HealthUnitId UNIT = new HealthUnitId(2241);
    private static final Map<Column, String> LETTER_ONLY = Map.of(Column.EMAIL, "");
    private static final Map<Column, String> CALL_ONLY = Map.of(Column.EMAIL, "", Column.STREET, "");

    private final Actor staff = WaveWorld.staff();
    private final WaveWorld world;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Outreach outreach;
    private final InvitationLists lists;
    private final InvitationMail mail;
    private final OptOuts optOuts;
    private final Outbox outbox;

    @Autowired
    OutreachTests(
            ApplicationContext context,
            JdbcClient jdbc,
            Clock clock,
            Outreach outreach,
            InvitationLists lists,
            InvitationMail mail,
            OptOuts optOuts,
            Outbox outbox) {
        this.world = new WaveWorld(context, UNIT);
        this.jdbc = jdbc;
        this.clock = clock;
        this.outreach = outreach;
        this.lists = lists;
        this.mail = mail;
        this.optOuts = optOuts;
        this.outbox = outbox;
    }

    private List<InvitationId> invitations(Wave wave) {
        return jdbc.sql("select invitation_id from invitations.invitation where wave_id = :wave order by invitation_id")
                .param("wave", wave.id().value())
                .query((row, n) -> new InvitationId(row.getObject("invitation_id", UUID.class)))
                .list();
    }

    private int written(String act, UUID about) {
        return jdbc.sql("select count(*) from audit.entry where act = :act and object_id = :about")
                .param("act", act)
                .param("about", about)
                .query(Integer.class)
                .single();
    }

    private InvitationStatus status(InvitationId id) {
        return lists.see(id, staff).orElseThrow().status();
    }

    private MessageRequest request(InvitationId id, Language language) {
        return new MessageRequest(UUID.randomUUID(), InvitationMail.KIND, null, id.value(), language);
    }

    @Test
    void a_mail_has_code_and_link_and_nothing_of_who_it_is_for() {
        String family = WaveWorld.aName();
        Wave wave = world.with(family, 1938).approved().made(Channel.EMAIL);
        InvitationId id = invitations(wave).getFirst();
        String code = lists.see(id, staff).orElseThrow().code();

        Email english = mail.compose(request(id, Language.EN)).orElseThrow();
        Email french = mail.compose(request(id, Language.FR)).orElseThrow();

        assertThat(english.to()).isEqualTo(family.toLowerCase(Locale.ROOT) + "@example.ca");
        assertThat(english.subject()).startsWith("Your invitation to book");
        assertThat(english.text())
                .contains(code, "/en/invited/" + code, "/en/invited/" + code + "/decline", "/en/opt-out/")
                .doesNotContain("Rose", family, "1938", "King Street", "613-555");
        assertThat(english.optOut())
                .hasToString(english.text()
                        .lines()
                        .filter(line -> line.contains("/opt-out/"))
                        .findFirst()
                        .orElseThrow());
        assertThat(french.subject()).startsWith("Votre invitation à réserver");
        assertThat(french.text())
                .contains("Votre code d’invitation : " + code, "/fr/invited/" + code, "/fr/opt-out/")
                .doesNotContain("Rose", family, "Your");
    }

    @Test
    void mails_are_sent_once_in_the_persons_language_and_bounce() {
        Wave wave = world.with(WaveWorld.aName(), 1938, Map.of(Column.LANGUAGE, "fr"))
                .with(WaveWorld.aName(), 1939, LETTER_ONLY)
                .approved()
                .made();
        InvitationId id = invitations(wave).stream()
                .filter(one -> lists.see(one, staff).orElseThrow().channel().equals(Optional.of(Channel.EMAIL)))
                .findFirst()
                .orElseThrow();

        assertThat(outreach.tasks(wave.id())).isEqualTo(new Tasks(1, 1, 0, 0));
        assertThat(outreach.sendMails(wave, staff)).isEqualTo(1);
        assertThat(outreach.sendMails(wave, staff)).isZero();

        List<MessageStatus> messages = outbox.find(id.value());
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().language()).isEqualTo(Language.FR);
        assertThat(status(id)).isEqualTo(InvitationStatus.QUEUED);

        mail.sent(request(id, Language.FR), clock.instant());
        assertThat(status(id)).isEqualTo(InvitationStatus.SENT);
        mail.givenUp(request(id, Language.FR), clock.instant());
        assertThat(status(id)).isEqualTo(InvitationStatus.BOUNCED);

        assertThat(outreach.resend(id, staff)).isTrue();
        assertThat(outbox.find(id.value())).hasSize(2);
        assertThat(written("INVITED", id.value())).isEqualTo(2);
    }

    @Test
    void whoever_opted_out_gets_neither_a_waiting_mail_nor_a_place_in_the_next_wave() {
        String family = WaveWorld.aName();
        Wave wave = world.with(family, 1938).approved().made(Channel.EMAIL);
        InvitationId id = invitations(wave).getFirst();
        outreach.sendMails(wave, staff);

        assertThat(optOuts.optOut(optOuts.token(id), Actor.resident("203.0.113.0/24")))
                .isTrue();

        assertThat(mail.compose(request(id, Language.EN))).isEmpty();
        outreach.revoke(id, staff);
        // The same mailbox, under another name.
        world.with(WaveWorld.aName(), 1950, Map.of(Column.EMAIL, family.toUpperCase(Locale.ROOT) + "@example.ca"))
                .approved();
        assertThat(world.make(WaveWorld.rule(1000))).isInstanceOf(WaveOutcome.Nobody.class);
    }

    @Test
    void a_revoked_waves_mails_are_withdrawn() {
        Wave wave = world.with(WaveWorld.aName(), 1938).approved().made(Channel.EMAIL);
        InvitationId id = invitations(wave).getFirst();
        outreach.sendMails(wave, staff);

        outreach.revokeWave(wave.id(), staff);

        assertThat(outbox.find(id.value()).getFirst().state()).isEqualTo(MessageStatus.State.NOT_NEEDED);
        assertThat(mail.compose(request(id, Language.EN))).isEmpty();
        assertThat(status(id)).isEqualTo(InvitationStatus.REVOKED);
        assertThat(outreach.resend(id, staff)).isFalse();
    }

    @Test
    void letters_count_as_sent_are_written_down_and_can_be_printed_again() {
        Wave wave = world.with(WaveWorld.aName(), 1938, LETTER_ONLY)
                .with(WaveWorld.aName(), 1939, LETTER_ONLY)
                .approved()
                .made(Channel.LETTER);

        LetterFile file = outreach.printLetters(wave, Language.EN, staff).orElseThrow();

        assertThat(file.count()).isEqualTo(2);
        assertThat(PaperFixture.pages(file.pdf())).hasSize(2);
        assertThat(invitations(wave)).allSatisfy(id -> {
            assertThat(status(id)).isEqualTo(InvitationStatus.SENT);
            assertThat(written("LETTERS_PRINTED", id.value())).isEqualTo(1);
        });
        assertThat(jdbc.sql("select note from audit.entry where act = 'LETTERS_PRINTED' and object_id = :wave")
                        .param("wave", wave.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("2 rows");
        assertThat(outreach.printLetters(wave, Language.EN, staff)).isEmpty();
        assertThat(outreach.printAgain(wave, 1, Language.FR, staff)
                        .orElseThrow()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void the_call_list_is_written_down_and_shrinks_with_what_came_of_the_calls() {
        Wave wave = world.with(WaveWorld.aName(), 1936, CALL_ONLY)
                .with(WaveWorld.aName(), 1937, CALL_ONLY)
                .with(WaveWorld.aName(), 1938, CALL_ONLY)
                .with(WaveWorld.aName(), 1939, CALL_ONLY)
                .approved()
                .made();
        List<Told> list = outreach.callList(wave, staff);
        assertThat(list).hasSize(4);
        assertThat(list)
                .allSatisfy(told ->
                        assertThat(written("CALL_LIST_SEEN", told.id().value())).isEqualTo(1));

        outreach.called(list.get(0).id(), CallOutcome.REACHED, staff);
        outreach.called(list.get(1).id(), CallOutcome.WRONG_NUMBER, staff);
        outreach.called(list.get(2).id(), CallOutcome.DECLINED, staff);
        outreach.called(list.get(3).id(), CallOutcome.NO_ANSWER, staff);

        assertThat(list.stream().map(told -> status(told.id())))
                .containsExactly(
                        InvitationStatus.SENT,
                        InvitationStatus.BOUNCED,
                        InvitationStatus.DECLINED,
                        InvitationStatus.WAITING);
        assertThat(outreach.callList(wave, staff).stream().map(Told::id))
                .containsExactly(list.get(3).id());
    }

    @Test
    void nobody_is_told_of_a_wave_that_waits_for_a_second_person() {
        Wave wave = world.with(WaveWorld.aName(), 1938).approved().made(Channel.EMAIL);
        jdbc.sql("update invitations.wave set released_at = null where wave_id = :wave")
                .param("wave", wave.id().value())
                .update();
        Wave waits = world.waves().find(wave.id()).orElseThrow();

        assertThat(outreach.sendMails(waits, staff)).isZero();
        assertThat(outreach.printLetters(waits, Language.EN, staff)).isEmpty();
        assertThat(outreach.callList(waits, staff)).isEmpty();
        assertThat(outreach.resend(invitations(wave).getFirst(), staff)).isFalse();
        assertThat(outreach.printOne(invitations(wave).getFirst(), Language.EN, staff))
                .isEmpty();
    }

    @Test
    void an_invitation_is_found_by_family_name_and_by_reference() {
        String family = WaveWorld.aName();
        Wave wave = world.with(family, 1938)
                .with(WaveWorld.aName(), 1939)
                .approved()
                .made();
        Optional<WaveId> id = Optional.of(wave.id());

        InvitationPage all = lists.list(UNIT, new ListQuery(id, Optional.empty(), Optional.empty(), false, "", 1));
        InvitationPage byName = lists.list(
                UNIT, new ListQuery(id, Optional.empty(), Optional.empty(), false, family.toUpperCase(Locale.ROOT), 1));
        assertThat(all.total()).isEqualTo(2);
        assertThat(byName.total()).isEqualTo(1);
        String reference = byName.lines().getFirst().id().reference();
        assertThat(lists.list(UNIT, new ListQuery(id, Optional.empty(), Optional.empty(), false, reference, 1))
                        .total())
                .isEqualTo(1);
        assertThat(lists.list(
                                new HealthUnitId(2233),
                                new ListQuery(
                                        Optional.empty(), Optional.empty(), Optional.empty(), false, reference, 1))
                        .total())
                .isZero();
        assertThat(lists.list(
                                UNIT,
                                new ListQuery(
                                        id,
                                        Optional.of(InvitationStatus.WAITING),
                                        Optional.of(Channel.EMAIL),
                                        false,
                                        "",
                                        1))
                        .total())
                .isEqualTo(2);
        assertThat(lists.list(UNIT, new ListQuery(id, Optional.empty(), Optional.empty(), true, "", 1))
                        .total())
                .isZero();
        assertThat(lists.counts(List.of(wave.id()))
                        .getOrDefault(wave.id(), StatusCounts.NONE)
                        .of(InvitationStatus.WAITING))
                .isEqualTo(2);
    }
}
