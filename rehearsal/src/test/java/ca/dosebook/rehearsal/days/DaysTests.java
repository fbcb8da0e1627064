package ca.dosebook.rehearsal.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ca.dosebook.rehearsal.days.Curve.Point;
import ca.dosebook.rehearsal.options.Misuse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DaysTests {

    @SuppressWarnings("unused") // named below
    private static final List<String> NAMES = Days.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void a_day_names_its_sources_and_says_what_was_drawn_in_both_languages(String name) {
        Day day = Days.named(name);

        assertThat(day.sources()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(source -> {
            assertThat(source.url()).startsWith("http");
            assertThat(source.says()).isNotBlank();
        });
        assertThat(List.of(day.title(), day.about(), day.drawn()))
                .allSatisfy(text -> assertThat(text).containsOnlyKeys("en", "fr"));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void the_curve_of_a_day_stands_for_as_many_people_as_came(String name) {
        Day day = Days.named(name);

        assertThat(day.curve().people()).isCloseTo(day.people(), Percentage.withPercentage(7));
    }

    @Test
    void the_published_marks_lie_on_the_curves() {
        // 8,000 in the queue at 8:05; 20,000 ahead at 7:45; 900,000 between eight and midnight with 20,000 a minute.
        assertThat(cameBefore("ontario-2021-03-15", 5)).isCloseTo(8_000, Percentage.withPercentage(15));
        assertThat(cameBefore("ontario-2021-05-03", -15)).isCloseTo(20_000, Percentage.withPercentage(5));
        assertThat(Days.named("france-2021-07-12").curve().crest()).isEqualTo(20_000);
    }

    private static double cameBefore(String name, double minute) {
        Day day = Days.named(name);
        double[] arrivals = day.curve().arrivals(day.people(), new Random(3));
        return Arrays.stream(arrivals).filter(each -> each <= minute).count();
    }

    @Test
    void a_day_that_there_is_no_file_of_is_a_wrong_command() {
        assertThatThrownBy(() -> Days.named("../secret")).isInstanceOf(Misuse.class);
    }

    @Test
    void people_come_in_the_shape_of_the_curve() {
        Curve curve = new Curve(List.of(new Point(-10, 0), new Point(0, 100), new Point(10, 100), new Point(30, 0)));

        double[] arrivals = curve.arrivals(100_000, new Random(7));

        assertThat(arrivals).isSorted().hasSize(100_000);
        assertThat(arrivals[0]).isGreaterThanOrEqualTo(-10);
        assertThat(arrivals[arrivals.length - 1]).isLessThanOrEqualTo(30);
        // Areas 500, 1,000 and 1,000 of 2,500; within the rise three quarters come in its second half.
        assertThat(share(arrivals, -10, 0)).isCloseTo(0.2, within(0.01));
        assertThat(share(arrivals, 0, 10)).isCloseTo(0.4, within(0.01));
        assertThat(share(arrivals, -5, 0) / share(arrivals, -10, 0)).isCloseTo(0.75, within(0.02));
    }

    private static double share(double[] arrivals, double from, double to) {
        return Arrays.stream(arrivals).filter(each -> each >= from && each < to).count() / (double) arrivals.length;
    }

    @Test
    void minutes_of_a_curve_rise() {
        assertThatThrownBy(() -> new Curve(List.of(new Point(1, 1), new Point(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void people_are_of_the_kinds_of_the_day_by_their_weights() {
        Day day = Days.named("ontario-2021-03-15");
        Random random = new Random(5);
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        for (int i = 0; i < 10_000; i++) {
            found.merge(day.anyKind(random), 1, Integer::sum);
        }

        assertThat(found.get(Kind.PATIENT)).isCloseTo(6_400, within(200));
        assertThat(found.get(Kind.TWO_DEVICES)).isCloseTo(800, within(120));
    }

    @Test
    void a_page_with_more_words_is_looked_at_longer_and_half_take_less_than_the_median() {
        Thinking thinking = new Thinking(20, 4.4, 0.6);
        Random random = new Random(9);
        long quicker = 0;
        for (int i = 0; i < 10_000; i++) {
            quicker += thinking.on(100, random).toMillis() < 24_400 ? 1 : 0;
        }

        assertThat(quicker).isCloseTo(5_000, within(200L));
        assertThat(new Thinking(20, 4.4, 0).on(200, random).toMillis()).isEqualTo(28_800);
    }
}
