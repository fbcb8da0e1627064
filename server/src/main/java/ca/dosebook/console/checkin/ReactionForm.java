package ca.dosebook.console.checkin;

import ca.dosebook.console.Ids;
import ca.dosebook.console.adverse.Asked;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.adverse.AdverseEventId;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.adverse.CareLevel;
import ca.dosebook.immunizations.adverse.EventOutcome;
import ca.dosebook.immunizations.adverse.Happening;
import ca.dosebook.immunizations.adverse.Told;
import ca.dosebook.immunizations.adverse.Treatment;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about a reaction, as typed.
 *
 * @param report the id that the report will have
 * @param onset {@code MINUTES} after the dose, or {@code AT} a date and time
 * @param danger which of {@code LIFE} and {@code DISABILITY} are ticked
 */
@Personal
record ReactionForm(
        @Nullable String report,
        @Nullable String dose,
        @Nullable String onset,
        @Nullable String minutes,
        @Nullable String onDay,
        @Nullable String onMonth,
        @Nullable String onYear,
        @Nullable String time,
        @Nullable List<String> happened,
        @Nullable String care,
        @Nullable List<String> treatments,
        @Nullable String outcome,
        @Nullable List<String> danger,
        @Nullable String description) {

    /** A week; whatever began later has a date. */
    private static final int MOST_MINUTES = 10_080;

    /** An empty form about a dose. */
    static ReactionForm about(@Nullable String dose) {
        return new ReactionForm(
                AdverseEventId.next().value().toString(),
                dose,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Optional<AdverseEventId> id() {
        return Ids.of(Typed.said(report)).map(AdverseEventId::new);
    }

    /** The id that the report will have, also where a form came back without one. */
    String reportId() {
        return id().orElseGet(AdverseEventId::next).value().toString();
    }

    List<String> ticked(@Nullable List<String> boxes) {
        return boxes == null ? List.of() : boxes;
    }

    Optional<Dose> among(List<Dose> doses) {
        return doses.stream()
                .filter(one -> one.id().value().toString().equals(dose))
                .findFirst();
    }

    FormErrors errors(Texts t, List<Dose> doses) {
        FormErrors errors = FormErrors.none();
        Optional<Dose> chosen = among(doses);
        if (chosen.isEmpty()) {
            errors = errors.and("dose", t.of("adverse.dose.error"));
        }
        errors = errors.and(onsetErrors(t, chosen));
        if (Asked.all(Happening.values(), happened).isEmpty()) {
            errors = errors.and("happened", t.of("adverse.happened.error"));
        }
        if (Asked.one(CareLevel.values(), care).isEmpty()) {
            errors = errors.and("care", t.of("adverse.care.error"));
        }
        if (Asked.one(EventOutcome.values(), outcome).isEmpty()) {
            errors = errors.and("outcome", t.of("adverse.outcome.error"));
        }
        if (Typed.said(description).length() > AdverseEvents.LONGEST_DESCRIPTION) {
            errors = errors.and("description", t.of("adverse.words.error", AdverseEvents.LONGEST_DESCRIPTION));
        }
        return errors;
    }

    private FormErrors onsetErrors(Texts t, Optional<Dose> chosen) {
        FormErrors none = FormErrors.none();
        return switch (Typed.said(onset)) {
            case "MINUTES" -> {
                if (after().isEmpty()) {
                    yield none.and("minutes", t.of("adverse.minutes.error", MOST_MINUTES));
                }
                yield chosen.isPresent() && chosen.get().givenAt().isEmpty()
                        ? none.and("onset", t.of("adverse.onset.noTime"))
                        : none;
            }
            case "AT" -> {
                FormErrors errors = date().isPresent() ? none : none.and("on", t.of("adverse.on.error"));
                yield Typed.time(time).isPresent() ? errors : errors.and("time", t.of("adverse.time.error"));
            }
            default -> none.and("onset", t.of("adverse.onset.error"));
        };
    }

    /** What is told, once there are no {@link #errors}; empty before. */
    Optional<Told> told(Dose about, ZoneId zone) {
        Optional<Instant> began = began(about, zone);
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

    private Optional<Instant> began(Dose about, ZoneId zone) {
        if (Typed.said(onset).equals("MINUTES")) {
            OptionalInt later = after();
            return later.isEmpty()
                    ? Optional.empty()
                    : about.givenAt()
                            .map(at -> at.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(later.getAsInt())));
        }
        return Asked.moment(date(), time, zone);
    }

    private OptionalInt after() {
        return Typed.number(minutes, 0, MOST_MINUTES);
    }

    private Optional<LocalDate> date() {
        return Asked.date(onDay, onMonth, onYear);
    }

    @Override
    public String toString() {
        return "ReactionForm[masked]";
    }
}
