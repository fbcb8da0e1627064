package ca.dosebook.rollout;

import ca.dosebook.rollout.EligibilityAnswer.BooksLocally;
import ca.dosebook.rollout.EligibilityAnswer.ByInvitationOnly;
import ca.dosebook.rollout.EligibilityAnswer.Eligible;
import ca.dosebook.rollout.EligibilityAnswer.NotOpenYet;
import ca.dosebook.rollout.EligibilityAnswer.NotYourTurn;
import ca.dosebook.rollout.EligibilityAnswer.Paused;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides who may book in a health unit. Pure: everything it weighs is handed to it. */
final class Eligibility {

    private final OpeningCalendar calendar;
    private final BookingWays ways;
    private final List<EligibilityRule> rules;
    private final List<Pause> pauses;
    private final Predicate<String> hotSpot;

    /** @param hotSpot whether an area, by its first three characters, is a hot spot */
    Eligibility(
            OpeningCalendar calendar,
            BookingWays ways,
            List<EligibilityRule> rules,
            List<Pause> pauses,
            Predicate<String> hotSpot) {
        this.calendar = calendar;
        this.ways = ways;
        this.rules = rules.stream()
                .filter(rule -> rule.site() == null)
                .sorted(Comparator.comparing(EligibilityRule::effectiveFrom))
                .toList();
        this.pauses = List.copyOf(pauses);
        this.hotSpot = hotSpot;
    }

    /**
     * {@code unit} is the unit of the question. Who could book when she took the place she holds may still: neither a
     * pause nor a change of stage, mode or rule takes it away.
     */
    EligibilityAnswer assess(HealthUnit unit, EligibilityQuestion question) {
        EligibilityAnswer now = ofTheMoment(unit, question);
        Instant since = question.placeSince();
        if (now instanceof Eligible || since == null || !since.isBefore(question.now())) {
            return now;
        }
        return ofTheMoment(unit, question.at(since)) instanceof Eligible then ? then : now;
    }

    Assessment assessment(HealthUnit unit, EligibilityQuestion question) {
        EligibilityAnswer now = assess(unit, question);
        Optional<Instant> changesAt = moments(question)
                .filter(moment -> !sameKind(now, assess(unit, question.at(moment))))
                .findFirst();
        return new Assessment(now, changesAt);
    }

    private static boolean sameKind(EligibilityAnswer one, EligibilityAnswer other) {
        return one.getClass().equals(other.getClass());
    }

    /** The announced moments after the question's at which an answer could change, the soonest first. */
    private Stream<Instant> moments(EligibilityQuestion question) {
        Stream<@Nullable Instant> ofRules = rules.stream()
                .filter(rule -> rule.appliesIn(question.unit()))
                .flatMap(rule -> Stream.of(rule.effectiveFrom(), rule.effectiveUntil()));
        return Stream.concat(
                        calendar.after(question.unit(), question.now()).map(Opening::startsAt),
                        ofRules.filter(Objects::nonNull).map(Objects::requireNonNull))
                .filter(moment -> moment.isAfter(question.now()))
                .sorted()
                .distinct();
    }

    private EligibilityAnswer ofTheMoment(HealthUnit unit, EligibilityQuestion question) {
        Optional<LocalContact> elsewhere = ways.elsewhere(unit, question);
        if (elsewhere.isPresent()) {
            return new BooksLocally(unit, elsewhere.get());
        }
        Stage stage = calendar.stage(unit.id(), question.now());
        Optional<Pause> pause = pause(unit.id(), question.now());
        // Where only some sites book here, the unit's own system goes on meanwhile.
        if (ways.atSomeSitesOnly(unit, question) && (stage == Stage.CLOSED || pause.isPresent())) {
            return new BooksLocally(unit);
        }
        if (stage != Stage.CLOSED && pause.isPresent()) {
            return new Paused(unit, stage, pause.get().since(), pause.get().reason());
        }
        return switch (stage) {
            case CLOSED -> new NotOpenYet(unit, nextWayIn(question));
            // An invitation is a right: it holds whatever the person's group, and it does not end when the unit opens.
            case PILOT -> question.hasInvitation() ? invited() : new ByInvitationOnly(unit, nextWayIn(question));
            case OPEN -> question.hasInvitation() ? invited() : byTurn(unit, question);
        };
    }

    /** Whether it is this person's turn by the rules, whatever the stage. */
    boolean hasTurn(HealthUnit unit, EligibilityQuestion question) {
        return question.hasInvitation() || byTurn(unit, question) instanceof Eligible;
    }

