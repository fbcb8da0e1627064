package ca.dosebook.console.publishing;

import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.DisplacingReason;
import ca.dosebook.booking.displacing.NewTime;
import ca.dosebook.clinics.StopId;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is typed about a day that falls out, as typed. The date comes in three boxes. */
record FallingForm(
        @Nullable String reason,
        @Nullable String reasonEnglish,
        @Nullable String reasonFrench,
        @Nullable String sentenceEnglish,
        @Nullable String sentenceFrench,
        @Nullable String stop,
        @Nullable String dateDay,
        @Nullable String dateMonth,
        @Nullable String dateYear,
        @Nullable String opens,
        @Nullable String closes) {

    /** The longest sentence, in characters. */
    static final int LONGEST = 300;

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s*[:hH.]?\\s*(\\d{2})?");

    static FallingForm of(Displacing draft) {
        NewTime to = draft.to().orElse(null);
        return new FallingForm(
                draft.reason().name(),
                draft.otherReason().en(),
                draft.otherReason().fr(),
                draft.sentence().en(),
                draft.sentence().fr(),
                to == null ? null : to.stop().value().toString(),
                to == null ? null : String.valueOf(to.day().getDayOfMonth()),
                to == null ? null : String.valueOf(to.day().getMonthValue()),
                to == null ? null : String.valueOf(to.day().getYear()),
                to == null ? null : to.opens().toString(),
                to == null ? null : to.closes().toString());
    }

    /** The form for a day that nothing was said about: where and when it is now. */
    static FallingForm of(ReachedDay day) {
        return new FallingForm(
                null,
                null,
                null,
                null,
                null,
                day.stop().id().value().toString(),
                null,
                null,
                null,
                day.day().opens().toString(),
                day.day().closes().toString());
    }

    Optional<DisplacingReason> reasonChosen() {
        return Arrays.stream(DisplacingReason.values())
                .filter(known -> known.name().equals(reason))
                .findFirst();
    }

    Bilingual otherReason() {
        return reasonChosen().filter(DisplacingReason.OTHER::equals).isPresent()
                ? new Bilingual(said(reasonEnglish), said(reasonFrench))
                : new Bilingual("", "");
    }

    Bilingual sentence() {
        return new Bilingual(said(sentenceEnglish), said(sentenceFrench));
    }

    FormErrors errors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (reasonChosen().isEmpty()) {
            errors = errors.and("reason", t.of("displacing.form.reason.choose"));
        } else if (reasonChosen().get() == DisplacingReason.OTHER) {
            errors = errors.and(text(t, "reasonEnglish", said(reasonEnglish), true));
            errors = errors.and(text(t, "reasonFrench", said(reasonFrench), true));
        }
        if (said(sentenceEnglish).isEmpty() && !said(sentenceFrench).isEmpty()) {
            errors = errors.and("sentenceEnglish", t.of("displacing.form.both"));
        }
        if (!said(sentenceEnglish).isEmpty() && said(sentenceFrench).isEmpty()) {
            errors = errors.and("sentenceFrench", t.of("displacing.form.both"));
        }
        errors = errors.and(text(t, "sentenceEnglish", said(sentenceEnglish), false));
        return errors.and(text(t, "sentenceFrench", said(sentenceFrench), false));
    }

    private static FormErrors text(Texts t, String field, String said, boolean needed) {
        if (needed && said.isEmpty()) {
            return FormErrors.none().and(field, t.of("displacing.form.both"));
        }
        return said.length() > LONGEST
                ? FormErrors.none().and(field, t.of("displacing.form.long", LONGEST))
                : FormErrors.none();
    }

    /** Empty when the date is none. */
    Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(said(dateYear)),
                    Integer.parseInt(said(dateMonth)),
                    Integer.parseInt(said(dateDay))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<LocalTime> opening() {
        return time(said(opens));
    }

    Optional<LocalTime> closing() {
        return time(said(closes));
    }

    /** As a clock of 24 hours, in any usual spelling: 9, 9:30, 13 h 30. */
    private static Optional<LocalTime> time(String typed) {
        Matcher parts = TIME.matcher(typed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(parts.group(1));
        int minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    Optional<StopId> stopChosen() {
        return Ids.of(said(stop)).map(StopId::new);
    }

    static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
    }
}
