package ca.dosebook.console.adverse;

import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.adverse.CareLevel;
import ca.dosebook.immunizations.adverse.EventOutcome;
import ca.dosebook.immunizations.adverse.EventVersion;
import ca.dosebook.immunizations.adverse.FollowUp;
import ca.dosebook.immunizations.adverse.FollowUpStep;
import ca.dosebook.immunizations.adverse.Happening;
import ca.dosebook.immunizations.adverse.Recommendation;
import ca.dosebook.immunizations.adverse.Told;
import ca.dosebook.immunizations.adverse.Treatment;
import ca.dosebook.kernel.Personal;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about a report that is followed up, as typed.
 *
 * @param step the id that the version will have
 * @param seen the number of the version that the form was made from
 */
@Personal
record FollowUpForm(
        @Nullable String step,
        @Nullable String seen,
        @Nullable String state,
        @Nullable String recommendation,
        @Nullable String onDay,
        @Nullable String onMonth,
        @Nullable String onYear,
        @Nullable String time,
        @Nullable List<String> happened,
        @Nullable List<String> treatments,
        @Nullable String care,
        @Nullable String outcome,
        @Nullable List<String> danger,
        @Nullable String note) {

    /** As the report stands, for what is added to it. @param zone of its site */
    static FollowUpForm of(EventVersion now, ZoneId zone) {
        ZonedDateTime began = now.told().onsetAt().atZone(zone);
        List<String> danger = new ArrayList<>();
        if (now.told().lifeThreatening()) {
            danger.add("LIFE");
        }
        if (now.told().disabling()) {
            danger.add("DISABILITY");
        }
        return new FollowUpForm(
                Uuids.next().toString(),
                Integer.toString(now.number()),
                now.followUp().next().contains(now.followUp()) ? now.followUp().name() : null,
                now.recommendation().map(Enum::name).orElse(null),
                Integer.toString(began.getDayOfMonth()),
                Integer.toString(began.getMonthValue()),
                Integer.toString(began.getYear()),
                began.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                now.told().happened().stream().map(Enum::name).toList(),
                now.told().treatments().stream().map(Enum::name).toList(),
                now.told().care().name(),
                now.told().outcome().name(),
                danger,
                null);
    }

    /** What was typed, as of the newest version from now on. */
    FollowUpForm seeing(EventVersion now) {
        return new FollowUpForm(
                step,
                Integer.toString(now.number()),
                state,
                recommendation,
                onDay,
                onMonth,
                onYear,
                time,
                happened,
                treatments,
                care,
                outcome,
                danger,
                note);
    }

    /** The id that the version will have, also where a form came back without one. */
    String stepId() {
        return Ids.of(Typed.said(step)).orElseGet(Uuids::next).toString();
    }

    List<String> ticked(@Nullable List<String> boxes) {
        return boxes == null ? List.of() : boxes;
    }

    FormErrors errors(Texts t) {
        FormErrors errors = FormErrors.none();
        Optional<FollowUp> to = Asked.one(FollowUp.values(), state);
        if (to.isEmpty()) {
            errors = errors.and("state", t.of("adverse.followUp.error"));
        }
        if (to.filter(FollowUp::needsRecommendation).isPresent()
                && recommended().isEmpty()) {
            errors = errors.and("recommendation", t.of("adverse.recommendation.error"));
        }
        if (date().isEmpty()) {
            errors = errors.and("on", t.of("adverse.on.error"));
        }
        if (Typed.time(time).isEmpty()) {
            errors = errors.and("time", t.of("adverse.time.error"));
        }
        if (Asked.all(Happening.values(), happened).isEmpty()) {
            errors = errors.and("happened", t.of("adverse.happened.error"));
        }
        if (Asked.one(CareLevel.values(), care).isEmpty()) {
            errors = errors.and("care", t.of("adverse.care.error"));
        }
        if (Asked.one(EventOutcome.values(), outcome).isEmpty()) {
            errors = errors.and("outcome", t.of("adverse.outcome.error"));
        }
        if (Typed.said(note).length() > AdverseEvents.LONGEST_DESCRIPTION) {
            errors = errors.and("note", t.of("adverse.words.error", AdverseEvents.LONGEST_DESCRIPTION));
        }
        return errors;
    }

    private Optional<Recommendation> recommended() {
        return Asked.one(Recommendation.values(), recommendation);
    }

    private Optional<LocalDate> date() {
        return Asked.date(onDay, onMonth, onYear);
    }

    private Optional<Told> told(ZoneId zone) {
        Optional<Instant> began = Asked.moment(date(), time, zone);
        Optional<CareLevel> level = Asked.one(CareLevel.values(), care);
        Optional<EventOutcome> result = Asked.one(EventOutcome.values(), outcome);
        if (began.isEmpty() || level.isEmpty() || result.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Told(
                began.get(),
                Asked.all(Happening.values(), happened),
                level.get(),
                Asked.all(Treatment.values(), treatments),
                result.get(),
                ticked(danger).contains("LIFE"),
                ticked(danger).contains("DISABILITY")));
    }

    /** The step, once there are no {@link #errors}; empty before, and for a form that nobody was given. */
    Optional<FollowUpStep> toStep(ZoneId zone) {
        Optional<UUID> id = Ids.of(Typed.said(step));
        OptionalInt version = Typed.number(seen, 1, 999_999);
        Optional<Told> told = told(zone);
        Optional<FollowUp> to = Asked.one(FollowUp.values(), state);
        if (id.isEmpty() || version.isEmpty() || told.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new FollowUpStep(id.get(), version.getAsInt(), told.get(), to.get(), recommended(), Typed.said(note)));
    }

    @Override
    public String toString() {
        return "FollowUpForm[masked]";
    }
}