    Optional<Pause> pause(HealthUnitId unit, Instant at) {
        return pauses.stream()
                .filter(pause -> pause.unit().equals(unit) && pause.inForce(at))
                .findFirst();
    }

    /** Whether a rule of the unit, in force or to come, is for people like this; where they live is not asked. */
    boolean isForSome(HealthUnitId unit, int birthYear, Set<PersonGroup> groups, Instant at) {
        return rules.stream()
                .filter(rule -> rule.site() == null)
                .filter(rule -> rule.effectiveUntil() == null || rule.effectiveUntil().isAfter(at))
                .filter(rule -> rule.appliesIn(unit))
                .map(EligibilityRule::criterion)
                .anyMatch(criterion -> criterion.isForSome(birthYear, groups));
    }

    private static EligibilityAnswer invited() {
        return new Eligible(new EligibilityReason.Invited());
    }

    private EligibilityAnswer byTurn(HealthUnit unit, EligibilityQuestion question) {
        List<EligibilityCriterion> inForce = inForce(question);
        List<EligibilityCriterion> needInvitation =
                inForce.stream().filter(EligibilityCriterion::byInvitation).toList();
        if (needInvitation.stream().anyMatch(criterion -> criterion.describes(question, hotSpot))) {
            return new ByInvitationOnly(unit, invitationNotNeededFrom(question));
        }
        List<EligibilityCriterion> turnOf = inForce.stream()
                .filter(criterion -> !criterion.byInvitation())
                .filter(criterion -> needInvitation.stream().noneMatch(wide -> wide.includes(criterion)))
                .toList();
        return turnOf.stream()
                .filter(criterion -> criterion.describes(question, hotSpot))
                .findFirst()
                .<EligibilityAnswer>map(criterion -> new Eligible(new EligibilityReason.TurnHasCome(criterion)))
                .orElseGet(() -> new NotYourTurn(unit, widest(turnOf), turnComesAt(question)));
    }

    private List<EligibilityCriterion> inForce(EligibilityQuestion question) {
        return rules.stream()
                .filter(rule -> rule.appliesIn(question.unit()))
                .filter(rule -> rule.inForce(question.now()))
                .map(EligibilityRule::criterion)
                .toList();
    }

    private @Nullable Instant invitationNotNeededFrom(EligibilityQuestion question) {
        return moments(question)
                .filter(moment -> calendar.stage(question.unit(), moment) == Stage.OPEN)
                .filter(moment -> {
                    List<EligibilityCriterion> then = inForce(question.at(moment)).stream()
                            .filter(criterion -> criterion.describes(question, hotSpot))
                            .toList();
                    return !then.isEmpty() && then.stream().noneMatch(EligibilityCriterion::byInvitation);
                })
                .findFirst()
                .orElse(null);
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
                .filter(rule -> rule.effectiveFrom().isAfter(question.now()) && rule.inForce(rule.effectiveFrom()))
                .filter(rule -> !rule.criterion().byInvitation())
                .filter(rule -> rule.criterion().describes(question, hotSpot))
                .map(EligibilityRule::effectiveFrom)
                .findFirst()
                .orElse(null);
    }

    /** The groups of which it matters whether she belongs to them; none if she may book already. */
    List<PersonGroup> groupsThatMatter(HealthUnit unit, EligibilityQuestion question) {
        EligibilityAnswer asIs = assess(unit, question);
        if (asIs instanceof Eligible) {
            return List.of();
        }
        List<@Nullable PersonGroup> named = new ArrayList<>(
                inForce(question).stream().map(EligibilityCriterion::group).toList());
        named.addAll(ways.groups(unit.id(), question.now()));
        return named.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .filter(group -> {
                    Set<PersonGroup> groups = new HashSet<>(question.groups());
                    groups.add(group);
                    return matters(asIs, assess(unit, question.belongingTo(groups)));
                })
                .toList();
    }

    private static boolean matters(EligibilityAnswer asIs, EligibilityAnswer asMember) {
        return !sameKind(asIs, asMember)
                && switch (asMember) {
                    case Eligible ignored -> true;
                    case ByInvitationOnly ignored -> true;
                    case BooksLocally ignored -> true;
                    case NotOpenYet ignored -> false;
                    case NotYourTurn ignored -> false;
                    case Paused ignored -> false;
                };
    }

    /** Leaves out what another criterion includes: "born in 1941 or before" beside "born in 1951 or before". */
    private static List<EligibilityCriterion> widest(List<EligibilityCriterion> criteria) {
        return criteria.stream()
                .distinct()
                .filter(one -> criteria.stream().noneMatch(other -> !other.equals(one) && other.includes(one)))
                .toList();
    }
}
