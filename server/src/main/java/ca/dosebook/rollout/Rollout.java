package ca.dosebook.rollout;

import ca.dosebook.kernel.Remembered;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Health units, their stages, and who may book.
 *
 * <p>Every answer comes from memory: what this process writes is in its next answer, what another node writes within a
 * second. An opening is a moment and the moment asked about decides, so a unit opens to the instant on every node that
 * learned of the opening at least a second before.
 */
@Component
public class Rollout {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Duration MAX_AGE_OF_AREAS = Duration.ofMinutes(10);
    private static final int MOST_PLACES = 10;

    private final RolloutStore store;
    private final Remembered<Known> known;
    private final Remembered<Areas> areas;

    private record Known(
            List<HealthUnit> units,
            Map<HealthUnitId, HealthUnit> byId,
            OpeningCalendar calendar,
            BookingWays ways,
            Eligibility eligibility,
            List<EligibilityRule> rules) {}

    private record Areas(Map<String, PostalArea> byFsa, PlaceSearch search) {}

    /** Brings the shipped reference data into the tables first, so that whoever is given this object finds it there. */
    Rollout(RolloutStore store, ReferenceStore reference) {
        this.store = store;
        reference.load();
        this.known = new Remembered<>(MAX_AGE, this::readKnown);
        this.areas = new Remembered<>(MAX_AGE_OF_AREAS, this::readAreas);
    }

    /** All 34, by short name. */
    public List<HealthUnit> healthUnits() {
        return known.get().units();
    }

    public Optional<HealthUnit> healthUnit(HealthUnitId id) {
        return Optional.ofNullable(known.get().byId().get(id));
    }

    /** The area of a postal code; empty outside Ontario and for codes that have no area of their own. */
    public Optional<PostalArea> postalArea(PostalCode code) {
        return postalArea(code.area());
    }

    /** The area with these first three characters, in any case. */
    public Optional<PostalArea> postalArea(String fsa) {
        return Optional.ofNullable(areas.get().byFsa().get(fsa.strip().toUpperCase(Locale.ROOT)));
    }

    /**
     * At most ten areas for a town, a part of its name, or the beginning of a postal code, the best first; blind to case,
     * accents and punctuation. Empty when nothing fits.
     */
    public List<PostalArea> placesNamed(String townOrFsa) {
        return areas.get().search().find(townOrFsa, MOST_PLACES);
    }

    /** The stage in force at that moment: of the newest opening whose moment has passed; without one, closed. */
    public Stage stage(HealthUnitId unit, Instant at) {
        return known.get().calendar().stage(unit, at);
    }

    /** The soonest announced change of stage after that moment. */
    public Optional<Opening> nextOpening(HealthUnitId unit, Instant after) {
        return known.get().calendar().next(unit, after);
    }

    /** The pause of this unit at that moment. */
    public Optional<Pause> pause(HealthUnitId unit, Instant at) {
        return known.get().eligibility().pause(unit, at);
    }

    /** Who may book, where, when, and why not. Throws for a unit that does not exist. */
    public EligibilityAnswer assess(EligibilityQuestion question) {
        Known now = known.get();
        return now.eligibility().assess(unit(now, question.unit()), question);
    }

    /** The same, with the moment at which the answer changes by what is announced now. */
    public Assessment assessment(EligibilityQuestion question) {
        Known now = known.get();
        return now.eligibility().assessment(unit(now, question.unit()), question);
    }

    /** The groups that would change the answer if this person belonged to one; none when she may book already. */
    public List<PersonGroup> groupsThatMatter(EligibilityQuestion question) {
        Known now = known.get();
        return now.eligibility().groupsThatMatter(unit(now, question.unit()), question);
    }

    /** The units at whose sites residents of this one may book: their own, and those open to everyone and not paused. */
    public Set<HealthUnitId> unitsOpenTo(HealthUnitId resident, Instant at) {
        Known now = known.get();
        Set<HealthUnitId> units = new HashSet<>();
        units.add(resident);
        for (HealthUnit unit : now.units()) {
            if (now.ways().tool(unit, at) == BookingTool.PROVINCIAL
                    && now.calendar().stage(unit.id(), at) == Stage.OPEN
                    && now.eligibility().pause(unit.id(), at).isEmpty()) {
                units.add(unit.id());
            }
        }
        return units;
    }

    /**
     * The sites at which someone may book who may book at all: for lists of clinics. What the place she holds gave her is
     * not in it; {@link #assessSite} weighs that.
     */
    public SiteChoice sites(EligibilityQuestion question) {
        Known now = known.get();
        HealthUnit unit = unit(now, question.unit());
        return now.ways().atSomeSitesOnly(unit, question)
                ? new SiteChoice(Set.of(unit.id()), Optional.of(now.ways().only(unit.id(), question)), Set.of())
                : new SiteChoice(
                        unitsOpenTo(unit.id(), question.now()),
                        Optional.empty(),
                        now.ways().without(question));
    }

    /**
     * The sites to which someone may move an appointment, paused or not: besides those where she could book, those of the
     * units where she has appointments; and her own sites, whoever they are for.
     */
    public SiteChoice sitesToMoveTo(
            EligibilityQuestion question, Set<HealthUnitId> bookedUnits, Set<UUID> bookedSites) {
        Set<HealthUnitId> units = new HashSet<>(unitsOpenTo(question.unit(), question.now()));
        units.addAll(bookedUnits);
        Set<UUID> without = new HashSet<>(known.get().ways().without(question));
        without.removeAll(bookedSites);
        return new SiteChoice(units, Optional.empty(), without);
    }

