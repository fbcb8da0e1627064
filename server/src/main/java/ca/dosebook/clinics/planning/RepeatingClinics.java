package ca.dosebook.clinics.planning;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.SeriesId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Repeating clinics, each one thing to edit. New days are drafts; publishing is another step. */
@Component
public class RepeatingClinics {

    /** What can come of adding, changing or ending one. */
    public sealed interface Outcome {

        /** @param changes what became of its days */
        record Done(SeriesId series, List<SeriesChange> changes) implements Outcome {
            public Done {
                changes = List.copyOf(changes);
            }
        }

        /** Somebody else changed it since it was read: nothing is done. */
        record ChangedMeanwhile() implements Outcome {}

        /** The site gets no new days. */
        record SiteClosed() implements Outcome {}

        /** No such repeating clinic, or it has ended. */
        record Unknown() implements Outcome {}
    }

    private final Clinics clinics;
    private final SeriesStore store;
    private final DayStore days;
    private final DayWriter writer;
    private final Audit audit;
    private final Clock clock;

    RepeatingClinics(Clinics clinics, SeriesStore store, DayStore days, DayWriter writer, Audit audit, Clock clock) {
        this.clinics = clinics;
        this.store = store;
        this.days = days;
        this.writer = writer;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Series> find(SeriesId id) {
        return store.find(id);
    }

    /** Those of a site, ended ones last. */
    public List<Series> of(SiteId site) {
        return store.of(site);
    }

    /** What adding it would do, day by day; nothing is changed. */
    @Transactional(readOnly = true)
    public List<SeriesChange> preview(SiteId site, Pattern pattern) {
        return changes(new Series(site, SeriesId.next(), "", pattern, 1, false), pattern, List.of());
    }

    /** What changing it would do, day by day; nothing is changed. */
    @Transactional(readOnly = true)
    public List<SeriesChange> preview(Series series, Pattern pattern) {
        return changes(series, pattern, clinics.days(series.site(), series.id()));
    }

    @Transactional
    public Outcome add(Actor actor, SiteId site, String name, Pattern pattern) {
        writer.lockSite(site);
        if (clinics.site(site).map(Site::closed).orElse(true)) {
            return new Outcome.SiteClosed();
        }
        Series series = new Series(site, SeriesId.next(), name, pattern, 1, false);
        store.insert(series, clock.instant());
        List<SeriesChange> changes = changes(series, pattern, List.of());
        write(series, changes);
        audit.record(AuditEntry.of(actor, Act.SERIES_CHANGED)
                .concerning(series.id().value())
                .noting("SERIES_ADDED"));
        return new Outcome.Done(series.id(), changes);
    }

    /** Keeps the pattern of days that are planned already, or will be by the caller; makes none. */
    @Transactional
    public SeriesId keep(SiteId site, String name, Pattern pattern) {
        Series series = new Series(site, SeriesId.next(), name, pattern, 1, false);
        store.insert(series, clock.instant());
        return series.id();
    }

    /**
     * Changes the pattern and all days that can follow it; who has a place keeps it.
     *
     * @param version as it was read; when another stands there, nothing is done
     */
    @Transactional
    public Outcome change(Actor actor, SeriesId id, int version, String name, Pattern pattern) {
        Optional<Series> known = store.find(id).filter(series -> !series.ended());
        if (known.isEmpty()) {
            return new Outcome.Unknown();
        }
        Series series = known.get();
        writer.lockSite(series.site());
        Series read = new Series(series.site(), id, series.name(), series.pattern(), version, false);
        if (!store.change(read, name, pattern)) {
            return new Outcome.ChangedMeanwhile();
        }
        List<ClinicDay> now = clinics.days(series.site(), id);
        writer.lock(now);
        List<SeriesChange> changes = changes(series, pattern, now);
        write(series, changes);
        audit.record(AuditEntry.of(actor, Act.SERIES_CHANGED).concerning(id.value()));
        return new Outcome.Done(id, changes);
    }

    /** Takes one date out: its draft goes, and the series makes no other in its place. */
    @Transactional
    public Outcome leaveOut(Actor actor, SeriesId id, LocalDate day) {
        return store.find(id)
                .filter(series -> !series.ended())
                .map(series -> change(
                        actor,
                        id,
                        series.version(),
                        series.name(),
                        series.pattern().without(day)))
                .orElseGet(Outcome.Unknown::new);
    }

    /** Makes no more days: drafts ahead go, published days stay until they are cancelled. */
    @Transactional
    public Outcome end(Actor actor, SeriesId id, int version) {
        Optional<Series> known = store.find(id).filter(series -> !series.ended());
        if (known.isEmpty()) {
            return new Outcome.Unknown();
        }
        Series series = known.get();
        writer.lockSite(series.site());
        Series read = new Series(series.site(), id, series.name(), series.pattern(), version, false);
        if (!store.end(read, clock.instant())) {
            return new Outcome.ChangedMeanwhile();
        }
        LocalDate today = today(series.site());
        List<SeriesChange> changes = clinics.days(series.site(), id).stream()
                .filter(day -> !day.day().isBefore(today) && day.state() != DayState.CANCELLED)
                .map(day -> day.state() == DayState.DRAFT
                        ? new SeriesChange.Dropped(day)
                        : (SeriesChange) new SeriesChange.LeftOver(day))
                .toList();
        write(series, changes);
        audit.record(
                AuditEntry.of(actor, Act.SERIES_CHANGED).concerning(id.value()).noting("SERIES_ENDED"));
        return new Outcome.Done(id, changes);
    }

    private LocalDate today(SiteId site) {
        return clock.instant().atZone(clinics.site(site).orElseThrow().zone()).toLocalDate();
    }

    private List<SeriesChange> changes(Series series, Pattern then, List<ClinicDay> now) {
        Site site = clinics.site(series.site()).orElseThrow();
        LocalDate today = today(series.site());
        return new SeriesMerge(
                        series.site(), series.id(), series.pattern(), today, day -> writer.facts(day, site, Map.of()))
                .to(then, now);
    }

    private void write(Series series, List<SeriesChange> changes) {
        Site site = clinics.site(series.site()).orElseThrow();
        List<ClinicDay> added = new ArrayList<>();
        for (SeriesChange change : changes) {
            switch (change) {
                case SeriesChange.Added(ClinicDay day) -> added.add(day);
                case SeriesChange.Changed(ClinicDay before, ClinicDay day, var kept) ->
                    writer.write(DayResult.changed(before, day), site);
                case SeriesChange.Dropped(ClinicDay day) -> days.deleteDrafts(List.of(day.id()));
                case SeriesChange.Same ignored -> {}
                case SeriesChange.LeftOver ignored -> {}
                case SeriesChange.Refused ignored -> {}
            }
        }
        clinics.draft(site.id(), added);
    }
}
