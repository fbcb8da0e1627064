package ca.dosebook.journeys;

import static ca.dosebook.journeys.Story.given;
import static ca.dosebook.journeys.Story.then;
import static ca.dosebook.journeys.Story.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resident takes away: the reference, a calendar file, a mail, a sheet of paper. */
@InTheProvince
class ConfirmationTests {

    private static final Pattern MOMENT = Pattern.compile("(\\w+ \\d{1,2}, \\d{4}) at (\\d{1,2}:\\d\\d) ([ap])\\.m\\.");
    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern("MMMM d, uuuu h:mm a", Locale.ENGLISH);
    private static final ZoneId AT_THE_CLINIC = ZoneId.of("America/Toronto");

    @Test
    void the_calendar_file_has_both_appointments_at_the_moments_of_the_page(Scene scene) throws Exception {
        Resident resident = given(scene.someoneAfterTheOpening().comes())
                .getsToTheCheckPageAs(Person.another("Constantine", "Papadimitriou"));

        when(resident).booksTheAppointments();
        String file = resident.page()
                .request()
                .get(scene.province().afterItsOpening().address() + "/en/book/done/calendar")
                .text();

        Calendar calendar = new CalendarBuilder().build(new StringReader(file));
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(events.stream().map(ConfirmationTests::start).toList())
                .hasSize(2)
                .isEqualTo(momentsOn(resident));
        assertThat(file).contains(resident.reference()).doesNotContain("Constantine", "Papadimitriou", "1936");
    }

    @Test
    void without_a_mail_server_the_mail_lies_in_a_file_and_says_nothing_of_who_it_is(Scene scene) {
        Person person = Person.another("Evangeline", "Thistlethwaite");
        Resident resident = given(scene.someoneAfterTheOpening().comes())
                .getsTheAnswerFor(person)
                .goesOn()
                .choosesBothDoses()
                .wantsMailTo(person.mail());

        when(resident).booksTheAppointments();

        then(resident).reads("This installation has no mail server, so the mail lies as a file in", "r…@example.org");
        Mails mails = scene.province().mailsAfterTheOpening();
        resident.page().waitForCondition(() -> !mails.to(person.mail()).isEmpty());
        assertThat(mails.to(person.mail()))
                .singleElement()
                .asString()
                .contains("Your appointments are booked", resident.reference(), "BEGIN:VCALENDAR")
                .doesNotContain(
                        person.given(),
                        person.family(),
                        person.number(),
                        person.birthDate().toString());
    }

    @Test
    void with_a_mail_server_the_mail_arrives_in_the_language_of_the_booking(Scene scene) throws Exception {
        Person person = Person.another("Hippolyte", "Vaillancourt");
        GreenMail postOffice = scene.province().postOffice();
        Resident resident = given(
                        scene.someoneWherePlacesAreScarce().reading("fr").comes())
                .getsTheAnswerFor(person)
                .goesOn()
                .choosesBothDoses()
                .wantsMailTo(person.mail());

        when(resident).booksTheAppointments();

        then(resident).reads("r…@example.org").doesNotRead("fichier");
        resident.page().waitForCondition(() -> postOffice.getReceivedMessages().length > 0);
        MimeMessage mail =
                Arrays.stream(postOffice.getReceivedMessages()).findFirst().orElseThrow();
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(person.mail());
        assertThat(Mails.text(mail))
                .contains(resident.reference(), "BEGIN:VCALENDAR", "Votre réservation est complète")
                .doesNotContain(person.given(), person.family(), person.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_printed_page_is_one_sheet_without_buttons(String language, Scene scene) {
        Person person = Person.another("Bernadette", "Montgolfier");
        Resident resident = given(
                        scene.someoneAfterTheOpening().reading(language).comes())
                .getsTheAnswerFor(person)
                .goesOn()
                .choosesBothDoses()
                .wantsMailTo(person.mail());

        when(resident).booksTheAppointments();
        Page page = resident.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".ontario-button:visible, .db-language:visible, .db-clear:visible, .db-skip:visible")
                        .count())
                .isZero();
        assertThat(page.locator(".db-panel__reference").isVisible()).isTrue();
        assertThat(page.locator(".db-phone").first().isVisible()).isTrue();
        assertThat(sheets(page)).isEqualTo(1);
    }

    private static Instant start(VEvent event) {
        DtStart<Temporal> start = event.getDateTimeStart();
        if (start == null) {
            throw new AssertionError("no moment in " + event);
        }
        // Without a zone this fails: a moment must be right in every one.
        return Instant.from(start.getDate());
    }

    private static List<Instant> momentsOn(Resident resident) {
        return MOMENT.matcher(resident.text())
                .results()
                .map(read -> LocalDateTime.parse(
                                read.group(1) + " " + read.group(2) + " "
                                        + read.group(3).toUpperCase(Locale.ROOT) + "M",
                                READ)
                        .atZone(AT_THE_CLINIC)
                        .toInstant())
                .toList();
    }

    private static int sheets(Page page) {
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("Letter").setPreferCSSPageSize(true));
        Matcher sheets =
                Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        return (int) sheets.results().count();
    }
}
