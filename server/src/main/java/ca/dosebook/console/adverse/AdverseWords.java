package ca.dosebook.console.adverse;

import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Moments;
import ca.dosebook.immunizations.adverse.AdverseEvent;
import ca.dosebook.immunizations.adverse.EventVersion;
import ca.dosebook.immunizations.adverse.Told;
import ca.dosebook.pages.Fact;
import ca.dosebook.people.Person;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A report in words. */
@Component
class AdverseWords {

    private final Clinics clinics;
    private final Vaccines vaccines;

    AdverseWords(Clinics clinics, Vaccines vaccines) {
        this.clinics = clinics;
        this.vaccines = vaccines;
    }

    /** Who, which dose, what happened, and how it stands. */
    List<Fact> facts(Texts t, AdverseEvent event, Optional<Person> person) {
        AdverseEvent.About about = event.about();
        Told told = event.newest().told();
        List<Fact> facts = new ArrayList<>();
        person.ifPresent(known -> {
            facts.add(Fact.of(t.of("adverse.fact.name"), known.identity().name().full()));
            facts.add(Fact.of(
                    t.of("adverse.fact.born"), t.shortDate(known.identity().birthDate())));
        });
        facts.add(Fact.of(t.of("adverse.fact.product"), product(t, about.product())));
        about.lotNumber().ifPresent(lot -> facts.add(Fact.of(t.of("adverse.fact.lot"), lot)));
        facts.add(Fact.of(
                t.of("adverse.fact.given"),
                about.givenAt().map(at -> said(t, at, event.site())).orElseGet(() -> t.date(about.givenOn()))));
        facts.add(Fact.of(t.of("adverse.fact.site"), site(t, event.site())));
        about.bodySite().ifPresent(one -> facts.add(Fact.of(t.of("adverse.fact.body"), t.of("adverse.body." + one))));
        about.route().ifPresent(one -> facts.add(Fact.of(t.of("adverse.fact.route"), t.of("adverse.route." + one))));
        facts.add(Fact.of(t.of("adverse.fact.onset"), onset(t, event)));
        event.withinObservation()
                .ifPresent(within -> facts.add(Fact.of(
                        t.of("adverse.fact.within"), t.of(within ? "adverse.within.yes" : "adverse.within.no"))));
        facts.add(Fact.of(t.of("adverse.fact.happened"), happened(t, told)));
        facts.add(Fact.of(t.of("adverse.treatment"), treatments(t, told)));
        facts.add(Fact.of(t.of("adverse.care"), t.of("adverse.care." + told.care())));
        facts.add(Fact.of(t.of("adverse.outcome"), t.of("adverse.outcome." + told.outcome())));
        facts.add(Fact.of(
                t.of("adverse.followUp"),
                t.of("adverse.followUp." + event.newest().followUp())));
        facts.add(Fact.of(
                t.of("adverse.recommendation"),
                event.newest()
                        .recommendation()
                        .map(one -> t.of("adverse.recommendation." + one))
                        .orElse(t.of("adverse.recommendation.none"))));
        return facts;
    }

    /** Why it is serious, in a sentence; empty when it is not. */
    static Optional<String> serious(Texts t, AdverseEvent event) {
        return event.isSerious() ? Optional.of(t.of("adverse.serious.why")) : Optional.empty();
    }

    String product(Texts t, ProductCode code) {
        return vaccines.product(code)
                .map(product -> product.name().in(t.language()))
                .orElse(code.value());
    }

    String site(Texts t, SiteId id) {
        return clinics.site(id).map(site -> site.name().in(t.language())).orElse("");
    }

    ZoneId zone(SiteId id) {
        return clinics.site(id).map(Site::zone).orElse(Moments.ZONE);
    }

    String said(Texts t, Instant moment, SiteId at) {
        return t.dateTime(moment.atZone(zone(at)));
    }

    /** When it began, and how long after the dose where that is known. */
    String onset(Texts t, AdverseEvent event) {
        return onset(t, event, event.newest());
    }

    /** When it began as it was known at some time. */
    String onset(Texts t, AdverseEvent event, EventVersion version) {
        Instant began = version.told().onsetAt();
        String when = said(t, began, event.site());
        return event.about()
                .givenAt()
                .map(given -> t.of(
                        "adverse.onset.after",
                        when,
                        interval(t, Duration.between(given.truncatedTo(ChronoUnit.MINUTES), began))))
                .orElse(when);
    }

    private static String interval(Texts t, Duration between) {
        long minutes = Math.max(0, between.toMinutes());
        if (minutes < 120) {
            return t.of("adverse.interval.minutes", minutes);
        }
        return minutes < 48 * 60
                ? t.of("adverse.interval.hours", between.toHours())
                : t.of("adverse.interval.days", between.toDays());
    }

    static String treatments(Texts t, Told told) {
        return told.treatments().isEmpty()
                ? t.of("adverse.treatment.none")
                : names(t, "adverse.treatment.", told.treatments());
    }

    static String happened(Texts t, Told told) {
        return names(t, "adverse.happening.", told.happened());
    }

    /** Separated by semicolons, since some have commas in them. */
    private static String names(Texts t, String key, Collection<? extends Enum<?>> values) {
        return values.stream()
                .sorted((one, other) -> Integer.compare(one.ordinal(), other.ordinal()))
                .map(one -> t.of(key + one.name()))
                .collect(Collectors.joining(t.of("adverse.and")));
    }
}
