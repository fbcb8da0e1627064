package ca.dosebook.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Network addresses as people write them. */
class AddressesTests {

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0DB8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::1, ::1",
        "127.0.0.1, 127.0.0.1"
    })
    void an_address_is_in_its_shortest_usual_form(String stored, String said) {
        assertThat(Addresses.said(stored)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"command", "node", "7f0000", "unknown", "20010db8000000"})
    void what_is_no_address_stays_as_it_is(String origin) {
        assertThat(Addresses.said(origin)).isEqualTo(origin);
    }
}
