package ca.dosebook.console.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.access.Role;
import ca.dosebook.booking.arrivals.FloorWorld;
import ca.dosebook.console.mobile.Tablet.Heard;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.testing.StandingClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What goes onto a device, who may take it, for how long, and how it is taken back. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({FloorWorld.Parts.class, StandingClock.class})
class PackingTests {

    @LocalServerPort
    int port;

    @Autowired
    FloorWorld.Beans beans;

    private MobileWorld world;
    private FloorWorld floor;
    private Tablet tablet;

    @BeforeEach
    void open() {
        world = new MobileWorld(beans, port);
        floor = world.floor;
        tablet = world.tablet();
    }

    private List<String> notes(String act) {
        return beans.jdbc()
                .sql("select note from audit.entry where act = :act and object_id = :day order by entry_id")
                .param("act", act)
                .param("day", floor.day.id().value())
                .query((row, n) -> row.getString("note"))
                .list();
    }

    @Test
    void the_day_s_people_and_the_lots_that_may_be_given_go_along_and_nothing_else() {
        floor.stock(10, LocalDate.of(2021, 3, 14));
        floor.checkIn(world.paul.person());
        Answer answer = tablet.packs().triesToPack();
        JsonNode packed = tablet.packed();

        assertThat(packed.get("people")).hasSize(2);
        JsonNode rose = packed.get("people").get(0);
        HealthCardNumber number = beans.people()
                .find(world.rose.person())
                .orElseThrow()
                .identity()
                .document()
                .healthNumber()
                .orElseThrow();
        assertThat(rose.get("given").asString()).isEqualTo("Rose");
        assertThat(rose.get("four").asString()).isEqualTo(number.lastFour());
        assertThat(rose.get("reference").asString())
                .isEqualTo(world.rose.reference().digits());
        assertThat(rose.get("dose").asInt()).isOne();
        assertThat(answer.body())
                .as("neither whole numbers, nor addresses, nor how to reach anybody")
                .doesNotContain(number.digits(), "N4K", "rose@example.ca", "Water Street");
        assertThat(packed.get("lots")).hasSize(1);
        assertThat(packed.get("lots").get(0).get("id").asString())
                .isEqualTo(floor.lot.value().toString());
        assertThat(Base64.getDecoder().decode(packed.get("key").asString())).hasSize(32);
        assertThat(Instant.ofEpochMilli(packed.get("validUntil").asLong()))
                .as("four hours after closing at 10:40")
                .isEqualTo(Instant.parse("2021-03-15T18:40:00Z"));
    }

    @Test
    void it_is_written_down_who_took_whose_names() {
        tablet.packs();
        assertThat(notes("LIST_CARRIED"))
                .containsExactlyInAnyOrder("3 rows", "one of 3 rows", "one of 3 rows", "one of 3 rows");
        assertThat(beans.jdbc()
                        .sql("select sealed_key from console.carried where carried_id = :id")
                        .param("id", UUID.fromString(tablet.carried()))
                        .query((row, n) -> row.getBytes(1))
                        .single())
                .as("the key is sealed in the database")
                .hasSizeGreaterThan(32);
    }

    @Test
    void from_the_evening_before_until_four_hours_after_closing() {
        floor.clock.set(Instant.parse("2021-03-15T00:59:00Z"));
        tablet.isUsedBy(world.again());
        assertThat(tablet.triesToPack().status()).isEqualTo(409);
        assertThat(tablet.browser().get(tablet.address()).body()).contains("twelve hours before");
        floor.clock.set(Instant.parse("2021-03-15T01:00:00Z"));
        assertThat(tablet.packs().packed().get("people")).hasSize(3);
        floor.clock.set(Instant.parse("2021-03-15T18:40:00Z"));
        assertThat(tablet.isUsedBy(world.again()).triesToPack().status()).isEqualTo(409);
    }

    @Test
    void a_clinic_that_stays_where_it_is_has_no_list_to_take() {
        world.isMobile(false);
        assertThat(tablet.triesToPack().status()).isEqualTo(404);
        assertThat(tablet.browser().get(tablet.address()).status()).isEqualTo(404);
    }

    @Test
    void who_gives_no_doses_takes_no_list() {
        assertThat(tablet.isUsedBy(world.someone(Role.CHECK_IN)).triesToPack().status())
                .isEqualTo(403);
        assertThat(world.someone(Role.CHECK_IN).get("/en/console/mobile").body())
                .contains("Harbour Arena")
                .doesNotContain(tablet.address());
    }

    @Test
    void the_page_that_is_kept_on_the_device_names_nobody() {
        Answer page = tablet.packs().browser().get(tablet.address());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Harbour Arena", "mobile/app.js", "Take the list")
                .doesNotContain("Rose", "Tremblay", "Noor", "Haddad", "example.ca");
        assertThat(tablet.browser().addressesAndHeaders())
                .anyMatch(header -> header.contains("worker-src 'self'"))
                .noneMatch(header -> header.contains("unsafe"));
        assertThat(tablet.browser()
                        .get(tablet.address() + "/manifest.webmanifest")
                        .body())
                .contains("\"scope\":\"/en/console/mobile/\"");
        assertThat(tablet.browser().get("/en/console/mobile/worker.js").body()).contains("dosebook-mobile");
        assertThat(tablet.browser().get("/en/console/mobile").body())
                .contains(tablet.address(), "March")
                .doesNotContain("/devices");
    }

