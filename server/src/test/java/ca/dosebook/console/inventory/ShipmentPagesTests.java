package ca.dosebook.console.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.EntryKind;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shipment as it is typed, looked at again and entered. */
class ShipmentPagesTests extends InventoryOnPages {

    private String receive() {
        return sitePath() + "/receive";
    }

    private static String[] known(Lot lot, String expected, String received) {
        return line(lot.id().value().toString(), "", "", "", expected, received, "", "");
    }

    private String[] unknown(String product, String number, String expires, String condition) {
        return line("new", product, number, expires, "60", "60", condition, "");
    }

    private static String[] line(
            String lot,
            String product,
            String number,
            String expires,
            String expected,
            String received,
            String condition,
            String thawed) {
        return new String[] {
            "lot",
            lot,
            "product",
            product,
            "number",
            number,
            "expires",
            expires,
            "expected",
            expected,
            "received",
            received,
            "condition",
            condition,
            "thawed",
            thawed
        };
    }

    private static String[] both(String[] one, String... two) {
        String[] all = new String[one.length + two.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        return all;
    }

    @Test
    void several_lots_known_and_new_are_entered_at_once_after_the_difference_was_shown() {
        Lot known = aLot();
        String number = "N" + Uuids.next().toString().substring(24);
        String far = today().plusMonths(4).toString();
        Browser browser = browser(dana);
        String[] typed = both(known(known, "100", "98"), unknown("PFIZER", number, far, "FROZEN"));

        Answer check = browser.post(receive(), both(again(browser.get(receive())), typed));
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.body())
                .contains("2 doses are missing")
                .contains("Lot " + number)
                .contains("Frozen");
        assertThat(keeping.batches(stop.site())).as("nothing is saved yet").isEmpty();

        String[] save = again(check, "step", "save");
        assertThat(browser.post(receive(), save).location()).contains(sitePath() + "?done=RECEIVED");
        assertThat(browser.post(receive(), save).status()).as("sent twice").isEqualTo(303);

        assertThat(keeping.batches(stop.site())).extracting(Batch::doses).containsExactlyInAnyOrder(98, 60);
        assertThat(keeping.entries(stop.site(), 10))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.kind()).isEqualTo(EntryKind.RECEIVED));
        assertThat(browser.get(sitePath()).body()).contains("Expected: 100");
    }

    @Test
    void doses_that_came_thawed_are_to_be_used_within_the_days_of_their_product() {
        Lot lot = aLot(PFIZER, today().plusMonths(5));
        Browser browser = browser(dana);
        String thawed = today().minusDays(2).toString();

        Answer check =
                browser.post(receive(), line(lot.id().value().toString(), "", "", "", "12", "12", "THAWED", thawed));
        browser.post(receive(), again(check, "step", "save"));

        assertThat(batchOf(stop.site(), lot).useBy()).isEqualTo(today().plusDays(29));
    }

    @Test
    void another_line_and_going_back_keep_what_was_typed() {
        Browser browser = browser(dana);
        String[] typed = unknown("PFIZER", "KEPT-1", "2030-01-31", "FROZEN");

        Answer more = browser.post(receive(), both(typed, "step", "more"));

        assertThat(more.status()).isEqualTo(200);
        assertThat(more.body()).contains("Line 2").contains("value=\"KEPT-1\"").contains("value=\"2030-01-31\"");
        Answer change = browser.post(receive(), both(typed, "step", "change"));
        assertThat(change.body()).contains("value=\"KEPT-1\"").doesNotContain("Line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "ten", "100001", "999999999999999999999", "1.5"})
    void what_is_no_number_is_said_at_its_field_and_what_was_typed_comes_back(String typed) {
        Lot lot = aLot();

        Answer answer = browser(dana).post(receive(), known(lot, typed, typed));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#expected-1\"")
                .contains("href=\"#received-1\"")
                .contains("a whole number from 0 to 100,000")
                .contains("value=\"" + lot.id().value() + "\" selected");
        assertThat(keeping.batches(stop.site())).isEmpty();
    }

    @Test
    void an_unknown_lot_is_refused_and_so_is_an_empty_shipment() {
        Browser browser = browser(dana);

        assertThat(browser.post(receive(), line(UUID.randomUUID().toString(), "", "", "", "1", "1", "", ""))
                        .body())
                .contains("href=\"#lot-1\"");
        assertThat(browser.post(receive(), line("", "", "", "", "", "", "", "")).body())
                .contains("Enter at least one lot");
        assertThat(browser.post(receive(), "step", "save").status()).isEqualTo(422);
        assertThat(keeping.batches(stop.site())).isEmpty();
    }

    @Test
    void a_new_lot_needs_product_number_and_an_expiry_that_is_ahead() {
        Browser browser = browser(dana);

        Answer empty = browser.post(receive(), unknown("", "x".repeat(41), "31.12.2030", "FROZEN"));
        assertThat(empty.body())
                .contains("href=\"#product-1\"")
                .contains("href=\"#number-1\"")
                .contains("in at most 40 characters")
                .contains("href=\"#expires-1\"");
        Answer past = browser.post(
                receive(), unknown("PFIZER", "P-1", today().minusDays(1).toString(), "FROZEN"));
        assertThat(past.body()).contains("href=\"#expires-1\"").contains("cannot be added: check the date");
        Answer condition = browser.post(
                receive(), unknown("PFIZER", "P-1", today().plusDays(1).toString(), ""));
        assertThat(condition.body()).contains("href=\"#condition-1\"");
    }

    @Test
    void a_lot_that_is_known_with_another_expiry_is_not_silently_changed() {
        Lot lot = aLot(PFIZER, today().plusMonths(5));

        Answer answer = browser(dana)
                .post(
                        receive(),
                        unknown(
                                "PFIZER",
                                lot.number().toLowerCase(Locale.ROOT),
                                today().plusMonths(6).toString(),
                                "FROZEN"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("is known with the expiry date");
        assertThat(stock.lot(lot.id())).contains(lot);
    }
}
