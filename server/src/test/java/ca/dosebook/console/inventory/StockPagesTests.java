package ca.dosebook.console.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.Slot;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.Change;
import ca.dosebook.inventory.keeping.Entry;
import ca.dosebook.inventory.keeping.EntryKind;
import ca.dosebook.inventory.keeping.Transfer;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with the stock of a site, on its pages. */
class StockPagesTests extends InventoryOnPages {

    private void booked(int ahead, int people) {
        List<Slot> slots = sites.publish(stop, today().plusDays(ahead), 1, 500, ASTRAZENECA);
        jdbc.sql("update clinics.slot set taken = :people where slot_id = :slot")
                .param("people", people)
                .param("slot", slots.getFirst().id().value())
                .update();
    }

    @Test
    void a_site_without_stock_says_what_comes_first() {
        assertThat(browser(dana).get(sitePath()).body()).contains("Enter the first shipment");
        assertThat(browser(dana).get(sitePath().replace("/en/", "/fr/")).body())
                .contains("Consignez la première livraison");
        assertThat(browser(dana).get(sitePath() + "/forecast").body()).contains("neither doses nor appointments");
    }

    @Test
    void the_overview_shows_first_what_runs_short_or_expires() {
        Lot soon = aLot(ASTRAZENECA, today().plusDays(3));
        Lot recalled = aLot();
        received(soon, false, 12);
        received(recalled, false, 7);
        lots.recall(recalled.id(), "Particles", dana.signedIn().actor());
        booked(1, 40);

        String page = browser(dana).get("/en/console/inventory").body();

        assertThat(page)
                .contains("12 doses of lot " + soon.number() + ": use by")
                .contains("7 doses of lot " + recalled.number() + ": recalled. Put them aside")
                .contains("Booked: 40. Doses: 12.")
                .contains(path(stop.site()) + "/forecast");
        assertThat(browser(dana).get(sitePath()).body()).contains("there will be too few doses");
        assertThat(browser(dana).get(sitePath() + "/forecast").body()).contains("28 are missing");
    }

    @Test
    void the_list_of_sites_is_searched_and_sorted() {
        String address = sitePath();
        assertThat(browser(dana)
                        .get("/en/console/inventory?text=HARBOUR&order=doses")
                        .body())
                .contains(address);
        assertThat(browser(dana)
                        .get("/en/console/inventory?text=nowhere&order=no+such")
                        .body())
                .contains("No site has such a name");
    }

