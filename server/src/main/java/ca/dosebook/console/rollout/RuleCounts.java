package ca.dosebook.console.rollout;

import ca.dosebook.booking.LiveBooking;
import ca.dosebook.booking.LiveBookings;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Outline;
import ca.dosebook.people.People;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.EligibilityRule;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.RuleChange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts whom a change of rules would touch, before it is saved. Persons are weighed one by one and shown to nobody. */
@Component
class RuleCounts {

    private final Rollout rollout;
    private final LiveBookings bookings;
    private final People people;
    private final Invitations invitations;
    private final Clock clock;

    RuleCounts(Rollout rollout, LiveBookings bookings, People people, Invitations invitations, Clock clock) {
        this.rollout = rollout;
        this.bookings = bookings;
        this.people = people;
        this.invitations = invitations;
        this.clock = clock;
    }

    /**
     * @param booked people with an appointment ahead that the rule could be about
     * @param losing those of them who could not book it again after the change
     * @param invited invitations that are open
     */
    record Counts(int booked, int losing, int invited) {

        /** For the audit log. */
        String note() {
            return booked + " booked, " + losing + " no longer eligible, " + invited + " invited";
        }
    }

    /** @param without the rule that goes; null for none @param with the rule that comes; null for none */
    Counts of(@Nullable EligibilityRule without, @Nullable EligibilityRule with) {
        EligibilityRule changed = with == null ? Objects.requireNonNull(without) : with;
        RuleChange change = rollout.ifRules(without, with);
        Instant now = clock.instant();
        Instant at = changed.effectiveFrom().isAfter(now) ? changed.effectiveFrom() : now;
        int[] counted = new int[2];
        UUID site = changed.site();
        if (site != null) {
            bookings.atSite(new SiteId(site), batch -> count(batch, counted, site, change, at));
        } else {
            units(changed.unit())
                    .forEach(unit -> bookings.ofUnit(unit, batch -> count(batch, counted, null, change, at)));
        }
        int invited = units(changed.unit()).stream()
                .mapToInt(invitations::openInvitations)
                .sum();
        return new Counts(counted[0], counted[1], invited);
    }

    private List<HealthUnitId> units(@Nullable HealthUnitId unit) {
        return unit == null ? rollout.healthUnits().stream().map(HealthUnit::id).toList() : List.of(unit);
    }

    private void count(List<LiveBooking> batch, int[] counted, @Nullable UUID site, RuleChange change, Instant at) {
        Map<PersonKey, Outline> outlines =
                people.outlines(batch.stream().map(LiveBooking::person).collect(Collectors.toSet()));
        for (LiveBooking booking : batch) {
            counted[0]++;
            Outline outline = outlines.get(booking.person());
            if (outline != null && loses(booking, outline, site, change, at)) {
                counted[1]++;
            }
        }
    }

    /** What was said of groups is not kept with a booking, so nobody counts as a member of one. */
    private boolean loses(LiveBooking booking, Outline outline, @Nullable UUID site, RuleChange change, Instant at) {
        EligibilityQuestion question = new EligibilityQuestion(
                        booking.unit(), outline.birthYear(), Set.of(), booking.invited(), at)
                .livingIn(outline.area());
        return site == null
                ? rollout.healthUnit(booking.unit())
                        .map(unit -> change.takesTheTurnOf(unit, question))
                        .orElse(false)
                : change.takesTheSiteFrom(site, question);
    }
}
