package ca.dosebook.immunizations.adverse;

import ca.dosebook.immunizations.Dose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be reported, and what it means for the next dose. Pure. */
final class AdverseRules {

    /** Clocks of two devices differ, and forms are filled to the minute. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private AdverseRules() {}

    /** What can be wrong with what is told. */
    enum Wrong {
        NOTHING_HAPPENED,
        IN_THE_FUTURE,
        BEFORE_THE_DOSE
    }

    /**
     * What is wrong with what is told about a dose; empty when nothing is.
     *
     * @param givenAt the moment of the dose; empty when only its day is known
     * @param zone of the site, in which that day is
     */
    static Optional<Wrong> wrong(Told told, Optional<Instant> givenAt, LocalDate givenOn, ZoneId zone, Instant now) {
        if (told.happened().isEmpty()) {
            return Optional.of(Wrong.NOTHING_HAPPENED);
        }
        if (told.onsetAt().isAfter(now.plus(CLOCKS))) {
            return Optional.of(Wrong.IN_THE_FUTURE);
        }
        boolean before = givenAt.map(at -> told.onsetAt().isBefore(at.truncatedTo(ChronoUnit.MINUTES)))
                .orElseGet(() -> day(told.onsetAt(), zone).isBefore(givenOn));
        return before ? Optional.of(Wrong.BEFORE_THE_DOSE) : Optional.empty();
    }

    /** What speaks against a report; empty when nothing does. @param zone of the site, for a dose of which only the day is known */
    static Optional<ReportOutcome> refusal(Told told, String description, Dose dose, ZoneId zone, Instant now) {
        if (description.length() > AdverseEvents.LONGEST_DESCRIPTION) {
            return Optional.of(new ReportOutcome.TooLong());
        }
        return wrong(told, dose.givenAt(), dose.givenOn(), zone, now).map(wrong -> switch (wrong) {
            case NOTHING_HAPPENED -> new ReportOutcome.NothingHappened();
            case IN_THE_FUTURE -> new ReportOutcome.InTheFuture();
            case BEFORE_THE_DOSE -> new ReportOutcome.BeforeTheDose();
        });
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate();
    }

    static Optional<FollowUpOutcome> refusal(FollowUpStep step, AdverseEvent event, ZoneId zone, Instant now) {
        EventVersion before = event.newest();
        if (step.seen() != before.number()) {
            return Optional.of(new FollowUpOutcome.Meanwhile());
        }
        if (!before.followUp().next().contains(step.followUp())) {
            return Optional.of(new FollowUpOutcome.NotFromHere());
        }
        if (step.followUp().needsRecommendation() && step.recommendation().isEmpty()) {
            return Optional.of(new FollowUpOutcome.RecommendationMissing());
        }
        if (step.note().length() > AdverseEvents.LONGEST_DESCRIPTION) {
            return Optional.of(new FollowUpOutcome.TooLong());
        }
        AdverseEvent.About about = event.about();
        return wrong(step.told(), about.givenAt(), about.givenOn(), zone, now).map(wrong -> switch (wrong) {
            case NOTHING_HAPPENED -> new FollowUpOutcome.NothingHappened();
            case IN_THE_FUTURE -> new FollowUpOutcome.InTheFuture();
            case BEFORE_THE_DOSE -> new FollowUpOutcome.BeforeTheDose();
        });
    }

    /** The gravest first, each once. */
    static List<DoseWarning> warnings(Collection<AdverseEvent> events) {
        Set<DoseWarning> warnings = EnumSet.noneOf(DoseWarning.class);
        events.stream().map(AdverseEvent::newest).forEach(now -> warning(now).ifPresent(warnings::add));
        return List.copyOf(warnings);
    }

    private static Optional<DoseWarning> warning(EventVersion now) {
        if (now.recommendation().isEmpty()) {
            boolean grave = now.told().isSerious() || now.told().happened().contains(Happening.ANAPHYLAXIS);
            return grave ? Optional.of(DoseWarning.NOT_REVIEWED_YET) : Optional.empty();
        }
        return switch (now.recommendation().get()) {
            case NO_CHANGE -> Optional.empty();
            case EXPERT_REVIEW -> Optional.of(DoseWarning.EXPERT_REVIEW);
            case ACTIVE_FOLLOW_UP -> Optional.of(DoseWarning.ACTIVE_FOLLOW_UP);
            case NO_FURTHER_DOSES -> Optional.of(DoseWarning.NO_FURTHER_DOSES);
        };
    }
}