    @Test
    void doses_are_thawed_wasted_and_drawn_beyond_the_label_with_who_did_it() {
        Lot lot = aLot(PFIZER, today().plusMonths(5));
        Batch frozen = received(lot, true, 60);
        Browser browser = browser(dana);

        Answer form = browser.get(path(frozen) + "/thaw");
        Answer thawed = browser.post(path(frozen) + "/thaw", again(form, "doses", "12", "day", today().toString()));
        assertThat(thawed.location()).contains(sitePath() + "?done=THAWED");
        assertThat(left(frozen)).isEqualTo(48);
        Batch ready = keeping.batches(stop.site()).stream()
                .filter(batch -> !batch.frozen())
                .findFirst()
                .orElseThrow();
        browser.post(path(ready) + "/waste", "doses", "2", "reason", "OTHER", "words", "Tray <dropped>");
        browser.post(path(ready) + "/extra", "doses", "1");

        assertThat(left(ready)).isEqualTo(11);
        assertThat(browser.get(thawed.location().orElseThrow()).body())
                .contains("The thawed doses are entered")
                .contains("Something else: Tray &lt;dropped&gt;")
                .contains("Extra doses, lot " + lot.number())
                .contains(dana.signedIn().name().full())
                .contains("11 doses, 2 vials");
        assertThat(browser.get(path(frozen) + "/extra").status())
                .as("of frozen ones")
                .isEqualTo(404);
        assertThat(browser.get(path(ready) + "/thaw").status()).as("twice").isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "0", "2.5", "ten", "99999999999999999999", "1e3", "５", "' or 1=1 --"})
    void what_is_no_number_of_doses_is_said_and_changes_nothing(String typed) {
        Batch batch = received(aLot(), false, 10);

        Answer answer =
                browser(dana).post(path(batch) + "/waste", "doses", typed, "reason", "BROKEN", "words", "Kept words");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#doses\"")
                .contains("Enter a whole number of doses, from 1 to 10")
                .contains("Kept words");
        assertThat(left(batch)).isEqualTo(10);
    }

    @Test
    void more_than_there_is_no_reason_and_too_many_words_are_said() {
        Batch batch = received(aLot(), false, 10);

        Answer answer = browser(dana)
                .post(path(batch) + "/waste", "doses", "11", "reason", "NO_SUCH", "words", "x".repeat(201));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("There are only 10 doses")
                .contains("href=\"#reason\"")
                .contains("Use at most 200 characters");
        assertThat(browser(dana)
                        .post(path(batch) + "/waste", "doses", "1", "reason", "OTHER")
                        .body())
                .contains("Say in a few words what happened");
        assertThat(browser(dana).post(path(batch) + "/extra", "doses", "101").status())
                .isEqualTo(422);
        assertThat(left(batch)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -200})
    void a_day_of_thawing_that_cannot_be_is_refused(int ahead) {
        Batch frozen = received(aLot(PFIZER, today().plusMonths(5)), true, 60);

        Answer answer = browser(dana)
                .post(
                        path(frozen) + "/thaw",
                        "doses",
                        "6",
                        "day",
                        today().plusDays(ahead).toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#day\"");
        assertThat(left(frozen)).isEqualTo(60);
    }

    @Test
    void a_form_that_is_sent_twice_is_entered_once() {
        Batch batch = received(aLot(), false, 10);
        Answer form = browser(dana).get(path(batch) + "/waste");
        String[] fields = again(form, "doses", "2", "reason", "BROKEN");

        browser(dana).post(path(batch) + "/waste", fields);
        Answer twice = browser(dana).post(path(batch) + "/waste", fields);

        assertThat(twice.status()).isEqualTo(303);
        assertThat(left(batch)).isEqualTo(8);
    }

    @Test
    void a_count_shows_its_difference_before_it_is_saved_with_a_reason() {
        Batch batch = received(aLot(), false, 10);
        Browser browser = browser(dana);

        Answer compared = browser.post(path(batch) + "/count", "doses", "7");
        assertThat(compared.body()).contains("10 doses").contains("7 doses").contains("3 doses are missing");
        assertThat(left(batch)).as("nothing is saved yet").isEqualTo(10);

        Answer without = browser.post(path(batch) + "/count", again(compared, "step", "save"));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Choose a reason").contains("3 doses are missing");

        Answer saved = browser.post(path(batch) + "/count", again(compared, "step", "save", "reason", "UNKNOWN"));
        assertThat(saved.location()).contains(sitePath() + "?done=COUNTED");
        assertThat(left(batch)).isEqualTo(7);
    }

    @Test
    void what_changed_while_it_was_counted_is_compared_again() {
        Batch batch = received(aLot(), false, 10);
        Browser browser = browser(dana);
        Answer compared = browser.post(path(batch) + "/count", "doses", "7");
        keeping.extra(
                new Change(
                        Uuids.next(), batch.site(), batch.id(), dana.signedIn().actor()),
                2);

        Answer answer = browser.post(path(batch) + "/count", again(compared, "step", "save", "reason", "UNKNOWN"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("there are now 12").contains("5 doses are missing");
        assertThat(left(batch)).isEqualTo(12);
    }

    @Test
    void used_up_counts_to_nothing() {
        Batch batch = received(aLot(), false, 3);
        Browser browser = browser(dana);

        Answer form = browser.get(path(batch) + "/count?all=used");
        Answer compared = browser.post(path(batch) + "/count", again(form, "doses", "0"));
        browser.post(path(batch) + "/count", again(compared, "step", "save", "reason", "USED_UP"));

        assertThat(left(batch)).isZero();
        assertThat(browser.get(path(batch)).body()).contains("Used up").doesNotContain("eplete");
    }

    @Test
    void an_entry_made_by_mistake_is_taken_back_once() {
        Batch batch = received(aLot(), false, 10);
        Browser browser = browser(dana);
        browser.post(path(batch) + "/waste", "doses", "4", "reason", "BROKEN");
        Entry wasted = keeping.entries(batch, 1).getFirst();
        String address = sitePath() + "/entries/" + wasted.id() + "/counter";
        assertThat(browser.get(sitePath()).body()).contains(address);

        Answer asked = browser.get(address);
        assertThat(asked.body()).contains("Broken or leaking vial");
        assertThat(browser.post(address, again(asked)).location()).contains(sitePath() + "?done=COUNTERED");

        assertThat(left(batch)).isEqualTo(10);
        assertThat(browser.get(address).body()).contains("cannot be taken back");
        assertThat(browser.post(address).body()).contains("cannot be taken back");
        assertThat(browser.get(sitePath()).body()).contains("Wasted (taken back)");
        assertThat(browser.get(sitePath() + "/entries/" + UUID.randomUUID() + "/counter")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void doses_are_sent_and_received_with_what_is_missing() {
        SiteId other = sites.aSite(new HealthUnitId(KINGSTON)).site();
        Lot lot = aLot();
        Batch batch = received(lot, false, 100);
        Browser browser = browser(dana);

        Answer nowhere = browser.post(path(batch) + "/send", "doses", "40");
        assertThat(nowhere.body()).contains("href=\"#to\"");
        browser.post(path(batch) + "/send", "doses", "40", "to", other.value().toString());
        Transfer transfer = transfers.onTheWay(List.of(other)).getFirst();
        String arriving = path(other) + "/transfers/" + transfer.id();
        assertThat(browser.get(path(other)).body()).contains("40 doses of lot " + lot.number() + " from");

        Answer silent = browser.post(arriving + "/receive", "doses", "38");
        assertThat(silent.body()).contains("2 doses are missing: choose the reason");
        Answer received = browser.post(arriving + "/receive", "doses", "38", "reason", "LOST");
        assertThat(received.location()).contains(path(other) + "?done=ARRIVED");

        assertThat(batchOf(other, lot).doses()).isEqualTo(38);
        Answer late = browser.post(sitePath() + "/transfers/" + transfer.id() + "/back");
        assertThat(browser.get(late.location().orElseThrow()).body()).contains("Received at the other site");
        assertThat(left(batch)).isEqualTo(60);
    }

    @Test
    void what_was_sent_is_called_back_by_the_sender() {
        SiteId other = sites.aSite(new HealthUnitId(KINGSTON)).site();
        Batch batch = received(aLot(), false, 100);
        browser(dana)
                .post(path(batch) + "/send", "doses", "40", "to", other.value().toString());
        Transfer transfer = transfers.onTheWay(List.of(other)).getFirst();

        assertThat(browser(dana)
                        .post(path(other) + "/transfers/" + transfer.id() + "/back")
                        .status())
                .as("by the other site")
                .isEqualTo(404);
        assertThat(browser(dana)
                        .post(sitePath() + "/transfers/" + transfer.id() + "/back")
                        .location())
                .contains(sitePath() + "?done=RETURNED");
        assertThat(left(batch)).isEqualTo(100);
        assertThat(keeping.sums(batch)).containsEntry(EntryKind.RETURNED, 40);
    }

    @Test
    void the_stock_of_another_unit_is_not_there_and_asking_is_written_down() {
        Batch batch = received(aLot(), false, 10);
        Staff elsewhere = fixture.signedIn(Role.INVENTORY_MANAGER, fixture.healthUnit(2233));

        assertThat(browser(elsewhere).get(sitePath()).status()).isEqualTo(404);
        assertThat(browser(elsewhere).get(path(batch)).status()).isEqualTo(404);
        assertThat(browser(elsewhere)
                        .post(path(batch) + "/waste", "doses", "1", "reason", "BROKEN")
                        .status())
                .isEqualTo(404);

        assertThat(refusals(stop.site().value())).isEqualTo(3);
        assertThat(browser(elsewhere).get("/en/console/inventory").body())
                .doesNotContain(stop.site().value().toString());
        SiteId other = sites.aSite(new HealthUnitId(KINGSTON)).site();
        assertThat(browser(dana).get(path(other) + "/batches/" + batch.id()).status())
                .as("through another site")
                .isEqualTo(404);
        assertThat(left(batch)).isEqualTo(10);
    }
}
