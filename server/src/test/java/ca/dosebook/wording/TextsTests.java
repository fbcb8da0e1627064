package ca.dosebook.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Language;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTests {

    private final Texts english = Wording.ofClassPath().in(Language.EN);
    private final Texts french = Wording.ofClassPath().in(Language.FR);

    @Test
    void aDateReadsAsCanadiansWriteIt() {
        LocalDate date = LocalDate.of(2021, 3, 15);

        assertThat(spaced(english.date(date))).isEqualTo("Monday, March 15, 2021");
        assertThat(spaced(french.date(date))).isEqualTo("lundi 15 mars 2021");
        assertThat(spaced(english.shortDate(date))).isEqualTo("March 15, 2021");
        assertThat(spaced(french.shortDate(date))).isEqualTo("15 mars 2021");
        assertThat(spaced(english.day(date))).isEqualTo("Monday, March 15");
        assertThat(spaced(french.day(date))).isEqualTo("lundi 15 mars");
    }

    @Test
    void theFirstOfAMonthIsAnOrdinalInFrench() {
        assertThat(spaced(french.date(LocalDate.of(2021, 8, 1)))).isEqualTo("dimanche 1er août 2021");
        assertThat(spaced(english.date(LocalDate.of(2021, 8, 1)))).isEqualTo("Sunday, August 1, 2021");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 12:00 a.m., 0 h",
        "00:05, 12:05 a.m., 0 h 05",
        "09:10, 9:10 a.m., 9 h 10",
        "11:59, 11:59 a.m., 11 h 59",
        "12:00, 12:00 p.m., 12 h",
        "14:30, 2:30 p.m., 14 h 30",
        "23:59, 11:59 p.m., 23 h 59",
    })
    void aTimeReadsAsCanadiansWriteIt(LocalTime time, String inEnglish, String inFrench) {
        assertThat(spaced(english.time(time))).isEqualTo(inEnglish);
        assertThat(spaced(french.time(time))).isEqualTo(inFrench);
    }

    @Test
    void aMomentReadsInItsOwnZone() {
        ZonedDateTime opening = ZonedDateTime.of(2021, 3, 15, 8, 0, 0, 0, ZoneId.of("America/Toronto"));

        assertThat(spaced(english.dateTime(opening))).isEqualTo("Monday, March 15, 2021 at 8:00 a.m.");
        assertThat(spaced(french.dateTime(opening))).isEqualTo("lundi 15 mars 2021 à 8 h");
        assertThat(spaced(english.dateTime(opening.withZoneSameInstant(ZoneId.of("America/Winnipeg")))))
                .isEqualTo("Monday, March 15, 2021 at 7:00 a.m.");
    }

    @Test
    void aSentenceThatEndsWithATimeHasOneFullStop() {
        String sentence = english.of("console.home.last", english.time(LocalTime.of(16, 8)));
        assertThat(sentence).contains("p.m. ").doesNotContain("m..");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|less than 1 km|moins de 1 km",
                "0.99|less than 1 km|moins de 1 km",
                "1|1 km|1 km",
                "3.44|3.4 km|3,4 km",
                "9.96|10 km|10 km",
                "12.4|12 km|12 km",
            })
    void aDistanceIsNoMoreExactThanItHelps(double kilometres, String inEnglish, String inFrench) {
        assertThat(spaced(english.kilometres(kilometres))).isEqualTo(inEnglish);
        assertThat(spaced(french.kilometres(kilometres))).isEqualTo(inFrench);
    }

    @Test
    void aNumberKeepsItsUnitOnTheSameLine() {
        assertThat(english.time(LocalTime.of(14, 30))).isEqualTo("2:30\u00a0p.m.");
        assertThat(french.time(LocalTime.of(14, 30))).isEqualTo("14\u00a0h\u00a030");
        assertThat(french.kilometres(3.4)).isEqualTo("3,4\u00a0km");
    }

    @Test
    void argumentsTakeTheirPlaces() {
        assertThat(english.of("pages.errorsSummary", 3)).isEqualTo("There are 3 problems");
        assertThat(french.of("pages.changeWhat", "l’{0}")).isEqualTo("Modifier\u00a0: l’{0}");
    }

    @Test
    void anUnknownKeyNeverReachesAPage() {
        assertThatThrownBy(() -> english.of("pages.nothing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> french.of("pages.nothing", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String spaced(String text) {
        return text.replace('\u00a0', ' ');
    }
}
