package ca.dosebook.demo;

import ca.dosebook.audit.Actor;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.keeping.Shipment;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings doses to the demo's sites: two lots of what each of them gives, one of them to be used within days. */
@Component
class DemoStock {

    private static final int SOON_DAYS = 5;
    private static final int FAR_DAYS = 200;
    private static final int VIALS_SOON = 2;
    private static final int VIALS_READY = 20;
    private static final int VIALS_FROZEN = 200;

    private final Clinics clinics;
    private final Vaccines vaccines;
    private final Stock stock;
    private final Lots lots;
    private final StockKeeping keeping;

    DemoStock(Clinics clinics, Vaccines vaccines, Stock stock, Lots lots, StockKeeping keeping) {
        this.clinics = clinics;
        this.vaccines = vaccines;
        this.stock = stock;
        this.lots = lots;
        this.keeping = keeping;
    }

    /** The lots of a product: one that expires soon, one that does not. */
    private record Pair(Product product, LotId soon, LotId far) {}

    /** Where no lot is known yet. @param loadedOn the day the demo's dates are counted from */
    void bring(LocalDate loadedOn) {
        if (!stock.lots().isEmpty()) {
            return;
        }
        Map<ProductCode, Pair> pairs = new HashMap<>();
        for (Product product : vaccines.products()) {
            pairs.put(
                    product.code(),
                    new Pair(
                            product,
                            add(product, "1", loadedOn.plusDays(SOON_DAYS)),
                            add(product, "2", loadedOn.plusDays(FAR_DAYS))));
        }
        for (Site site : clinics.sites()) {
            clinics.days(site.id(), loadedOn, loadedOn.plusDays(FAR_DAYS)).stream()
                    .map(ClinicDay::product)
                    .distinct()
                    .forEach(product -> keeping.receive(
                            shipment(site, Objects.requireNonNull(pairs.get(product)), loadedOn), Actor.DOSEBOOK));
        }
    }

    private LotId add(Product product, String number, LocalDate expires) {
        // Plainly made up: no manufacturer's number looks like this.
        Lot lot = new Lot(
                LotId.next(), product.code(), "DEMO-" + product.mvx() + "-" + number, expires, Optional.empty());
        lots.add(lot, Actor.DOSEBOOK);
        return lot.id();
    }

    private static Shipment shipment(Site site, Pair pair, LocalDate loadedOn) {
        boolean freezes = pair.product().thawedShelfLifeDays() != null;
        Optional<LocalDate> thawed = freezes ? Optional.of(loadedOn) : Optional.empty();
        List<Shipment.Line> lines = new ArrayList<>();
        lines.add(line(pair, pair.soon(), false, thawed, VIALS_SOON));
        lines.add(line(pair, pair.far(), false, thawed, VIALS_READY));
        lines.add(line(pair, pair.far(), freezes, Optional.empty(), VIALS_FROZEN));
        return new Shipment(Uuids.next(), site.id(), lines);
    }

    private static Shipment.Line line(Pair pair, LotId lot, boolean frozen, Optional<LocalDate> thawedOn, int vials) {
        int doses = vials * pair.product().dosesPerVial();
        return new Shipment.Line(lot, frozen, thawedOn, doses, doses);
    }
}
