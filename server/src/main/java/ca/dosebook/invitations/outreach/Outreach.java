package ca.dosebook.invitations.outreach;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Telling the people of a wave: by mail, by letter, by telephone. Everything shown or sent is written down first. */
@Component
public class Outreach {

    /** Letters in one file. */
    public static final int LETTERS = 500;

    /** People on one page of the call list. */
    public static final int CALLS = 25;

    private static final int EVERYONE = Integer.MAX_VALUE;

    private final OutreachStore store;
    private final Opened opened;
    private final Letters letters;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Outreach(OutreachStore store, Opened opened, Letters letters, Outbox outbox, Audit audit, Clock clock) {
        this.store = store;
        this.opened = opened;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is left to do for a wave. */
    public Tasks tasks(WaveId wave) {
        return store.tasks(wave, clock.instant());
    }

    /** Has a mail sent to everyone of the wave who is to get one and was not sent one. Answers how many. */
    @Transactional
    public int sendMails(Wave wave, Actor by) {
        if (!wave.canBeSent(clock.instant())) {
            return 0;
        }
        Instant now = clock.instant();
        List<OutreachStore.Row> rows = store.toTell(wave.id(), Channel.EMAIL, false, 0, EVERYONE, now).stream()
                .filter(row -> store.queue(row.id(), now))
                .toList();
        rows.forEach(this::enqueue);
        if (!rows.isEmpty()) {
            audit.record(
                    AuditEntry.of(by, Act.INVITED).concerning(wave.id().value()).noting(rows.size() + " rows"));
        }
        return rows.size();
    }

    /** Sends the mail once more. False when it waits to be sent already, or the invitation is over. */
    @Transactional
    public boolean resend(InvitationId id, Actor by) {
        Instant now = clock.instant();
        Optional<OutreachStore.Row> row =
                store.find(id, now).filter(found -> found.channel().equals(Optional.of(Channel.EMAIL)));
        if (row.isEmpty() || !isReleased(row.get()) || !store.queue(id, now)) {
            return false;
        }
        enqueue(row.get());
        audit.record(opened.entry(row.get(), by, Act.INVITED).noting("SENT_AGAIN"));
        return true;
    }

    private void enqueue(OutreachStore.Row row) {
        outbox.enqueue(new MessageRequest(
                Uuids.next(), InvitationMail.KIND, null, row.id().value(), row.language()));
    }

    /**
     * Letters to print.
     *
     * @param count how many it has, one a page
     */
    @SuppressWarnings("ArrayRecordComponent") // A file on its way out; never compared.
    public record LetterFile(byte[] pdf, int count) {}

    /**
     * The next letters of a wave that were not printed, at most {@value #LETTERS}; they count as sent from now on. Empty
     * when there is none.
     *
     * @param language of the file's title; each letter is in its person's own
     */
    @Transactional
    public Optional<LetterFile> printLetters(Wave wave, Language language, Actor by) {
        return letters(wave, store.toTell(wave.id(), Channel.LETTER, false, 0, LETTERS, clock.instant()), language, by);
    }

    /**
     * Letters of a wave once more, printed before or not.
     *
     * @param part from 1 on: {@value #LETTERS} letters each
     */
    @Transactional
    public Optional<LetterFile> printAgain(Wave wave, int part, Language language, Actor by) {
        int from = (part - 1) * LETTERS;
        return letters(
                wave, store.toTell(wave.id(), Channel.LETTER, true, from, LETTERS, clock.instant()), language, by);
    }

    /** The letter of one person, whatever their channel, if their address is known. */
    @Transactional
    public Optional<LetterFile> printOne(InvitationId id, Language language, Actor by) {
        Optional<OutreachStore.Row> row = store.find(id, clock.instant());
        Optional<Wave> wave = row.flatMap(OutreachStore.Row::wave).flatMap(opened::wave);
        return row.isEmpty() || wave.isEmpty()
                ? Optional.empty()
                : letters(wave.get(), List.of(row.get()), language, by);
    }

    private Optional<LetterFile> letters(Wave wave, List<OutreachStore.Row> rows, Language language, Actor by) {
        Instant now = clock.instant();
        if (!wave.canBeSent(now)) {
            return Optional.empty();
        }
        // Whoever opted out since the wave was made gets no letter either.
        List<Told> people =
                opened.all(rows).stream().filter(Opened::takesLetters).toList();
        if (people.isEmpty()) {
            return Optional.empty();
        }
        audit.record(AuditEntry.of(by, Act.LETTERS_PRINTED)
                .concerning(wave.id().value())
                .noting(people.size() + " rows"));
        audit.record(people.stream()
                .map(told -> Opened.entry(told, by, Act.LETTERS_PRINTED))
                .toList());
        store.sent(people.stream().map(Told::id).toList(), now);
        return Optional.of(new LetterFile(letters.pdf(language, people, now), people.size()));
    }

    /** The next people of a wave to call, at most {@value #CALLS}; they have been shown once this returns. */
    @Transactional
    public List<Told> callList(Wave wave, Actor by) {
        Instant now = clock.instant();
        if (!wave.canBeSent(now)) {
            return List.of();
        }
        List<Told> people = opened.all(store.toTell(wave.id(), Channel.CALL, false, 0, CALLS, now)).stream()
                .filter(told ->
                        told.details().flatMap(one -> one.reach().phone()).isPresent())
                .toList();
        audit.record(AuditEntry.of(by, Act.CALL_LIST_SEEN)
                .concerning(wave.id().value())
                .noting(people.size() + " rows"));
        audit.record(people.stream()
                .map(told -> Opened.entry(told, by, Act.CALL_LIST_SEEN))
                .toList());
        return people;
    }

    /** Writes down what came of a call. */
    @Transactional
    public void called(InvitationId id, CallOutcome outcome, Actor by) {
        Instant now = clock.instant();
        store.find(id, now).ifPresent(row -> {
            store.called(id, outcome, now);
            if (outcome == CallOutcome.DECLINED && store.decline(id, now)) {
                audit.record(opened.entry(row, by, Act.INVITATION_DECLINED));
            }
        });
    }

    /** The person told a member of staff that they do not want it. False when that was known, or they have booked. */
    @Transactional
    public boolean decline(InvitationId id, Actor by) {
        Instant now = clock.instant();
        Optional<OutreachStore.Row> row = store.find(id, now);
        if (row.isEmpty() || !store.decline(id, now)) {
            return false;
        }
        outbox.withdraw(InvitationMail.KIND, id.value());
        audit.record(opened.entry(row.get(), by, Act.INVITATION_DECLINED));
        return true;
    }

    /** Withdraws one invitation. False when it was used, or withdrawn before. */
    @Transactional
    public boolean revoke(InvitationId id, Actor by) {
        Instant now = clock.instant();
        Optional<OutreachStore.Row> row = store.find(id, now);
        if (row.isEmpty() || !store.revoke(id, now)) {
            return false;
        }
        outbox.withdraw(InvitationMail.KIND, id.value());
        audit.record(opened.entry(row.get(), by, Act.INVITATION_REVOKED));
        return true;
    }

    /** Withdraws every invitation of a wave that was not used, with the mails that still wait. */
    @Transactional
    public void revokeWave(WaveId wave, Actor by) {
        opened.revoke(wave, by).forEach(id -> outbox.withdraw(InvitationMail.KIND, id.value()));
    }

    private boolean isReleased(OutreachStore.Row row) {
        return row.wave()
                .flatMap(opened::wave)
                .map(wave -> wave.canBeSent(clock.instant()))
                .orElse(false);
    }
}
