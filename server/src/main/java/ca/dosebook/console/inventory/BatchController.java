package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.EntryKind;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The doses of a lot at a site: how many, how it came to that, and what can be done. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH + "/{site:[0-9a-f-]{36}}/batches/{batch:[0-9a-f-]{36}}")
class BatchController {

    private static final int NEWEST = 50;

    private final Pages pages;
    private final Shelf shelf;
    private final StockKeeping keeping;
    private final EntryLines entries;
    private final StockWords words;

    BatchController(Pages pages, Shelf shelf, StockKeeping keeping, EntryLines entries, StockWords words) {
        this.pages = pages;
        this.shelf = shelf;
        this.keeping = keeping;
        this.entries = entries;
        this.words = words;
    }

    /** @param sums how many doses each kind of entry moved, and what is left */
    record One(
            String address,
            String lot,
            String state,
            List<Fact> facts,
            List<Fact> sums,
            boolean frozen,
            boolean any,
            List<EntryLines.Line> entries) {}

    @GetMapping
    Page one(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch) {
        Texts t = frame.t();
        Shelf.Found found = shelf.batch(staff, site, batch);
        Batch one = found.batch();
        LocalDate today = words.today(found.site());
        return pages.page(
                "console/inventory/batch",
                frame.title(t.of(
                                "stock.batch.title",
                                StockWords.lot(t, one.lot()),
                                found.site().name().in(t.language())))
                        .back(Shelf.address(frame, found.site())),
                new One(
                        found.address(frame),
                        StockWords.lot(t, one.lot()),
                        StockWords.state(t, one, today),
                        List.of(
                                Fact.of(t.of("stock.site"), found.site().name().in(t.language())),
                                Fact.of(
                                        t.of("stock.product"),
                                        words.product(t, one.lot().product())),
                                Fact.of(t.of("stock.condition"), StockWords.condition(t, one.frozen(), one.thawedOn())),
                                Fact.of(t.of("stock.useBy"), t.date(one.useBy())),
                                Fact.of(
                                        t.of("stock.onHand"),
                                        t.of("stock.doses", one.doses()) + ", "
                                                + words.vials(t, one.lot().product(), one.doses()))),
                        sums(t, one),
                        one.frozen(),
                        one.doses() > 0,
                        entries.of(frame, found.site(), keeping.entries(one, NEWEST))));
    }

    private List<Fact> sums(Texts t, Batch batch) {
        Map<EntryKind, Integer> sums = keeping.sums(batch);
        List<Fact> facts = new ArrayList<>();
        for (EntryKind kind : EntryKind.values()) {
            int doses = sums.getOrDefault(kind, 0);
            if (doses != 0) {
                facts.add(Fact.of(t.of("stock.kind." + kind.name()), StockWords.signed(t, doses)));
            }
        }
        facts.add(Fact.of(t.of("stock.left"), Integer.toString(batch.doses())));
        return facts;
    }
}
