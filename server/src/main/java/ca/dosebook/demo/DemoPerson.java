package ca.dosebook.demo;

import ca.dosebook.invitations.Invitee;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

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
