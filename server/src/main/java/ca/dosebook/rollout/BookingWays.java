package ca.dosebook.rollout;

import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where someone books: here or in a system of the unit, as a whole, for a group, at a site. Pure. */
final class BookingWays {

    private final Map<HealthUnitId, ToolSwitch> switches;
    private final List<ModeException> exceptions;
    private final List<EligibilityRule> ofSites;
    private final Predicate<String> hotSpot;

    /** What a unit's booking tool was before a moment. */
    record ToolSwitch(HealthUnitId unit, Instant at, BookingTool before) {}

    BookingWays(
            List<ToolSwitch> switches,
            List<ModeException> exceptions,
            List<EligibilityRule> rules,
            Predicate<String> hotSpot) {
        this.switches = switches.stream().collect(Collectors.toUnmodifiableMap(ToolSwitch::unit, one -> one));
        this.exceptions = List.copyOf(exceptions);
        this.ofSites = rules.stream().filter(rule -> rule.site() != null).toList();
        this.hotSpot = hotSpot;
    }

    BookingTool tool(HealthUnit unit, Instant at) {
        ToolSwitch last = switches.get(unit.id());
        return last != null && at.isBefore(last.at()) ? last.before() : unit.bookingTool();
    }

    /** The system this person is sent to; empty when she books here, be it at some sites only. */
    Optional<LocalContact> elsewhere(HealthUnit unit, EligibilityQuestion question) {
        Optional<ModeException> ofGroup = ofGroup(unit.id(), question);
        BookingTool tool = ofGroup.map(ModeException::bookingTool).orElseGet(() -> tool(unit, question.now()));
        boolean here =
                tool == BookingTool.PROVINCIAL || !only(unit.id(), question).isEmpty();
        return here
                ? Optional.empty()
                : Optional.of(ofGroup.map(ModeException::local).orElse(unit.local()));
    }

    /** Whether this person books here at the sites of {@link #only} alone. */
    boolean atSomeSitesOnly(HealthUnit unit, EligibilityQuestion question) {
        BookingTool tool = ofGroup(unit.id(), question)
                .map(ModeException::bookingTool)
                .orElseGet(() -> tool(unit, question.now()));
        return tool == BookingTool.LOCAL;
    }

    private Optional<ModeException> ofGroup(HealthUnitId unit, EligibilityQuestion question) {
        return inForce(unit, question.now())
                .filter(exception -> exception.site() == null && exception.isFor(question))
                .findFirst();
    }

    /** The sites of this unit that book here by exception, for this person. */
    Set<UUID> only(HealthUnitId unit, EligibilityQuestion question) {
        return inForce(unit, question.now())
                .filter(exception -> exception.site() != null && exception.isFor(question))
                .filter(exception -> exception.bookingTool() == BookingTool.PROVINCIAL)
                .flatMap(exception -> Stream.ofNullable(exception.site()))
                .filter(site -> admits(site, question))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What books here though its unit does not, whoever it is for. */
    List<ModeException> hereByException(HealthUnit unit, Instant at) {
        return tool(unit, at) == BookingTool.PROVINCIAL
                ? List.of()
                : inForce(unit.id(), at)
                        .filter(exception -> exception.bookingTool() == BookingTool.PROVINCIAL)
                        .toList();
    }

    /** Sites of anywhere that this person may not use, because of an exception or of a rule of the site's own. */
    Set<UUID> without(EligibilityQuestion question) {
        Stream<UUID> elsewhere = exceptions.stream()
                .filter(exception -> exception.inForce(question.now()))
                .filter(exception -> exception.bookingTool() == BookingTool.LOCAL && exception.isFor(question))
                .flatMap(exception -> Stream.ofNullable(exception.site()));
        Stream<UUID> restricted = ofSites.stream()
                .flatMap(rule -> Stream.ofNullable(rule.site()))
                .distinct()
                .filter(site -> !admits(site, question));
        return Stream.concat(elsewhere, restricted).collect(Collectors.toUnmodifiableSet());
    }

    /** Where one books at this site, when that is not here. */
    Optional<LocalContact> elsewhereAt(UUID site, HealthUnit unit, EligibilityQuestion question) {
        Optional<ModeException> closest = inForce(unit.id(), question.now())
                .filter(exception ->
                        exception.site() == null || exception.site().equals(site))
                .filter(exception -> exception.isFor(question))
                .max(Comparator.comparing((ModeException exception) -> exception.site() != null)
                        .thenComparing(exception -> exception.group() != null));
        BookingTool tool = closest.map(ModeException::bookingTool).orElseGet(() -> tool(unit, question.now()));
        return tool == BookingTool.PROVINCIAL
                ? Optional.empty()
                : Optional.of(closest.map(ModeException::local).orElse(unit.local()));
    }

    boolean admits(UUID site, EligibilityQuestion question) {
        List<EligibilityCriterion> whom = whom(site, question.now());
        return whom.isEmpty()
                || whom.stream()
                        .anyMatch(criterion -> criterion.describes(question, hotSpot)
                                && (!criterion.byInvitation() || question.hasInvitation()));
    }

    /** Whom the site is for; empty for everyone. */
    List<EligibilityCriterion> whom(UUID site, Instant at) {
        return ofSites.stream()
                .filter(rule -> site.equals(rule.site()) && rule.inForce(at))
                .map(EligibilityRule::criterion)
                .toList();
    }

    /** The groups that exceptions and site rules of a unit name. */
    List<@Nullable PersonGroup> groups(HealthUnitId unit, Instant at) {
        return Stream.<@Nullable PersonGroup>concat(
                        inForce(unit, at).map(ModeException::group),
                        ofSites.stream()
                                .filter(rule -> unit.equals(rule.unit()) && rule.inForce(at))
                                .map(rule -> rule.criterion().group()))
                .toList();
    }

    private Stream<ModeException> inForce(HealthUnitId unit, Instant at) {
        return exceptions.stream().filter(exception -> exception.unit().equals(unit) && exception.inForce(at));
    }
}
