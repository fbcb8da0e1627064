package ca.dosebook.console.rollout;

import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.users.Users;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Fact;
import ca.dosebook.rollout.EligibilityRule;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.eligibility.RecordedRule;
import ca.dosebook.rollout.modes.ModeChange;
import ca.dosebook.rollout.modes.RecordedException;
import ca.dosebook.rollout.openings.AnnouncedOpening;
import ca.dosebook.rollout.openings.RecordedPause;
import ca.dosebook.rollout.words.RolloutWords;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is kept of a unit, in words: what holds now, and who did what when. */
@Component
class Chronicle {

    private final Kept kept;
    private final SiteNames sites;
    private final Users users;
    private final Clock clock;

    Chronicle(Kept kept, SiteNames sites, Users users, Clock clock) {
        this.kept = kept;
        this.sites = sites;
        this.users = users;
        this.clock = clock;
    }

    /** An opening that is announced. @param withdraw where it can be taken back */
    record Ahead(String what, String withdraw) {}

    /** A rule or an exception. @param end where it can be ended; null where this reader may not */
    record Line(String what, String detail, @Nullable String end) {}

    /** @param at for the order of the list */
    record Event(Instant at, String when, String what, String who) {}

    List<Ahead> ahead(Texts t, HealthUnitId unit) {
        return kept.openings().ahead().stream()
                .filter(announced -> announced.opening().unit().equals(unit))
                .map(announced -> new Ahead(
                        opening(t, announced.opening()),
                        t.to("/console/rollout/" + unit.value() + "/openings/"
                                + announced.id().value() + "/withdraw")))
                .toList();
    }

