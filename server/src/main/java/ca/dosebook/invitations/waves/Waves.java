package ca.dosebook.invitations.waves;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.waves.WaveStore.Invited;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The waves of a health unit: looked at beforehand, made, released, revoked. */
@Component
public class Waves {

    /** Above so many people a second person agrees before anyone is told. */
    public static final int ALONE = 1000;

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 80;

    private static final int BATCH = 500;

    private final WaveStore store;
    private final Invitables invitables;
    private final PlacesAhead places;
    private final Audit audit;
    private final Clock clock;

    Waves(WaveStore store, Invitables invitables, PlacesAhead places, Audit audit, Clock clock) {
        this.store = store;
        this.invitables = invitables;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would come of a wave by this rule, made now. Changes nothing. */
    public Forecast forecast(HealthUnitId unit, WaveRule rule) {
        Invitables.All all = invitables.of(unit, store.known(unit));
        Outlook outlook = outlook(unit, rule);
        Choosing.Choice choice = Choosing.choose(rule, all.choosable(), outlook.people(), 0);
        return new Forecast(
                all.choosable().size(), choice.sorted(), choice.chosen().size(), choice.byChannel(), outlook);
    }

    /**
     * Invites them. Nobody is told yet; a wave of more than {@value #ALONE} people waits to be released first.
     *
     * @param id made by whoever asks; asking again with it makes no second wave
     * @param by a member of staff
     */
    @Transactional
    public WaveOutcome make(WaveId id, HealthUnitId unit, String name, WaveRule rule, Actor by) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("not the name of a wave");
        }
        store.lockCohorts(unit);
        Optional<Wave> before = store.find(id);
        if (before.isPresent()) {
            return before.filter(wave -> wave.unit().equals(unit))
                    .<WaveOutcome>map(WaveOutcome.Made::new)
                    .orElseGet(WaveOutcome.Nobody::new);
        }
        Invitables.All all = invitables.of(unit, store.known(unit));
        int fits = rule.asCapacityAllows() ? outlook(unit, rule).people() : 0;
        List<Choosing.Chosen> chosen = Choosing.choose(
                        rule, all.choosable(), fits, id.value().getLeastSignificantBits())
                .chosen();
        if (chosen.isEmpty()) {
            return new WaveOutcome.Nobody();
        }
        Instant now = clock.instant();
        Wave wave = new Wave(
                id,
                unit,
                name.strip(),
                chosen.size(),
                by.user().orElseThrow(),
                now,
                now.plus(Duration.ofDays(rule.validDays())),
                chosen.size() > ALONE ? Optional.empty() : Optional.of(now),
                Optional.empty());
        store.insert(wave, WaveRules.written(rule));
        audit.record(AuditEntry.of(by, Act.WAVE_MADE).concerning(id.value()).noting(rows(chosen.size())));
        for (int from = 0; from < chosen.size(); from += BATCH) {
            invite(wave, all, chosen.subList(from, Math.min(chosen.size(), from + BATCH)), by);
        }
        return new WaveOutcome.Made(wave);
    }

    private void invite(Wave wave, Invitables.All all, List<Choosing.Chosen> chosen, Actor by) {
        List<Choosing.Chosen> left = chosen;
        while (!left.isEmpty()) {
            List<Invited> batch = left.stream()
                    .map(one -> invitables.invited(all, one, wave.madeAt()))
                    .toList();
            Set<InvitationId> written = store.insert(wave, batch);
            audit.record(batch.stream()
                    .filter(one -> written.contains(one.id()))
                    .map(one -> entry(by, Act.INVITED, one.id(), one.personKey()))
                    .toList());
            // A code that another invitation has: once more, with another id.
            List<Choosing.Chosen> again = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                if (!written.contains(batch.get(i).id())) {
                    again.add(left.get(i));
                }
            }
            left = again;
        }
    }

    public Optional<Wave> find(WaveId id) {
        return store.find(id);
    }

    /** The newest first. */
    public List<Wave> of(HealthUnitId unit) {
        return store.of(unit);
    }

    /** A second person agreed: its people may be told. False when it was released before, or revoked. */
    public boolean release(WaveId id) {
        return store.release(id, clock.instant());
    }

    /**
     * Withdraws every invitation of the wave that was not used.
     *
     * @return the ids of those for whom a mail may still wait to be sent
     */
    @Transactional
    public List<InvitationId> revoke(WaveId id, Actor by) {
        Instant now = clock.instant();
        UUID user = by.user().orElseThrow();
        if (!store.revoke(id, user, now)) {
            return List.of();
        }
        List<WaveStore.Revoked> revoked = store.revokeInvitations(id, now);
        audit.record(revoked.stream()
                .map(one -> entry(by, Act.INVITATION_REVOKED, one.id(), one.personKey()))
                .toList());
        audit.record(
                AuditEntry.of(by, Act.INVITATION_REVOKED).concerning(id.value()).noting(rows(revoked.size())));
        return revoked.stream()
                .filter(WaveStore.Revoked::queued)
                .map(WaveStore.Revoked::id)
                .toList();
    }

    private Outlook outlook(HealthUnitId unit, WaveRule rule) {
        Instant now = clock.instant();
        return places.of(unit, rule, store.waiting(unit, now), now);
    }

    private static AuditEntry entry(Actor by, Act act, InvitationId id, Optional<PersonKey> person) {
        AuditEntry entry = AuditEntry.of(by, act).concerning(id.value());
        return person.map(entry::about).orElse(entry);
    }

    private static String rows(int count) {
        return count + " rows";
    }
}
