package ca.dosebook.demo;

import ca.dosebook.invitations.Invitee;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Someone who does not exist, to try the pages with.
 *
 * @param postalCode as on an envelope
 */
@Personal
record DemoPerson(
        PersonName name,
        LocalDate birthDate,
        HealthCardNumber card,
        String versionCode,
        String postalCode,
        HealthUnitId unit) {

    static final List<String> READS_FRENCH = List.of("Aimée", "Gisèle", "Fernand", "Rolande");

    private static final List<String> GIVEN = Stream.concat(
                    Stream.of(
                            "Agnes",
                            "Arthur",
                            "Beatrice",
                            "Chandra",
                            "Cyril",
                            "Doris",
                            "Edith",
                            "Farida",
                            "Harold",
                            "Irene",
                            "Joaquim",
                            "Kwame",
                            "Lakshmi",
                            "Mabel",
                            "Mei",
                            "Norman",
                            "Olga",
                            "Percy",
                            "Stella",
                            "Winston"),
                    READS_FRENCH.stream())
            .toList();
    private static final List<String> FAMILY = List.of(
            "Abara",
            "Boisvert",
            "Castellano",
            "Drummond",
            "Eriksen",
            "Fairweather",
            "Ghoshal",
            "Hallworth",
            "Iwasaki",
            "Jelinek",
            "Kestrel",
            "Lafontaine",
            "Marchbank",
            "Nakoda",
            "Oyelaran",
            "Pemberton",
            "Quesnel",
            "Rutherglen",
            "Sandhu",
            "Thistlewood",
            "Umar",
            "Verhoeven",
            "Wolanski",
            "Yeung");
    private static final int OLD = 81;

    static DemoPerson residentOf82(LocalDate loadedOn) {
        return new DemoPerson(
                new PersonName("Rose", "Okafor"),
                born(82, MonthDay.of(3, 14), loadedOn),
                new HealthCardNumber("9876543217"),
                "RO",
                "K7L 3N6",
                new HealthUnitId(2241));
    }

    static DemoPerson healthCareWorkerOf45(LocalDate loadedOn) {
        return new DemoPerson(
                new PersonName("Noé", "Beausoleil"),
                born(45, MonthDay.of(6, 2), loadedOn),
                new HealthCardNumber("9555501429"),
                "NB",
                "K9H 3R9",
                new HealthUnitId(2255));
    }

    /** Someone of eighty and over in Kingston, as there are many. */
    static DemoPerson somebody(RandomGenerator random, LocalDate today) {
        return new DemoPerson(
                new PersonName(one(GIVEN, random), one(FAMILY, random)),
                today.withDayOfYear(1 + random.nextInt(365)).minusYears(OLD + random.nextInt(15)),
                aNumber(random),
                "DB",
                "K7L 3N6",
                new HealthUnitId(2241));
    }

    /** Ten digits with a right check digit. */
    private static HealthCardNumber aNumber(RandomGenerator random) {
        long nine = 900_000_000L + random.nextInt(100_000_000);
        return IntStream.range(0, 10)
                .mapToObj(check -> HealthCardNumber.parse(String.valueOf(nine * 10 + check)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static String one(List<String> names, RandomGenerator random) {
        return names.get(random.nextInt(names.size()));
    }

    Invitee invitee() {
        return new Invitee(name, birthDate, Optional.of(card));
    }

    /** As it is printed on the card: {@code 9876 543 217 RO}. */
    String printedCard() {
        String digits = card.digits();
        return digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7) + " " + versionCode;
    }

    private static LocalDate born(int age, MonthDay birthday, LocalDate onDay) {
        LocalDate thisYears = birthday.atYear(onDay.getYear());
        return thisYears.minusYears(thisYears.isAfter(onDay) ? age + 1L : age);
    }

    @Override
    public String toString() {
        return "DemoPerson[masked]";
    }
}
