package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.CandidateDetails;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.invitations.cohorts.KnownPersons;
import ca.dosebook.invitations.cohorts.reading.Line;
import ca.dosebook.invitations.cohorts.reviewing.Checked.Hashes;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.People;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at all lines of a list together, beside everything that is known already. */
@Component
public class Checks {

    private final People people;
    private final Rollout rollout;
    private final ElsewhereStore elsewhere;
    private final ObjectProvider<KnownPersons> known;
    private final Clock clock;

    Checks(
            People people,
            Rollout rollout,
            ElsewhereStore elsewhere,
            ObjectProvider<KnownPersons> known,
            Clock clock) {
        this.people = people;
        this.rollout = rollout;
        this.elsewhere = elsewhere;
        this.known = known;
        this.clock = clock;
    }

    /** Someone the line names, as others are asked about them. */
    record Known(int place, Optional<PersonKey> key, Hashes hashes) {}

    /** @param done is told how many lines have been looked at, now and then */
    public List<Checked> of(
            HealthUnitId unit, CohortId cohort, List<Line> lines, Interpreter interpreter, IntConsumer done) {
        var turns = new Turns(unit);
        var twins = new Twins();
        List<Set<Finding>> findings = new ArrayList<>(lines.size());
        OptionalInt[] twinOf = new OptionalInt[lines.size()];
        List<Known> knowns = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Meaning meaning = interpreter.read(line);
            Set<Finding> found = EnumSet.noneOf(Finding.class);
            meaning.problems().stream().map(Problem::finding).forEach(found::add);
            twinOf[i] = OptionalInt.empty();
            if (meaning.details().isPresent() && found.stream().noneMatch(Checks::isError)) {
                CandidateDetails details = meaning.details().get();
                knowns.add(known(i, details));
                found.addAll(turns.of(details));
                Optional<Twins.Twin> twin = twins.next(line.number(), details);
                if (twin.isPresent()) {
                    found.add(twin.get().finding());
                    twinOf[i] = OptionalInt.of(twin.get().line());
                }
            }
            findings.add(found);
            done.accept(i + 1);
        }
        mark(findings, knowns, elsewhere.inOtherLists(unit, cohort, knowns), Finding.IN_OTHER_LIST);
        mark(findings, knowns, elsewhere.invited(unit, knowns), Finding.ALREADY_INVITED);
        List<KnownPersons.Asked> asked = knowns.stream()
                .map(who -> new KnownPersons.Asked(who.key(), who.hashes().name()))
                .toList();
        known.stream().forEach(others -> mark(findings, knowns, others.booked(asked), Finding.ALREADY_BOOKED));
        return checked(lines, findings, twinOf, knowns);
    }

    private Known known(int place, CandidateDetails details) {
        return new Known(
                place,
                details.healthNumber().map(people::keyOf),
                new Hashes(
                        people.nameHash(details.name(), details.birthDate()),
                        people.familyHash(details.name().family())));
    }

    private static boolean isError(Finding finding) {
        return finding.weight() == Finding.Weight.ERROR;
    }

    private static void mark(List<Set<Finding>> findings, List<Known> knowns, BitSet those, Finding finding) {
        those.stream().forEach(i -> findings.get(knowns.get(i).place()).add(finding));
    }

    private static List<Checked> checked(
            List<Line> lines, List<Set<Finding>> findings, OptionalInt[] twinOf, List<Known> knowns) {
        Map<Integer, Known> byPlace = new HashMap<>();
        knowns.forEach(who -> byPlace.put(who.place(), who));
        List<Checked> all = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Optional<Known> who = Optional.ofNullable(byPlace.get(i));
            all.add(new Checked(
                    lines.get(i), who.flatMap(Known::key), who.map(Known::hashes), findings.get(i), twinOf[i]));
        }
        return all;
    }

    /** Whether it is someone's turn, and whether they live in the unit: few different answers for many people. */
    private final class Turns {

        private final HealthUnitId unit;
        private final Instant now = clock.instant();
        private final Map<Asked, Boolean> answers = new HashMap<>();
        private final Map<String, Boolean> homes = new HashMap<>();

        private record Asked(int birthYear, Optional<PersonGroup> group) {}

        Turns(HealthUnitId unit) {
            this.unit = unit;
        }

        Set<Finding> of(CandidateDetails details) {
            Set<Finding> found = EnumSet.noneOf(Finding.class);
            var asked = new Asked(details.birthDate().getYear(), details.group());
            if (!answers.computeIfAbsent(asked, this::hasTurn)) {
                found.add(Finding.NOT_THEIR_TURN);
            }
            boolean elsewhere = details.address()
                    .postalCode()
                    .map(code -> !homes.computeIfAbsent(code.substring(0, 3), this::isHere))
                    .orElse(false);
            if (elsewhere) {
                found.add(Finding.OTHER_UNIT);
            }
            return found;
        }

        private boolean hasTurn(Asked asked) {
            return rollout.isForSome(
                    unit, asked.birthYear(), asked.group().map(Set::of).orElse(Set.of()), now);
        }

        private boolean isHere(String area) {
            return rollout.postalArea(area)
                    .map(PostalArea::units)
                    .filter(units -> units.contains(unit))
                    .isPresent();
        }
    }
}
