package ca.dosebook.invitations.cohorts.reviewing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.cohorts.CandidateDetails;
import ca.dosebook.invitations.cohorts.CandidateDetails.Address;
import ca.dosebook.invitations.cohorts.CandidateDetails.Reach;
import ca.dosebook.invitations.cohorts.ContactPermission;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.invitations.cohorts.reviewing.Twins.Twin;
import ca.dosebook.kernel.Language;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinsTests {

    private static final Optional<HealthCardNumber> ONE = Optional.of(new HealthCardNumber("1234567897"));
    private static final Optional<HealthCardNumber> OTHER = HealthCardNumber.parse("9876543217");

    private final Twins twins = new Twins();

    private static CandidateDetails who(
            String given, String family, String born, Optional<HealthCardNumber> number, String postalCode) {
        return new CandidateDetails(
                new PersonName(given, family),
                LocalDate.parse(born),
                number,
                new Address(Optional.empty(), Optional.empty(), Optional.of(postalCode)),
                new Reach(Optional.empty(), Optional.empty(), Language.EN, ContactPermission.UNSAID),
                Optional.empty());
    }

    private static CandidateDetails rose(Optional<HealthCardNumber> number) {
        return who("Rose", "Tremblay", "1938-03-04", number, "K7L 3N6");
    }

    @Test
    void the_same_person_twice_is_a_duplicate_of_the_first_line() {
        assertThat(twins.next(2, rose(ONE))).isEmpty();
        assertThat(twins.next(3, rose(ONE))).contains(new Twin(Finding.DUPLICATE, 2));
        assertThat(twins.next(4, who("ROSE", "Tremblay", "1938-03-04", Optional.empty(), "M5V 1A1")))
                .contains(new Twin(Finding.DUPLICATE, 2));
    }

    @Test
    void a_number_with_another_name_and_a_name_with_another_number_wait() {
        assertThat(OTHER).isPresent();
        assertThat(twins.next(2, rose(ONE))).isEmpty();
        assertThat(twins.next(3, who("Ann", "Roy", "1940-01-01", ONE, "K7L 3N6")))
                .contains(new Twin(Finding.SAME_NUMBER, 2));
        assertThat(twins.next(4, rose(OTHER))).contains(new Twin(Finding.SAME_NAME, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "Tremblay, Rose, 1938-03-04",
        "Rosa, Tremblay, 1938-03-04",
        "Ros, Tremblay, 1938-03-04",
        "Rsoe, Tremblay, 1938-03-04",
        "Rose, Trembley, 1938-03-04",
        "Rose, Tremblay, 1938-04-03"
    })
    void one_slip_of_the_pen_at_the_same_postal_code_is_noticed(String given, String family, String born) {
        assertThat(twins.next(2, rose(Optional.empty()))).isEmpty();
        assertThat(twins.next(3, who(given, family, born, Optional.empty(), "K7L 3N6")))
                .contains(new Twin(Finding.ALIKE, 2));
        assertThat(twins.next(4, who(given + "x", family + "x", born, Optional.empty(), "M5V 1A1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Rosalie, Tremblay, 1938-03-04", "Rose, Tremblay, 1939-03-04", "Rosa, Trembley, 1938-03-04"})
    void more_than_a_slip_is_another_person(String given, String family, String born) {
        assertThat(twins.next(2, rose(Optional.empty()))).isEmpty();
        assertThat(twins.next(3, who(given, family, born, Optional.empty(), "K7L 3N6")))
                .isEmpty();
    }

    @Test
    @Timeout(30)
    void a_list_of_people_who_share_birth_date_and_postal_code_does_not_take_forever() {
        for (int i = 0; i < 50_000; i++) {
            Optional<Twin> twin = twins.next(
                    i,
                    who(
                            "Ann" + "abcdefghij".charAt(i % 10),
                            "F" + i * 7919L,
                            "1938-03-04",
                            Optional.empty(),
                            "K7L 3N6"));
            assertThat(twin.filter(found -> found.finding() == Finding.DUPLICATE))
                    .isEmpty();
        }
    }
}
