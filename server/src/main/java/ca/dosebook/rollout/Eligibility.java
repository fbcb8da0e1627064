package ca.dosebook.rollout;

import ca.dosebook.rollout.EligibilityAnswer.BooksLocally;
import ca.dosebook.rollout.EligibilityAnswer.ByInvitationOnly;
import ca.dosebook.rollout.EligibilityAnswer.Eligible;
import ca.dosebook.rollout.EligibilityAnswer.NotOpenYet;
import ca.dosebook.rollout.EligibilityAnswer.NotYourTurn;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who may book. Pure: everything it weighs is handed to it. */
final class Eligibility {

    private final OpeningCalendar calendar;
    private final List<EligibilityRule> rules;

    Eligibility(OpeningCalendar calendar, List<EligibilityRule> rules) {
        this.calendar = calendar;
        this.rules = rules.stream()
                .sorted(Comparator.comparing(EligibilityRule::effectiveFrom))
                .toList();
    }

    /** {@code unit} is the unit of the question. */
    EligibilityAnswer assess(HealthUnit unit, EligibilityQuestion question) {
        if (unit.booksLocally()) {
            return new BooksLocally(unit);
        }
        return switch (calendar.stage(unit.id(), question.now())) {
            case CLOSED -> new NotOpenYet(unit, nextWayIn(question));
            // An invitation is a right: it holds whatever the person's group, and it does not end when the unit opens.
            case PILOT -> question.hasInvitation() ? invited() : new ByInvitationOnly(unit, nextWayIn(question));
            case OPEN -> question.hasInvitation() ? invited() : byTurn(unit, question);
        };
    }

    /** Whether a rule, in force or to come, is for people like this. */
    boolean isForSome(HealthUnitId unit, int birthYear, Set<PersonGroup> groups) {
        return rules.stream()
                .filter(rule -> rule.appliesIn(unit))
                .anyMatch(rule -> rule.criterion().fits(birthYear, groups));
    }

    private static EligibilityAnswer invited() {
        return new Eligible(new EligibilityReason.Invited());
    }

    private EligibilityAnswer byTurn(HealthUnit unit, EligibilityQuestion question) {
        List<EligibilityCriterion> turnOf = rules.stream()
                .filter(rule -> rule.appliesIn(unit.id()))
                .filter(rule -> !rule.effectiveFrom().isAfter(question.now()))
                .map(EligibilityRule::criterion)
                .toList();
        return turnOf.stream()
                .filter(criterion -> fits(criterion, question))
                .findFirst()
                .<EligibilityAnswer>map(criterion -> new Eligible(new EligibilityReason.TurnHasCome(criterion)))
                .orElseGet(() -> new NotYourTurn(unit, widest(turnOf), turnComesAt(question)));
    }

    /** The soonest announced opening that would let this person in as far as the stage goes. */
    private @Nullable Instant nextWayIn(EligibilityQuestion question) {
        return calendar.after(question.unit(), question.now())
                .filter(opening -> switch (opening.stage()) {
                    case CLOSED -> false;
                    case PILOT -> question.hasInvitation();
                    case OPEN -> true;
                })
                .map(Opening::startsAt)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant turnComesAt(EligibilityQuestion question) {
        return rules.stream()
                .filter(rule -> rule.appliesIn(question.unit()))
                .filter(rule -> fits(rule.criterion(), question))
                .map(EligibilityRule::effectiveFrom)
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(EligibilityCriterion criterion, EligibilityQuestion question) {
        return criterion.fits(question.birthYear(), question.groups());
    }

    /** Leaves out what another criterion includes: "born in 1941 or before" beside "born in 1951 or before". */
    private static List<EligibilityCriterion> widest(List<EligibilityCriterion> criteria) {
        return criteria.stream()
                .distinct()
                .filter(one -> criteria.stream().noneMatch(other -> !other.equals(one) && includes(other, one)))
                .toList();
    }

    private static boolean includes(EligibilityCriterion wide, EligibilityCriterion narrow) {
        return switch (wide) {
            case EligibilityCriterion.BornInOrBefore(int year) ->
                switch (narrow) {
                    case EligibilityCriterion.BornInOrBefore(int other) -> other <= year;
                    case EligibilityCriterion.MemberOf ignored -> false;
                    case EligibilityCriterion.MemberBornInOrBefore member -> member.year() <= year;
                };
            case EligibilityCriterion.MemberOf(var group) ->
                switch (narrow) {
                    case EligibilityCriterion.BornInOrBefore ignored -> false;
                    case EligibilityCriterion.MemberOf(var other) -> other.equals(group);
                    case EligibilityCriterion.MemberBornInOrBefore member ->
                        member.group().equals(group);
                };
            case EligibilityCriterion.MemberBornInOrBefore(var group, int year) ->
                narrow instanceof EligibilityCriterion.MemberBornInOrBefore(var otherGroup, int otherYear)
                        && otherGroup.equals(group)
                        && otherYear <= year;
        };
    }
}
