package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.clinics.Site;
import ca.dosebook.console.Ids;
import ca.dosebook.inventory.keeping.Entry;
import ca.dosebook.inventory.keeping.KeepingOutcome;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Taking back an entry that was made by mistake. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH + "/{site:[0-9a-f-]{36}}/entries/{entry:[0-9a-f-]{36}}/counter")
class CounterController {

    private final Pages pages;
    private final Shelf shelf;
    private final StockKeeping keeping;
    private final EntryLines lines;

    CounterController(Pages pages, Shelf shelf, StockKeeping keeping, EntryLines lines) {
        this.pages = pages;
        this.shelf = shelf;
        this.keeping = keeping;
        this.lines = lines;
    }

    /** @param refused why not; null where it can be taken back */
    record Asking(
            String address,
            String act,
            List<EntryLines.Line> entries,
            @Nullable String refused) {}

    @GetMapping
    Page ask(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String entry) {
        Site found = shelf.site(staff, site);
        List<Entry> entries = entries(found, entry);
        boolean may = entries.stream().allMatch(one -> keeping.isCounterable(found.id(), one));
        return page(frame, found, entry, entries, may ? null : frame.t().of("stock.counter.not"));
    }

    @PostMapping
    View counter(
            Frame frame,
            SignedIn staff,
            @PathVariable String site,
            @PathVariable String entry,
            @RequestParam(defaultValue = "") String act) {
        Texts t = frame.t();
        Site found = shelf.site(staff, site);
        List<Entry> entries = entries(found, entry);
        UUID id = Ids.inAddress(entry);
        return switch (keeping.counter(Shelf.act(act), found.id(), id, staff.actor())) {
            case KeepingOutcome.Done ignored -> Pages.seeOther(Shelf.address(frame, found) + "?done=COUNTERED");
            case KeepingOutcome.NotEnough(int left) ->
                page(frame, found, entry, entries, t.of("stock.counter.given", left));
            case KeepingOutcome.NotCounterable ignored -> page(frame, found, entry, entries, t.of("stock.counter.not"));
            case KeepingOutcome.Changed ignored -> throw Ids.notFound();
            case KeepingOutcome.NotFrozen ignored -> throw Ids.notFound();
            case KeepingOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private List<Entry> entries(Site site, String entry) {
        List<Entry> entries = keeping.countered(site.id(), Ids.inAddress(entry));
        if (entries.isEmpty()) {
            throw Ids.notFound();
        }
        return entries;
    }

    private Page page(Frame frame, Site site, String entry, List<Entry> entries, @Nullable String refused) {
        Texts t = frame.t();
        String address = Shelf.address(frame, site);
        return pages.page(
                "console/inventory/counter",
                frame.title(t.of("stock.counter.title")).back(address),
                new Asking(
                        address + "/entries/" + entry + "/counter",
                        Shelf.act(null).toString(),
                        lines.of(frame, site, entries),
                        refused));
    }
}
