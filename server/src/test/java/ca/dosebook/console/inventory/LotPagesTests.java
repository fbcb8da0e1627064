package ca.dosebook.console.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.inventory.Lot;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lots of the province, on the pages of the provincial operator. */
class LotPagesTests extends InventoryOnPages {

    private static final String LOTS = "/en/console/lots";

    private Browser operator;

    @BeforeEach
    void operator() {
        operator = browser(fixture.signedIn(Role.PROVINCIAL_OPERATOR, fixture.province()));
    }

    private static String path(Lot lot) {
        return LOTS + "/" + lot.id().value();
    }

    @Test
    void a_lot_is_added_once_and_found_by_its_number() {
        String number = "Ab " + Uuids.next().toString().substring(24);
        String expires = today().plusMonths(3).toString();

        Answer added =
                operator.post(LOTS + "/add", "product", "PFIZER", "number", "  " + number + " ", "expires", expires);
        Answer again = operator.post(
                LOTS + "/add", "product", "PFIZER", "number", number.toUpperCase(Locale.ROOT), "expires", expires);

        assertThat(added.status()).isEqualTo(303);
        assertThat(operator.get(added.location().orElseThrow()).body())
                .contains("The lot is added")
                .contains("Lot " + number)
                .contains("No site has doses of this lot");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("is known already");
        assertThat(operator.get(LOTS + "?text=" + number.substring(3).toUpperCase(Locale.ROOT))
                        .body())
                .contains("1 lot<")
                .contains(number);
        assertThat(operator.get(LOTS + "?text=no-such-lot").body()).contains("No lot is like that");
    }

    @Test
    void what_is_wrong_with_a_lot_is_said_and_what_was_typed_comes_back() {
        Answer answer =
                operator.post(LOTS + "/add", "product", "NO_SUCH", "number", "A\u0007B", "expires", "2020-01-01");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#product\"")
                .contains("href=\"#number\"")
                .contains("href=\"#expires\"")
                .contains("cannot be added: check the date")
                .contains("value=\"2020-01-01\"");
    }

    @Test
    void a_recall_shows_which_sites_hold_how_many_needs_a_reason_and_holds_at_once() {
        Lot lot = aLot();
        received(lot, false, 34);

        Answer asked = operator.get(path(lot) + "/recall");
        assertThat(asked.body()).contains("Harbour Arena").contains("34 doses").contains("Doses in all: 34");
        assertThat(operator.post(path(lot) + "/recall", "reason", " ").body()).contains("Enter the reason");
        assertThat(stock.lot(lot.id()).orElseThrow().recalled()).isFalse();

        Answer recalled = operator.post(path(lot) + "/recall", "reason", "Particles <seen>");
        assertThat(operator.get(recalled.location().orElseThrow()).body())
                .contains("No site can give it any more")
                .contains("Particles &lt;seen&gt;");
        assertThat(stock.usable(stop.site(), today())).isEmpty();
        assertThat(browser(dana).get(sitePath()).body()).contains("Recalled: do not give");

        operator.post(path(lot) + "/restore", "reason", "Another lot was meant");
        assertThat(stock.usable(stop.site(), today())).hasSize(1);
        assertThat(jdbc.sql("select note from audit.entry where object_id = :lot order by entry_id")
                        .param("lot", lot.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("LOT_ADDED", "LOT_RECALLED", "LOT_RECALL_UNDONE");
    }

    @Test
    void another_expiry_is_kept_with_its_reason() {
        Lot lot = aLot();
        String longer = lot.expires().plusMonths(1).toString();

        assertThat(operator.post(path(lot) + "/expiry", "expires", lot.expires().toString(), "reason", "x")
                        .body())
                .contains("already: enter another");
        assertThat(operator.post(path(lot) + "/expiry", "expires", "soon", "reason", "")
                        .body())
                .contains("href=\"#expires\"")
                .contains("href=\"#reason\"");
        Answer changed = operator.post(path(lot) + "/expiry", "expires", longer, "reason", "Extended");

        assertThat(operator.get(changed.location().orElseThrow()).body())
                .contains("The expiry date is changed")
                .contains("Extended");
        assertThat(stock.lot(lot.id()).orElseThrow().expires()).hasToString(longer);
    }

    @Test
    void who_keeps_a_sites_stock_recalls_nothing() {
        Lot lot = aLot();
        Staff lead = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(KINGSTON));

        assertThat(browser(dana).post(path(lot) + "/recall", "reason", "x").status())
                .isEqualTo(403);
        assertThat(browser(lead).get(LOTS).status()).isEqualTo(403);
        assertThat(operator.get(LOTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(stock.lot(lot.id()).orElseThrow().recalled()).isFalse();
    }
}
