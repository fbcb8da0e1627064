package ca.dosebook.console.inventory;

import ca.dosebook.clinics.Site;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.keeping.Shipment;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is typed about a shipment, and says what is wrong with it. */
@Component
class ReceiveCheck {

    private static final int LONGEST_THAW = 120;

    private final Stock stock;
    private final Lots lots;
    private final StockWords words;

    ReceiveCheck(Stock stock, Lots lots, StockWords words) {
        this.stock = stock;
        this.lots = lots;
        this.words = words;
    }

    /**
     * A line that makes sense.
     *
     * @param lot known, or to be added
     */
    record Read(Lot lot, boolean added, Shipment.Line line) {}

    /** @param lines empty where there are errors */
    record Result(List<Read> lines, FormErrors errors) {}

    Result read(Texts t, Site site, ReceiveForm form) {
        FormErrors errors = FormErrors.none();
        List<Read> read = new ArrayList<>();
        List<ReceiveForm.Line> lines =
                form.lines().stream().filter(line -> !line.blank()).toList();
        if (lines.isEmpty()) {
            return new Result(List.of(), errors.and("lot-1", t.of("stock.receive.none")));
        }
        for (ReceiveForm.Line line : lines) {
            Problems problems = new Problems(t, line);
            Lot lot = line.isNew() ? newLot(t, site, line, problems) : known(line, problems);
            OptionalInt expected = line.doses(line.expected(), StockKeeping.MOST_DOSES);
            OptionalInt received = line.doses(line.received(), StockKeeping.MOST_DOSES);
            if (expected.isEmpty()) {
                problems.add("expected", "stock.receive.expected.wrong", StockKeeping.MOST_DOSES);
            }
            if (received.isEmpty()) {
                problems.add("received", "stock.receive.received.wrong", StockKeeping.MOST_DOSES);
            }
            boolean freezes = lot != null && freezes(lot);
            boolean frozen = freezes && line.condition().equals("FROZEN");
            Optional<LocalDate> thawed = freezes && !frozen ? thawedOn(site, line, problems) : Optional.empty();
            errors = errors.and(problems.errors);
            if (lot != null && problems.errors.isEmpty()) {
                read.add(new Read(
                        lot,
                        stock.lot(lot.id()).isEmpty(),
                        new Shipment.Line(lot.id(), frozen, thawed, expected.orElse(0), received.orElse(0))));
            }
        }
        return new Result(errors.isEmpty() ? read : List.of(), errors);
    }

    /** What is wrong with a line. */
    private static final class Problems {

        private final Texts t;
        private final ReceiveForm.Line line;
        private FormErrors errors = FormErrors.none();

        Problems(Texts t, ReceiveForm.Line line) {
            this.t = t;
            this.line = line;
        }

        void add(String field, String key, Object... arguments) {
            errors = errors.and(line.id(field), t.of(key, arguments));
        }
    }

    private @Nullable Lot known(ReceiveForm.Line line, Problems problems) {
        Optional<Lot> known = Ids.of(line.lot()).map(LotId::new).flatMap(stock::lot);
        if (known.isEmpty()) {
            problems.add("lot", "stock.receive.lot.choose");
        }
        return known.orElse(null);
    }

    private @Nullable Lot newLot(Texts t, Site site, ReceiveForm.Line line, Problems problems) {
        Optional<Product> product = words.productNamed(line.product());
        if (product.isEmpty()) {
            problems.add("product", "stock.product.choose");
        }
        boolean number = Lot.isNumber(line.lotNumber());
        if (!number) {
            problems.add("number", "stock.lot.number.wrong", Lot.LONGEST_NUMBER);
        }
        Optional<LocalDate> expires = Typed.date(line.expires());
        if (expires.isEmpty()) {
            problems.add("expires", "stock.lot.expires.wrong");
        } else if (expires.get().isBefore(words.today(site))) {
            problems.add("expires", "stock.lot.expires.past", t.date(expires.get()));
        }
        if (product.isEmpty() || !number || expires.isEmpty()) {
            return null;
        }
        ProductCode code = product.get().code();
        Optional<Lot> known = lots.find(code, line.lotNumber());
        if (known.isPresent() && !known.get().expires().equals(expires.get())) {
            problems.add(
                    "expires",
                    "stock.lot.expires.differs",
                    known.get().number(),
                    t.date(known.get().expires()));
        }
        return known.orElseGet(() -> new Lot(LotId.next(), code, line.lotNumber(), expires.get(), Optional.empty()));
    }

    private boolean freezes(Lot lot) {
        return words.product(lot.product()).map(Product::thawedShelfLifeDays).isPresent();
    }

    private Optional<LocalDate> thawedOn(Site site, ReceiveForm.Line line, Problems problems) {
        if (!line.condition().equals("THAWED")) {
            problems.add("condition", "stock.receive.condition.choose");
            return Optional.empty();
        }
        LocalDate today = words.today(site);
        Optional<LocalDate> thawed =
                line.thawedOn().filter(day -> !day.isAfter(today) && !day.isBefore(today.minusDays(LONGEST_THAW)));
        if (thawed.isEmpty()) {
            problems.add("thawed", "stock.thaw.day.wrong");
        }
        return thawed;
    }
}