    @Test
    void the_key_is_given_again_to_who_took_the_list_and_that_is_written_down() {
        Answer again = tablet.packs().asks("key");
        assertThat(again.body()).contains(tablet.packed().get("key").asString(), "\"revoked\":false");
        assertThat(notes("LIST_CARRIED")).contains("KEY_AGAIN");
    }

    @Test
    void taken_back_by_the_lead_the_device_is_told_and_its_records_are_still_taken() {
        floor.goTo(floor.slots.getFirst());
        tablet.isUsedBy(world.again()).packs();
        Browser lead = world.someone(Role.CLINIC_LEAD);
        String devices = "/en/console/floor/" + floor.day.id().value() + "/devices";
        Answer page = lead.get(devices);
        assertThat(page.body()).contains("Tablet 2", "3 people", "Noor Haddad", "Nothing that came back needs a look");
        assertThat(lead.get("/en/console/mobile").body()).contains(devices);
        String end = "/en/console/floor/" + floor.day.id().value() + "/end";
        Browser coordinator = world.someone(Role.HEALTH_UNIT_COORDINATOR);
        assertThat(coordinator.get(end).body()).contains(devices);
        assertThat(coordinator.get(devices).body()).contains("href=\"" + end + "\"");

        Answer revoked = lead.post(form(page, "/revoke"));
        assertThat(revoked.status()).isEqualTo(303);
        assertThat(lead.get(revoked.location().orElseThrow()).body())
                .contains("The list is taken back")
                .doesNotContain("/revoke");
        assertThat(notes("LIST_RETURNED")).containsExactly("LIST_REVOKED");

        Heard heard = tablet.sends(tablet.visit("Rose").isVaccinated(floor.lot));
        assertThat(heard.revoked()).isTrue();
        assertThat(heard.outcomes()).hasSize(4).containsOnly("TAKEN");
        assertThat(tablet.asks("key").body()).contains("\"revoked\":true");
        assertThat(tablet.asks("returned").status()).isEqualTo(200);
        assertThat(world.stateOf(UUID.fromString(tablet.carried()))).isEqualTo("REVOKED");
    }

    @Test
    void what_came_back_with_a_concern_is_on_the_lead_s_list_until_looked_into() {
        floor.goTo(floor.slots.getFirst());
        tablet.isUsedBy(world.again()).packs();
        world.recall(floor.lot);
        tablet.sends(tablet.visit("Rose").isVaccinated(floor.lot));
        Browser lead = world.someone(Role.CLINIC_LEAD);
        String devices = "/en/console/floor/" + floor.day.id().value() + "/devices";

        Answer page = lead.get(devices);
        assertThat(page.body()).contains("Rose Tremblay", "The lot is recalled", "Dose at 9:00");
        Answer looked = lead.post(form(page, "/look"));
        assertThat(lead.get(looked.location().orElseThrow()).body())
                .contains("somebody looked into it", "Rose Tremblay")
                .doesNotContain("/look\"");
        assertThat(beans.jdbc()
                        .sql("select count(*) from audit.entry where act = 'DOSES_SEEN' and note = 'BACK_FROM_A_DEVICE'"
                                + " and person_key = :person")
                        .param("person", world.rose.person().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(world.browser(floor.staff.signedIn(Role.CLINIC_LEAD, floor.staff.healthUnit(2235)))
                        .get(devices)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_privacy_officer_sees_every_device_and_takes_lists_back() {
        tablet.packs();
        Browser officer =
                world.browser(floor.staff.signedIn(Role.PRIVACY_OFFICER, floor.staff.anyFor(Role.PRIVACY_OFFICER)));
        Answer page = officer.get("/en/console/devices");
        assertThat(page.body())
                .contains("Tablet 2", "Harbour Arena", "Noor Haddad")
                .doesNotContain("Rose");
        String address = "/en/console/devices/" + floor.stop.site().value() + "/" + tablet.carried() + "/revoke";
        assertThat(page.body()).contains(address);
        assertThat(officer.post(address).status()).isEqualTo(303);
        assertThat(world.stateOf(UUID.fromString(tablet.carried()))).isEqualTo("REVOKED");
        assertThat(officer.post("/en/console/devices/" + floor.stop.site().value() + "/" + UUID.randomUUID()
                                + "/revoke")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_device_that_wiped_its_list_says_so_and_may_take_it_again() {
        tablet.packs();
        String before = tablet.carried();
        assertThat(tablet.asks("returned").status()).isEqualTo(200);
        assertThat(tablet.asks("returned").status()).isEqualTo(200);
        assertThat(notes("LIST_RETURNED")).containsExactly("LIST_WIPED");
        assertThat(world.stateOf(UUID.fromString(before))).isEqualTo("RETURNED");
        assertThat(tablet.packs().carried()).isNotEqualTo(before);
    }

    @Test
    void too_much_or_nothing_readable_is_refused_whole() {
        tablet.packs();
        assertThat(tablet.browser()
                        .json(tablet.address() + "/records", "{\"records\":[")
                        .status())
                .isEqualTo(400);
        var one = tablet.visit("Rose").arrives().records().getFirst();
        assertThat(tablet.triesToSend(Collections.nCopies(DeviceController.MOST_RECORDS + 1, one))
                        .status())
                .isEqualTo(413);
        assertThat(world.arrivalsOf(world.rose)).isZero();
    }

    private static String form(Answer page, String end) {
        Matcher action = Pattern.compile("action=\"([^\"]+" + end + ")\"").matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        return action.group(1);
    }
}
