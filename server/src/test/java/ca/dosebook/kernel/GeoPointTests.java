package ca.dosebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPointTests {

    private static final GeoPoint KINGSTON = new GeoPoint(44.2312, -76.4860);
    private static final GeoPoint OTTAWA = new GeoPoint(45.4215, -75.6972);
    private static final GeoPoint KENORA = new GeoPoint(49.7670, -94.4894);

    @Test
    void distances_are_those_of_the_map() {
        assertThat(KINGSTON.kilometresTo(OTTAWA)).isCloseTo(146, within(1.0));
        assertThat(KENORA.kilometresTo(OTTAWA)).isCloseTo(1485, within(5.0));
        assertThat(OTTAWA.kilometresTo(KENORA)).isEqualTo(KENORA.kilometresTo(OTTAWA));
    }

    @Test
    void a_point_is_nowhere_from_itself_and_half_the_globe_from_its_antipode() {
        assertThat(OTTAWA.kilometresTo(OTTAWA)).isZero();
        assertThat(new GeoPoint(45.4215, -75.6972).kilometresTo(new GeoPoint(-45.4215, 104.3028)))
                .isCloseTo(20_015, within(1.0));
        assertThat(new GeoPoint(0, 179.9).kilometresTo(new GeoPoint(0, -179.9))).isCloseTo(22.2, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"90.1, 0", "-91, 0", "0, 180.5", "0, -181", "NaN, 0", "0, NaN", "Infinity, 0"})
    void what_is_off_the_earth_is_refused(double latitude, double longitude) {
        assertThatThrownBy(() -> new GeoPoint(latitude, longitude)).isInstanceOf(IllegalArgumentException.class);
    }
}
