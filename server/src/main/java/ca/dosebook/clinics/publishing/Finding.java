package ca.dosebook.clinics.publishing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing that the check noticed about a day.
 *
 * @param day the day
 * @param other the day it does not go together with
 * @param have a figure of the rule: places there are, people an hour; 0 where the rule has none
 * @param need the figure it is held against
 * @param date a date the rule speaks of
 */
public record Finding(Rule rule, Planned day, Optional<Planned> other, int have, int need, Optional<LocalDate> date) {

    /** Whether the day can be published nevertheless. */
    public enum Severity {
        REFUSED,
        /** Someone has to say that they looked at it. */
        WARNING
    }

    /** What is looked at; {@code publishing.finding.…} says it, {@code publishing.todo.…} what to do. */
    public enum Rule {
        PAST(Severity.REFUSED),
        NO_HOURS(Severity.REFUSED),
        NO_STAFF(Severity.REFUSED),
        SITE_CLOSED(Severity.REFUSED),
        STOP_NOT_IN_USE(Severity.REFUSED),
        OVERLAP(Severity.REFUSED),
        SAME_ADDRESS(Severity.REFUSED),
        UNIT_NOT_OPEN(Severity.REFUSED),
        BOOKED_ELSEWHERE(Severity.REFUSED),
        GROUPS_NOT_ELIGIBLE(Severity.REFUSED),
        ALL_RESERVED(Severity.REFUSED),
        NO_NEXT_DOSE(Severity.REFUSED),
        TOO_FEW_NEXT_DOSES(Severity.WARNING),
        NEXT_DOSE_ON_HOLIDAYS(Severity.REFUSED),
        NEXT_DOSE_NEAR_HOLIDAY(Severity.WARNING),
        HOLIDAY(Severity.WARNING),
        RATE_NEVER_REACHED(Severity.REFUSED),
        RATE_HIGH(Severity.WARNING),
        MORE_STAFF_THAN_LANES(Severity.REFUSED),
        STOCK_SHORT(Severity.WARNING);

        private final Severity severity;

        Rule(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    static Finding of(Rule rule, Planned day) {
        return new Finding(rule, day, Optional.empty(), 0, 0, Optional.empty());
    }

    Finding with(Planned another) {
        return new Finding(rule, day, Optional.of(another), have, need, date);
    }

    Finding figures(int there, int needed) {
        return new Finding(rule, day, other, there, needed, date);
    }

    Finding on(LocalDate when) {
        return new Finding(rule, day, other, have, need, Optional.of(when));
    }

    public boolean isRefusal() {
        return rule.severity() == Severity.REFUSED;
    }
}
