package ca.dosebook.rollout;

import ca.dosebook.kernel.Remembered;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

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
            Eligibility eligibility) {}

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

    /** Who may book, where, when, and why not. Throws for a unit that does not exist. */
    public EligibilityAnswer assess(EligibilityQuestion question) {
        Known now = known.get();
        return now.eligibility().assess(unit(now, question.unit()), question);
    }

    /**
     * Whether a rule of this unit, in force or announced, is for people of this year of birth or these groups, whatever the
     * stage: those whom an official invites before the unit opens.
     */
    public boolean isForSome(HealthUnitId unit, int birthYear, Set<PersonGroup> groups) {
        return known.get().eligibility().isForSome(unit, birthYear, groups);
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
        var calendar = new OpeningCalendar(store.openings());
        return new Known(
                units,
                RolloutReference.by(HealthUnit::id, units),
                calendar,
                new Eligibility(calendar, store.eligibilityRules()));
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
