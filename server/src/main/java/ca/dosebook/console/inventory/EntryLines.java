package ca.dosebook.console.inventory;

import ca.dosebook.clinics.Site;
import ca.dosebook.inventory.keeping.Entry;
import ca.dosebook.inventory.keeping.EntryKind;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.pages.Frame;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries in words: what, how many, who and when. */
@Component
class EntryLines {

    private final StockKeeping keeping;
    private final StockWords words;

    EntryLines(StockKeeping keeping, StockWords words) {
        this.keeping = keeping;
        this.words = words;
    }

    /**
     * @param why the reason, with what was written to it; may be empty
     * @param counter where it can be taken back; null where it cannot
     */
    record Line(
            String when,
            String who,
            String what,
            String lot,
            String doses,
            String why,
            @Nullable String counter) {}

    List<Line> of(Frame frame, Site site, List<Entry> entries) {
        Texts t = frame.t();
        Map<UUID, String> names = words.names(entries.stream().map(Entry::by).toList());
        return entries.stream()
                .map(entry -> new Line(
                        t.dateTime(entry.at().atZone(site.zone())),
                        entry.by().map(names::get).orElseGet(() -> t.of("stock.by.dosebook")),
                        what(t, entry),
                        StockWords.thisLot(t, entry.lot()),
                        StockWords.signed(t, entry.doses()),
                        why(t, entry),
                        keeping.isCounterable(site.id(), entry)
                                ? Shelf.address(frame, site) + "/entries/" + entry.id() + "/counter"
                                : null))
                .toList();
    }

    static String what(Texts t, Entry entry) {
        String kind = t.of("stock.kind." + entry.kind().name());
        return entry.countered() ? t.of("stock.entry.countered", kind) : kind;
    }

    private static String why(Texts t, Entry entry) {
        String reason = entry.reason()
                .map(name -> t.of((entry.kind() == EntryKind.WASTED ? "stock.waste." : "stock.count.") + name))
                .orElse("");
        String announced = entry.expected()
                .filter(expected -> expected != entry.doses())
                .map(expected -> t.of("stock.entry.expected", expected))
                .orElse("");
        return entry.words()
                .map(said -> reason.isEmpty() ? said : t.of("stock.entry.why", reason, said))
                .orElse(reason + announced);
    }
}
