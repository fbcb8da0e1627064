package ca.dosebook.console.rollout;

import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.EligibilityRule;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule as typed.
 *
 * @param unit the Ministry's number; empty for the whole province
 * @param areas the first three characters of postal codes, apart by spaces or commas
 */
record RuleForm(
        @Nullable String unit,
        @Nullable String site,
        @Nullable String year,
        @Nullable String group,
        @Nullable String where,
        @Nullable String areas,
        @Nullable String invited,
        @Nullable String fromDay,
        @Nullable String fromMonth,
        @Nullable String fromYear,
        @Nullable String fromTime,
        @Nullable String untilDay,
        @Nullable String untilMonth,
        @Nullable String untilYear) {

    /** Beginning tomorrow at eight. */
    static RuleForm usual(String unit, Instant now) {
        LocalDate tomorrow = LocalDate.ofInstant(now, Moments.ZONE).plusDays(1);
        return new RuleForm(
                unit,
                null,
                null,
                null,
                "ANYWHERE",
                null,
                null,
                String.valueOf(tomorrow.getDayOfMonth()),
                String.valueOf(tomorrow.getMonthValue()),
                String.valueOf(tomorrow.getYear()),
                "8:00",
                null,
                null,
                null);
    }

    List<String> ticked() {
        return "yes".equals(invited) ? List.of("yes") : List.of();
    }

    /** By name, to be sent once more. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("unit", Sheet.said(unit));
        fields.put("site", Sheet.said(site));
        fields.put("year", Sheet.said(year));
        fields.put("group", Sheet.said(group));
        fields.put("where", Sheet.said(where));
        fields.put("areas", Sheet.said(areas));
        fields.put("invited", Sheet.said(invited));
        fields.put("fromDay", Sheet.said(fromDay));
        fields.put("fromMonth", Sheet.said(fromMonth));
        fields.put("fromYear", Sheet.said(fromYear));
        fields.put("fromTime", Sheet.said(fromTime));
        fields.put("untilDay", Sheet.said(untilDay));
        fields.put("untilMonth", Sheet.said(untilMonth));
        fields.put("untilYear", Sheet.said(untilYear));
        return fields;
    }

    FormErrors errors(Texts t, Predicate<String> known) {
        FormErrors errors = FormErrors.none();
        if (!Sheet.said(year).isEmpty() && born().isEmpty()) {
            errors = errors.and("year", t.of("units.rule.year.error"));
        }
        if (Sheet.said(where).equals("THESE")) {
            Set<String> typed = fsas();
            if (typed.isEmpty() || !typed.stream().allMatch(known)) {
                errors = errors.and("areas", t.of("units.rule.areas.error"));
            }
        }
        if (from().isEmpty()) {
            errors = errors.and("from", t.of("units.rule.from.error"));
        }
        boolean ends = !(Sheet.said(untilDay) + Sheet.said(untilMonth) + Sheet.said(untilYear)).isEmpty();
        if (ends
                && (until().isEmpty()
                        || from().filter(start -> start.isBefore(until().get())).isEmpty())) {
            errors = errors.and("until", t.of("units.rule.until.error"));
        }
        return errors;
    }

    Optional<Integer> born() {
        String typed = Sheet.said(year);
        return typed.matches("(18[89]|19|20)\\d{1,2}") && typed.length() == 4
                ? Optional.of(Integer.parseInt(typed))
                : Optional.empty();
    }

    private Set<String> fsas() {
        return Arrays.stream(Sheet.said(areas).toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toSet());
    }

    Optional<Instant> from() {
        Optional<LocalTime> time = AnnounceForm.time(fromTime);
        return new TypedDate(fromDay, fromMonth, fromYear)
                .planned()
                .flatMap(day ->
                        time.map(at -> day.atTime(at).atZone(Moments.ZONE).toInstant()));
    }

    /** The end of the day typed. */
    private Optional<Instant> until() {
        return new TypedDate(untilDay, untilMonth, untilYear)
                .planned()
                .map(day -> day.plusDays(1).atStartOfDay(Moments.ZONE).toInstant());
    }

    /** The rule, where {@link #errors} has none. */
    EligibilityRule rule(Optional<HealthUnitId> whose, Groups groups) {
        EligibilityCriterion whom = EligibilityCriterion.everyone();
        if (groups.read(group).isPresent()) {
            whom = EligibilityCriterion.memberOf(groups.read(group).get());
        }
        if (born().isPresent()) {
            whom = whom.andBornInOrBefore(born().get());
        }
        whom = switch (Sheet.said(where)) {
            case "THESE" -> whom.livingIn(new EligibilityCriterion.These(fsas()));
            case "HOT_SPOTS" -> whom.livingIn(new EligibilityCriterion.HotSpots());
            default -> whom;
        };
        if ("yes".equals(invited)) {
            whom = whom.invitedOnly();
        }
        return new EligibilityRule(
                whose.orElse(null),
                whose.isEmpty() ? null : Ids.of(Sheet.said(site)).orElse(null),
                from().orElseThrow(),
                until().orElse(null),
                whom);
    }
}
