package ca.dosebook.console.inventory;

import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.Shipment;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.keeping.Transfers;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import ca.dosebook.vaccines.ProductCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A site in Kingston with its inventory manager, on the pages as in a browser. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class InventoryOnPages {

    static final int KINGSTON = 2241;
    static final ProductCode PFIZER = ClinicsFixture.PFIZER;
    static final ProductCode ASTRAZENECA = new ProductCode("ASTRAZENECA");

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Stock stock;

    @Autowired
    Lots lots;

    @Autowired
    StockKeeping keeping;

    @Autowired
    Transfers transfers;

    @LocalServerPort
    int port;

    StaffFixture fixture;
    ClinicsFixture sites;
    Stop stop;
    Staff dana;

    @BeforeEach
    void people() {
        fixture = StaffFixture.on(jdbc, clock);
        sites = ClinicsFixture.on(jdbc);
        stop = sites.aSite(new HealthUnitId(KINGSTON));
        dana = fixture.signedIn(Role.INVENTORY_MANAGER, fixture.healthUnit(KINGSTON));
    }

    Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    LocalDate today() {
        return clock.instant().atZone(ClinicsFixture.TORONTO).toLocalDate();
    }

    String sitePath() {
        return path(stop.site());
    }

    static String path(SiteId site) {
        return "/en/console/inventory/" + site.value();
    }

    static String path(Batch batch) {
        return path(batch.site()) + "/batches/" + batch.id();
    }

    Lot aLot(ProductCode product, LocalDate expires) {
        Lot lot =
                new Lot(LotId.next(), product, "T" + Uuids.next().toString().substring(24), expires, Optional.empty());
        lots.add(lot, dana.signedIn().actor());
        return lot;
    }

    Lot aLot() {
        return aLot(ASTRAZENECA, today().plusMonths(5));
    }

    Batch received(Lot lot, boolean frozen, int doses) {
        keeping.receive(
                new Shipment(
                        Uuids.next(),
                        stop.site(),
                        List.of(new Shipment.Line(lot.id(), frozen, Optional.empty(), doses, doses))),
                dana.signedIn().actor());
        return batchOf(stop.site(), lot);
    }

    Batch batchOf(SiteId site, Lot lot) {
        return keeping.batches(site).stream()
                .filter(batch -> batch.lot().id().equals(lot.id()))
                .findFirst()
                .orElseThrow();
    }

    int left(Batch batch) {
        return keeping.batch(batch.site(), batch.id()).orElseThrow().doses();
    }

    /** The form of a page as it is, with more fields. */
    static String[] again(Answer page, String... more) {
        List<String> fields = new ArrayList<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.addAll(List.of(hidden.group(1), hidden.group(2)));
        }
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    int refusals(UUID about) {
        return jdbc.sql("select count(*) from audit.entry where act = 'ACCESS_REFUSED' and object_id = :about")
                .param("about", about)
                .query(Integer.class)
                .single();
    }
}
