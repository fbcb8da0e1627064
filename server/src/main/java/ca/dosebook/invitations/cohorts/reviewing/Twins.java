package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.CandidateDetails;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.people.HealthCardNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the same person twice in a list, and people who may be the same. Lines are looked at in their order, each beside
 * those before it: the first is never the one in question.
 */
final class Twins {

    /**
     * With so many neighbours of the same postal code and birth date only the nearest are compared, so that no list makes
     * this take forever.
     */
    private static final int NEIGHBOURS = 100;

    private final Map<HealthCardNumber, Person> byNumber = new HashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final Map<String, List<Person>> byHome = new HashMap<>();
    private final Map<String, List<Person>> byNameAtHome = new HashMap<>();

    /** Folded once, since each is compared with many. */
    private record Person(int line, String given, String family, LocalDate born, Optional<HealthCardNumber> number) {

        boolean isSpeltLike(Person other) {
            return given.equals(other.given) && family.equals(other.family);
        }

        @Override
        public String toString() {
            return "Person[masked]";
        }
    }

    /** @param line of whom it repeats or resembles */
    record Twin(Finding finding, int line) {}

    /** What is to be said of this line beside the ones before, which it joins. */
    Optional<Twin> next(int line, CandidateDetails details) {
        var person = new Person(
                line,
                Folding.folded(details.name().given()),
                Folding.folded(details.name().family()),
                details.birthDate(),
                details.healthNumber());
        Optional<Twin> twin = same(person).or(() -> alike(person, details));
        if (twin.isEmpty() || twin.get().finding() != Finding.DUPLICATE) {
            remember(person, details);
        }
        return twin;
    }

    private Optional<Twin> same(Person person) {
        Person sameNumber = person.number().map(byNumber::get).orElse(null);
        Person sameName = byName.get(nameAndBirth(person));
        if (sameNumber != null) {
            boolean all = sameNumber.isSpeltLike(person) && sameNumber.born().equals(person.born());
            return Optional.of(new Twin(all ? Finding.DUPLICATE : Finding.SAME_NUMBER, sameNumber.line()));
        }
        if (sameName != null) {
            boolean twoNumbers =
                    sameName.number().isPresent() && person.number().isPresent();
            return Optional.of(new Twin(twoNumbers ? Finding.SAME_NAME : Finding.DUPLICATE, sameName.line()));
        }
        return Optional.empty();
    }

    private Optional<Twin> alike(Person person, CandidateDetails details) {
        Optional<String> code = details.address().postalCode();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        List<Person> sameBirth = byHome.getOrDefault(code.get() + person.born(), List.of());
        for (int i = Math.max(0, sameBirth.size() - NEIGHBOURS); i < sameBirth.size(); i++) {
            if (hasNearlyTheName(person, sameBirth.get(i))) {
                return Optional.of(new Twin(Finding.ALIKE, sameBirth.get(i).line()));
            }
        }
        List<Person> sameName = byNameAtHome.getOrDefault(nameAt(code.get(), person), List.of());
        for (int i = Math.max(0, sameName.size() - NEIGHBOURS); i < sameName.size(); i++) {
            if (hasDayAndMonthSwapped(person.born(), sameName.get(i).born())) {
                return Optional.of(new Twin(Finding.ALIKE, sameName.get(i).line()));
            }
        }
        return Optional.empty();
    }

    private void remember(Person person, CandidateDetails details) {
        person.number().ifPresent(number -> byNumber.putIfAbsent(number, person));
        byName.putIfAbsent(nameAndBirth(person), person);
        details.address().postalCode().ifPresent(code -> {
            byHome.computeIfAbsent(code + person.born(), key -> new ArrayList<>(1))
                    .add(person);
            byNameAtHome
                    .computeIfAbsent(nameAt(code, person), key -> new ArrayList<>(1))
                    .add(person);
        });
    }

    /** As {@code People.nameHash} has it: the parts joined, so that it does not matter where one ends. */
    private static String nameAndBirth(Person person) {
        return person.family() + person.given() + person.born();
    }

    private static String nameAt(String code, Person person) {
        return code + person.family() + '|' + person.given();
    }

    private static boolean hasNearlyTheName(Person one, Person other) {
        boolean swapped = one.given().equals(other.family()) && one.family().equals(other.given());
        return swapped
                || one.family().equals(other.family()) && differByOne(one.given(), other.given())
                || one.given().equals(other.given()) && differByOne(one.family(), other.family());
    }

    private static boolean hasDayAndMonthSwapped(LocalDate one, LocalDate other) {
        return one.getYear() == other.getYear()
                && one.getMonthValue() == other.getDayOfMonth()
                && one.getDayOfMonth() == other.getMonthValue()
                && !one.equals(other);
    }

    /** One letter more, fewer or different, or two neighbours swapped. */
    static boolean differByOne(String one, String other) {
        if (one.length() > other.length()) {
            return differByOne(other, one);
        }
        int longer = other.length() - one.length();
        if (longer > 1) {
            return false;
        }
        int at = 0;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        if (longer == 1) {
            return one.substring(at).equals(other.substring(at + 1));
        }
        boolean neighboursSwapped = at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
        return at < one.length() && (neighboursSwapped || one.substring(at + 1).equals(other.substring(at + 1)));
    }
}
