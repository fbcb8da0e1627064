package ca.dosebook.journeys;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Someone who does not exist, with a health card as it would be.
 *
 * @param number ten digits, the last of them the check digit
 */
record Person(String given, String family, String number, String version, LocalDate birthDate, String postalCode) {

    private static final AtomicInteger BORN_SO_FAR = new AtomicInteger();
    private static final List<Person> ALL = new CopyOnWriteArrayList<>();

    private static final Pattern INTRODUCTION =
            Pattern.compile("(\\S+) (\\S+), born ([^,]+), health card ([0-9 ]+) ([A-Z]+), postal code (\\w{3} \\w{3})");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.CANADA);

    Person {
        if (!number.matches("[1-9]\\d{9}")) {
            throw new IllegalArgumentException("not a health number");
        }
    }

    /** Someone of whom the greeting says: {@code Rose Okafor, born 14 March 1944, health card 9876 543 217 RO, …}. */
    static Person introduced(String words) {
        Matcher found = INTRODUCTION.matcher(words);
        if (!found.find()) {
            throw new IllegalArgumentException("nobody is introduced by: " + words);
        }
        return known(new Person(
                found.group(1),
                found.group(2),
                found.group(4).replace(" ", ""),
                found.group(5),
                LocalDate.parse(found.group(3), DATE),
                found.group(6)));
    }

    /** Another resident of Kingston of more than 80 years, with a number nobody else has. */
    static Person another(String given, String family) {
        int n = BORN_SO_FAR.incrementAndGet();
        String nine = "84%07d".formatted(1_234_000 + n * 37);
        return known(new Person(
                given, family, nine + checkDigit(nine), "QX", LocalDate.of(1936, 1 + n % 12, 1 + n % 28), "K7L 3N6"));
    }

    /** Everyone who has been anywhere in these journeys. */
    static List<Person> all() {
        return List.copyOf(ALL);
    }

    Person livingAt(String otherPostalCode) {
        return known(new Person(given, family, number, version, birthDate, otherPostalCode));
    }

    Person bornOn(LocalDate otherDay) {
        return known(new Person(given, family, number, version, otherDay, postalCode));
    }

    String fullName() {
        return given + " " + family;
    }

    /** An address that says nothing of who they are. */
    String mail() {
        return "resident-" + number.substring(4, 8) + "@example.org";
    }

    /** As it is printed on the card. */
    String printedNumber() {
        return number.substring(0, 4) + " " + number.substring(4, 7) + " " + number.substring(7);
    }

    private static Person known(Person person) {
        if (!ALL.contains(person)) {
            ALL.add(person);
        }
        return person;
    }

    /** Luhn's: of the nine digits every other one, from the first on, counts twice. */
    private static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            int digit = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return (10 - sum % 10) % 10;
    }
}