    /**
     * Whether someone who may book may do so at this site. A site she could use when she took the place she holds she may
     * use still.
     *
     * @param siteUnit the health unit in which the site lies
     */
    public SiteAnswer assessSite(EligibilityQuestion question, UUID site, HealthUnitId siteUnit) {
        SiteAnswer now = siteNow(question, site, siteUnit);
        Instant since = question.placeSince();
        if (now instanceof SiteAnswer.MayUse || since == null || !since.isBefore(question.now())) {
            return now;
        }
        return siteNow(question.at(since), site, siteUnit) instanceof SiteAnswer.MayUse then ? then : now;
    }

    private SiteAnswer siteNow(EligibilityQuestion question, UUID site, HealthUnitId siteUnit) {
        Known now = known.get();
        HealthUnit unit = unit(now, siteUnit);
        HealthUnit home = unit(now, question.unit());
        boolean open = now.ways().atSomeSitesOnly(home, question)
                ? siteUnit.equals(home.id())
                : unitsOpenTo(home.id(), question.now()).contains(siteUnit);
        if (!open) {
            return new SiteAnswer.UnitNotOpen(unit);
        }
        return now.ways()
                .elsewhereAt(site, unit, question)
                .<SiteAnswer>map(SiteAnswer.BooksElsewhere::new)
                .orElseGet(() -> now.ways().admits(site, question)
                        ? new SiteAnswer.MayUse()
                        : new SiteAnswer.OnlyFor(now.ways().whom(site, question.now())));
    }

    /** What it would come to if one rule went and another came; null for none. */
    public RuleChange ifRules(@Nullable EligibilityRule without, @Nullable EligibilityRule with) {
        Known now = known.get();
        List<EligibilityRule> changed = new ArrayList<>(now.rules());
        changed.remove(without);
        if (with != null) {
            changed.add(with);
        }
        return new RuleChange(
                new Eligibility(now.calendar(), now.ways(), now.rules(), List.of(), this::isHotSpot),
                new BookingWays(List.of(), List.of(), now.rules(), this::isHotSpot),
                new Eligibility(now.calendar(), now.ways(), changed, List.of(), this::isHotSpot),
                new BookingWays(List.of(), List.of(), changed, this::isHotSpot));
    }

    /** Whom a site is for by rules of its own; empty for everyone who may book in its unit. */
    public List<EligibilityCriterion> siteIsFor(UUID site, Instant at) {
        return known.get().ways().whom(site, at);
    }

    /**
     * The sites and groups of a unit with its own system that book here all the same. None where the unit itself books
     * here, is closed or paused: then there is one way only.
     */
    public List<ModeException> bookingHereByException(HealthUnitId unit, Instant at) {
        Known now = known.get();
        return now.calendar().stage(unit, at) == Stage.CLOSED
                        || now.eligibility().pause(unit, at).isPresent()
                ? List.of()
                : now.ways().hereByException(unit(now, unit), at);
    }

    /**
     * Takes what this process, or another node, has just written to this module's tables into its next answer: at once, or
     * when the transaction of the caller has ended well.
     */
    public void readAgain() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            known.readNow();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.readNow();
            }
        });
    }

    /**
     * Whether a rule of this unit, in force at this moment or announced, is for people of this year of birth or these groups,
     * whatever the stage: those whom an official invites before the unit opens.
     */
    public boolean isForSome(HealthUnitId unit, int birthYear, Set<PersonGroup> groups, Instant at) {
        return known.get().eligibility().isForSome(unit, birthYear, groups, at);
    }

    /**
     * Announces the moment at which a stage begins, also one that has passed. Another stage announced for the same unit
     * and moment replaces it.
     */
    public void announce(Opening opening) {
        unit(known.get(), opening.unit());
        store.save(opening);
        known.readNow();
    }

    /** Sets how a unit takes bookings, and how its own tool or call centre is reached. */
    public void setBookingMode(HealthUnitId unit, BookingTool tool, CallCentre callCentre, LocalContact local) {
        if (!store.saveBookingMode(unit, tool, callCentre, local)) {
            throw noSuch(unit);
        }
        known.readNow();
    }

    /** Adds an exception to a unit's booking mode; one for the same site and group leaves everything as it is. */
    public void except(ModeException exception) {
        store.save(exception);
        known.readNow();
    }

    /** Adds a rule to those in force or to come; adding it again changes nothing. */
    public void addRule(EligibilityRule rule) {
        store.save(rule);
        known.readNow();
    }

    /**
     * Withdraws every rule, those of the shipped reference data too: until rules are added, nobody's turn has come. For a
     * province that starts its campaign on rules of its own.
     */
    public void withdrawRules() {
        store.deleteRules();
        known.readNow();
    }

    private Known readKnown() {
        List<HealthUnit> units = store.healthUnits();
        List<EligibilityRule> rules = store.eligibilityRules();
        var calendar = new OpeningCalendar(store.openings());
        var ways = new BookingWays(store.toolSwitches(), store.modeExceptions(), rules, this::isHotSpot);
        return new Known(
                units,
                RolloutReference.by(HealthUnit::id, units),
                calendar,
                ways,
                new Eligibility(calendar, ways, rules, store.pauses(), this::isHotSpot),
                rules);
    }

    private boolean isHotSpot(String fsa) {
        return postalArea(fsa).map(PostalArea::hotSpot).orElse(false);
    }

    private Areas readAreas() {
        List<PostalArea> all = store.postalAreas();
        return new Areas(RolloutReference.by(PostalArea::fsa, all), new PlaceSearch(all));
    }

    private static HealthUnit unit(Known known, HealthUnitId id) {
        HealthUnit unit = known.byId().get(id);
        if (unit == null) {
            throw noSuch(id);
        }
        return unit;
    }

    private static NoSuchElementException noSuch(HealthUnitId id) {
        return new NoSuchElementException("no health unit " + id);
    }
}
