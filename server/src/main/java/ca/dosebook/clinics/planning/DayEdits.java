package ca.dosebook.clinics.planning;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.Uuids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes clinic days, one or many at once. A day that cannot be changed stays whole and says why; the others are
 * changed. The last change can be taken back.
 */
@Component
public class DayEdits {

    /** How long a change can be taken back. */
    public static final Duration UNDO = Duration.ofDays(1);

    /** How many days are changed at once at most. */
    public static final int MOST = 400;

    private final Clinics clinics;
    private final DayWriter writer;
    private final DayStore store;
    private final ChangeStore changes;
    private final Audit audit;
    private final Clock clock;

    DayEdits(Clinics clinics, DayWriter writer, DayStore store, ChangeStore changes, Audit audit, Clock clock) {
        this.clinics = clinics;
        this.writer = writer;
        this.store = store;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the edit would do to each day, in order of the days; nothing is changed. */
    @Transactional(readOnly = true)
    public List<DayResult> preview(Set<ClinicDayId> days, DayEdit edit) {
        return decide(clinics.days(days), edit);
    }

    /**
     * Changes the days that can be changed.
     *
     * @param user who may take it back
     * @return what became of each, in order of the days
     */
    @Transactional
    public List<DayResult> apply(Actor actor, UUID user, Set<ClinicDayId> days, DayEdit edit) {
        writer.lock(clinics.days(days));
        List<DayResult> results = decide(clinics.days(days), edit);
        List<DayResult> changed = results.stream().filter(DayResult::changes).toList();
        write(actor, changed);
        changes.insert(Uuids.next(), user, clock.instant(), changed);
        return results;
    }

    private List<DayResult> decide(List<ClinicDay> days, DayEdit edit) {
        Map<SiteId, Site> sites = sites(days);
        Map<ClinicDayId, ClinicDay> decided = new HashMap<>();
        List<DayResult> results = new ArrayList<>();
        for (ClinicDay day : days) {
            Site site = site(sites, day);
            DayResult result = switch (edit.on(day)) {
                case DayEdit.Wanted.Wrong(DayProblem why) -> DayResult.refused(day, why);
                case DayEdit.Wanted.Fine(ClinicDay wanted) ->
                    DayRules.decide(day, wanted, writer.facts(day, site, decided));
            };
            decided.put(day.id(), result.after());
            results.add(result);
        }
        return results;
    }

    private void write(Actor actor, List<DayResult> changed) {
        Map<SiteId, Site> sites = sites(changed.stream().map(DayResult::before).toList());
        changed.forEach(result -> writer.write(result, site(sites, result.before())));
        audit.record(changed.stream()
                .map(result -> AuditEntry.of(actor, Act.CLINIC_DAYS_CHANGED)
                        .concerning(result.before().id().value()))
                .toList());
    }

    /** How many days the last change of this user changed, while it can be taken back; 0 otherwise. */
    public int undoable(UUID user) {
        return last(user).map(change -> changes.days(change).size()).orElse(0);
    }

    private Optional<UUID> last(UUID user) {
        return changes.lastOf(user, clock.instant().minus(UNDO));
    }

    /**
     * Takes back the last change of this user, day by day: one that was changed since stays as it is now, and so does one
     * that has people where the former day had no place for them.
     *
     * @return what became of each day; empty when there is nothing to take back
     */
    @Transactional
    public List<DayResult> undo(Actor actor, UUID user) {
        Optional<UUID> change = last(user);
        if (change.isEmpty()) {
            return List.of();
        }
        List<ChangeStore.ChangedDay> before = changes.days(change.get());
        Set<ClinicDayId> ids = before.stream().map(day -> day.before().id()).collect(Collectors.toSet());
        writer.lock(clinics.days(ids));
        if (!changes.undo(change.get(), clock.instant())) {
            return List.of();
        }
        Map<ClinicDayId, ChangeStore.ChangedDay> byId =
                before.stream().collect(Collectors.toMap(day -> day.before().id(), Function.identity()));
        List<DayResult> results = new ArrayList<>();
        for (ClinicDay now : clinics.days(ids)) {
            ChangeStore.ChangedDay then = byId.get(now.id());
            if (then != null) {
                DayResult result = undone(now, then);
                if (result.changes()) {
                    write(actor, List.of(result));
                }
                results.add(result);
            }
        }
        return results;
    }

    private DayResult undone(ClinicDay now, ChangeStore.ChangedDay then) {
        if (!now.equals(then.after())) {
            return DayResult.refused(now, DayProblem.CHANGED_SINCE);
        }
        Site site = clinics.site(now.site()).orElseThrow();
        return DayRules.decide(now, then.before(), writer.facts(now, site, Map.of()));
    }

    /** A day of its own, as a draft. */
    @Transactional
    public DayResult add(Actor actor, ClinicDay draft) {
        Site site = clinics.site(draft.site()).orElseThrow();
        writer.lockSite(site.id());
        DayResult result = DayRules.decide(draft, draft, writer.facts(draft, site, Map.of()));
        if (result.problem().isEmpty()) {
            clinics.draft(site.id(), List.of(draft));
            audit.record(AuditEntry.of(actor, Act.CLINIC_DAYS_CHANGED)
                    .concerning(draft.id().value()));
        }
        return result;
    }

    /** Takes a draft away that is a day of its own; a published day is cancelled instead. */
    @Transactional
    public boolean remove(Actor actor, ClinicDayId draft) {
        boolean gone = store.deleteDrafts(List.of(draft)) == 1;
        if (gone) {
            audit.record(AuditEntry.of(actor, Act.CLINIC_DAYS_CHANGED)
                    .concerning(draft.value())
                    .noting("DRAFT_REMOVED"));
        }
        return gone;
    }

    private Map<SiteId, Site> sites(List<ClinicDay> days) {
        return days.stream()
                .map(ClinicDay::site)
                .distinct()
                .flatMap(id -> clinics.site(id).stream())
                .collect(Collectors.toMap(Site::id, Function.identity()));
    }

    private static Site site(Map<SiteId, Site> sites, ClinicDay day) {
        Site site = sites.get(day.site());
        if (site == null) {
            throw new IllegalStateException("a day has a site");
        }
        return site;
    }
}