    List<Fact> modes(Texts t, HealthUnit unit) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                t.of("units.tool"), t.of("units.tool." + unit.bookingTool().name())));
        facts.add(Fact.of(
                t.of("units.centre"), t.of("units.centre." + unit.callCentre().name())));
        String contact = contact(unit.local());
        if (!contact.isEmpty()) {
            facts.add(Fact.of(t.of("units.local"), contact));
        }
        return facts;
    }

    List<Line> exceptions(Texts t, HealthUnitId unit) {
        return kept.modes().exceptionsOf(unit).stream()
                .filter(RecordedException::holds)
                .map(recorded -> new Line(
                        whom(t, recorded.exception()),
                        ways(t, recorded.exception()),
                        t.to("/console/rollout/" + unit.value() + "/exceptions/" + recorded.id() + "/end")))
                .toList();
    }

    /** Of the unit and its sites. */
    List<Line> rules(Texts t, HealthUnitId unit) {
        return counting(kept.rules().of(unit).stream()
                        .filter(recorded -> unit.equals(recorded.rule().unit())))
                .map(recorded -> rule(t, recorded, true))
                .toList();
    }

    List<Line> provincialRules(Texts t, boolean province) {
        return counting(kept.rules().ofProvince().stream())
                .map(recorded -> rule(t, recorded, province))
                .toList();
    }

    private Stream<RecordedRule> counting(Stream<RecordedRule> rules) {
        Instant now = clock.instant();
        return rules.filter(recorded -> recorded.counts(now));
    }

    private Line rule(Texts t, RecordedRule recorded, boolean mayEnd) {
        return new Line(
                words(t, recorded.rule()),
                since(t, recorded.rule()),
                mayEnd ? t.to("/console/rollout/rules/" + recorded.id() + "/end") : null);
    }

    /** Whom a rule is for, and at which site. */
    String words(Texts t, EligibilityRule rule) {
        String whom = RolloutWords.criterion(t, rule.criterion());
        UUID site = rule.site();
        return site == null ? whom : t.of("units.rule.atSite", sites.name(t, site), whom);
    }

    String since(Texts t, EligibilityRule rule) {
        Instant until = rule.effectiveUntil();
        return until == null
                ? t.of("units.rule.from", Moments.said(t, rule.effectiveFrom()))
                : t.of("units.rule.fromUntil", Moments.said(t, rule.effectiveFrom()), Moments.said(t, until));
    }

    /** The last first. */
    List<Event> history(Texts t, HealthUnitId unit) {
        List<Event> events = new ArrayList<>();
        kept.openings().of(unit).forEach(announced -> addOpening(t, events, announced));
        kept.openings().pausesOf(unit).forEach(recorded -> addPause(t, events, recorded));
        kept.modes().changesOf(unit).forEach(change -> addChange(t, events, change));
        kept.modes().exceptionsOf(unit).forEach(recorded -> addException(t, events, recorded));
        kept.rules().of(unit).forEach(recorded -> addRule(t, events, recorded));
        events.sort(Comparator.comparing(Event::at).reversed());
        return events;
    }

    private void addOpening(Texts t, List<Event> events, AnnouncedOpening announced) {
        String what = opening(t, announced.opening());
        Instant begins = announced.opening().startsAt();
        events.add(event(
                t,
                announced.announcedAt().orElse(begins),
                t.of("units.event.announced", what),
                announced.announcedBy(),
                announced.agreedBy()));
        announced
                .withdrawnAt()
                .ifPresent(at -> events.add(event(
                        t,
                        at,
                        t.of("units.event.withdrawn", what),
                        announced.withdrawnBy(),
                        announced.withdrawalAgreedBy())));
        if (announced.stands() && announced.announcedAt().isPresent() && !begins.isAfter(clock.instant())) {
            events.add(event(
                    t,
                    begins,
                    t.of("units.event.began", Sheet.stage(t, announced.opening().stage())),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private void addPause(Texts t, List<Event> events, RecordedPause recorded) {
        events.add(event(
                t,
                recorded.pause().since(),
                t.of("units.event.paused", recorded.pause().reason().in(t.language())),
                Optional.of(recorded.by()),
                Optional.empty()));
        Instant until = recorded.pause().until();
        if (until != null) {
            events.add(
                    event(t, until, t.of("units.event.resumed"), recorded.resumptionAskedBy(), recorded.resumedBy()));
        }
    }

    private void addChange(Texts t, List<Event> events, ModeChange change) {
        events.add(event(
                t,
                change.at(),
                t.of(
                        "units.event.modes",
                        t.of("units.tool." + change.bookingTool().name()),
                        t.of("units.centre." + change.callCentre().name())),
                Optional.of(change.by()),
                Optional.empty()));
    }

    private void addException(Texts t, List<Event> events, RecordedException recorded) {
        ModeException exception = recorded.exception();
        String what = whom(t, exception) + " – " + ways(t, exception);
        events.add(
                event(t, exception.from(), t.of("units.event.exception", what), recorded.addedBy(), Optional.empty()));
        Instant until = exception.until();
        if (until != null) {
            events.add(event(t, until, t.of("units.event.exceptionEnded", what), recorded.endedBy(), Optional.empty()));
        }
    }

    private void addRule(Texts t, List<Event> events, RecordedRule recorded) {
        String what = words(t, recorded.rule()) + " (" + since(t, recorded.rule()) + ")";
        events.add(event(
                t,
                recorded.addedAt().orElse(recorded.rule().effectiveFrom()),
                t.of("units.event.rule", what),
                recorded.addedBy(),
                Optional.empty()));
        recorded.endedAt()
                .ifPresent(at -> events.add(
                        event(t, at, t.of("units.event.ruleEnded", what), recorded.endedBy(), Optional.empty())));
    }

    private Event event(Texts t, Instant at, String what, Optional<UUID> first, Optional<UUID> second) {
        Set<UserId> ids =
                Stream.concat(first.stream(), second.stream()).map(UserId::new).collect(Collectors.toSet());
        var names = users.names(ids);
        String who = Stream.concat(first.stream(), second.stream())
                .map(UserId::new)
                .map(id ->
                        Optional.ofNullable(names.get(id)).map(StaffName::full).orElse("–"))
                .collect(Collectors.joining(", "));
        return new Event(at, Moments.said(t, at), what, who.isEmpty() ? t.of("units.event.byDosebook") : who);
    }

    private static String opening(Texts t, Opening opening) {
        return t.of("units.opening", Sheet.stage(t, opening.stage()), Moments.said(t, opening.startsAt()));
    }

    private String whom(Texts t, ModeException exception) {
        UUID site = exception.site();
        String group = exception.group() == null ? "" : RolloutWords.group(t, exception.group());
        if (site == null) {
            return group;
        }
        return group.isEmpty() ? sites.name(t, site) : t.of("units.rule.atSite", sites.name(t, site), group);
    }

    private static String ways(Texts t, ModeException exception) {
        String contact = contact(exception.local());
        String ways = t.of(
                "units.exception.ways",
                t.of("units.tool." + exception.bookingTool().name()),
                t.of("units.centre." + exception.callCentre().name()));
        return contact.isEmpty() ? ways : ways + "; " + contact;
    }

    private static String contact(LocalContact local) {
        return Stream.of(
                        local.name(),
                        local.address(),
                        local.phone(),
                        local.url() == null ? null : local.url().toString())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(", "));
    }
}
