package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * After all other journeys: names, health numbers, birth dates and mail addresses of everyone who took part are looked
 * for in everything that was asked of a server and that a server wrote.
 */
@InTheProvince
@Order(Integer.MAX_VALUE)
@Isolated("all others have ended")
class NothingPersonalTests {

    @Test
    void nothing_personal_is_left_in_addresses_logs_mails_or_the_plain_bytes_of_the_database(Scene scene) {
        Person marked = Person.another("Mnemosyne", "Quetzalcoatlus");
        Resident resident = given(scene.someoneAfterTheOpening().comes())
                .getsTheAnswerFor(marked)
                .goesOn()
                .choosesBothDoses()
                .wantsMailTo(marked.mail())
                .booksTheAppointments();
        Mails mails = scene.province().mailsAfterTheOpening();
        resident.page().waitForCondition(() -> !mails.to(marked.mail()).isEmpty());

        Traces ofPeople = new Traces(Person.all().stream()
                .flatMap(person -> Stream.of(
                        person.family(),
                        person.number(),
                        person.printedNumber(),
                        person.birthDate().toString()))
                .distinct()
                .toList());
        Traces ofAddresses =
                new Traces(Person.all().stream().map(Person::mail).distinct().toList());

        assertThat(new Traces(List.of(marked.mail())).under(mails.directory()))
                .as("the search finds what is there")
                .hasSize(1);
        assertThat(scene.addressesAskedFor())
                .isNotEmpty()
                .map(address -> URLDecoder.decode(address, StandardCharsets.UTF_8))
                .allSatisfy(address -> {
                    assertThat(ofPeople.in(address)).isEmpty();
                    assertThat(ofAddresses.in(address)).isEmpty();
                });
        for (Product product : scene.province().all()) {
            assertThat(ofPeople.under(product.written()))
                    .as("written to the disk")
                    .isEmpty();
            assertThat(ofAddresses.under(product.data().resolve("pgdata")))
                    .as("written by the database")
                    .isEmpty();
            assertThat(ofAddresses.under(product.data().resolve("logs")))
                    .as("written to the logs")
                    .isEmpty();
            assertThat(product.saidLater()).as("said to the operator").isEmpty();
        }
        then(resident).reads("Your booking is complete");
    }
}
