package ca.dosebook.portal.managing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Slot;
import ca.dosebook.messages.Outbox;
import ca.dosebook.people.Contact;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.portal.managing.Reader.Answer;
import ca.dosebook.testing.DosebookTest;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What the tests of these pages share: the application on a port, and readers with a booking open. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ManageWorld.AtThatMoment.class, ManageWorld.Parts.class})
abstract class ManagePagesTest {

    static final Contact BY_MAIL =
            new Contact(Optional.of("rose@example.ca"), Optional.empty(), Optional.empty(), Optional.empty());

    @LocalServerPort
    int port;

    @Autowired
    ManageWorld.Beans beans;

    @Autowired
    Outbox outbox;

    ManageWorld world;

    @BeforeEach
    void atNoonOnThatDay() {
        world = new ManageWorld(beans);
    }

    Answer open(Reader reader, String language, String reference, LocalDate born) {
        return reader.post(
                "/" + language + "/manage",
                "reference",
                reference,
                "birthDay",
                String.valueOf(born.getDayOfMonth()),
                "birthMonth",
                String.valueOf(born.getMonthValue()),
                "birthYear",
                String.valueOf(born.getYear()));
    }

    Reader opened(Booking booking) {
        Reader reader = new Reader(port);
        Answer answer = open(reader, "en", booking.reference().digits(), PeopleFixture.BORN);
        assertThat(answer.at()).isEqualTo("/en/manage/booking");
        return reader;
    }

    static Answer hold(Reader reader, int dose, Slot slot) {
        return reader.post(
                "/en/manage/dose/" + dose + "/hold", "slot", slot.id().value().toString());
    }
}
