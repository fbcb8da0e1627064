package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayControlLots;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.lots.LotChange;
import ca.dosebook.inventory.lots.LotOutcome;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One lot: where it lies, what was done to it, another expiry, a recall and taking it back. */
@Controller
@MayControlLots
@RequestMapping("/{language:en|fr}" + LotListController.PATH + "/{lot:[0-9a-f-]{36}}")
class LotController {

    private final Pages pages;
    private final Stock stock;
    private final Lots lots;
    private final StockWords words;

    LotController(Pages pages, Stock stock, Lots lots, StockWords words) {
        this.pages = pages;
        this.stock = stock;
        this.lots = lots;
        this.words = words;
    }

    record Place(String site, String doses, String onTheWay) {}

    record Step(String when, String who, String what, String why) {}

    record One(
            String address,
            String name,
            @Nullable String done,
            boolean recalled,
            List<Fact> facts,
            List<Place> places,
            String total,
            List<Step> steps) {}

    /** What is typed about a change, as typed. @param expires as a browser's date field sends it */
    record ChangeForm(@Nullable String expires, @Nullable String reason) {}

    /**
     * @param what the change in a word of the messages: expiry, recall, restore
     * @param places where it lies
     */
    record Changing(String address, String what, String lead, ChangeForm form, List<Place> places, String total) {}

    @GetMapping
    Page one(Frame frame, SignedIn staff, @PathVariable String lot, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        Lot found = lot(lot);
        List<LotChange> changes = lots.changes(found.id());
        Map<UUID, String> names =
                words.names(changes.stream().map(LotChange::by).toList());
        return pages.page(
                "console/inventory/lot",
                frame.title(StockWords.lot(t, found)).back(frame.to(LotListController.PATH)),
                new One(
                        address(frame, found),
                        StockWords.lot(t, found),
                        StockWords.among(LotChange.Kind.values(), done)
                                .map(kind -> t.of("stock.lot.done." + kind.name()))
                                .orElse(null),
                        found.recalled(),
                        facts(t, found),
                        places(t, found),
                        total(t, found),
                        changes.stream()
                                .map(change -> new Step(
                                        Moments.said(t, change.at()),
                                        change.by().map(names::get).orElseGet(() -> t.of("stock.by.dosebook")),
                                        t.of("stock.lot.change." + change.kind().name(), t.shortDate(change.expires())),
                                        change.reason()))
                                .toList()));
    }

    private List<Fact> facts(Texts t, Lot lot) {
        return List.of(
                Fact.of(t.of("stock.product"), words.product(t, lot.product())),
                Fact.of(t.of("stock.lot.expires"), t.date(lot.expires())),
                Fact.of(
                        t.of("stock.lot.state"),
                        lot.recalledAt()
                                .map(at -> t.of("stock.lot.recalled", Moments.said(t, at)))
                                .orElseGet(() -> t.of("stock.lot.usable"))));
    }

    private List<Place> places(Texts t, Lot lot) {
        return lots.holdings(lot.id()).stream()
                .map(holding -> new Place(
                        words.site(t, holding.site()),
                        t.of("stock.doses", holding.doses()),
                        holding.onTheWay() == 0 ? "" : t.of("stock.forecast.way", holding.onTheWay())))
                .toList();
    }

    private String total(Texts t, Lot lot) {
        int doses = lots.holdings(lot.id()).stream()
                .mapToInt(holding -> holding.doses() + holding.onTheWay())
                .sum();
        return t.of("stock.lot.total", doses);
    }

    @GetMapping("/expiry")
    Page expiry(Frame frame, SignedIn staff, @PathVariable String lot) {
        Lot found = lot(lot);
        return changing(frame, found, "expiry", new ChangeForm(found.expires().toString(), null));
    }

    @PostMapping("/expiry")
    View expiry(Frame frame, SignedIn staff, @PathVariable String lot, ChangeForm form) {
        Texts t = frame.t();
        Lot found = lot(lot);
        Optional<LocalDate> expires = Typed.date(form.expires());
        FormErrors errors = FormErrors.none();
        if (expires.isEmpty()) {
            errors = errors.and("expires", t.of("stock.lot.expires.wrong"));
        } else if (expires.get().equals(found.expires())) {
            errors = errors.and("expires", t.of("stock.lot.expires.same", t.date(found.expires())));
        }
        errors = errors.and(reason(t, form));
        if (!errors.isEmpty() || expires.isEmpty()) {
            return changing(frame.errors(errors), found, "expiry", form);
        }
        return answer(
                frame,
                "EXPIRY_CHANGED",
                lots.changeExpiry(found.id(), expires.get(), Typed.said(form.reason()), staff.actor()));
    }

    @GetMapping("/recall")
    Page recall(Frame frame, SignedIn staff, @PathVariable String lot) {
        return changing(frame, lot(lot), "recall", new ChangeForm(null, null));
    }

    @PostMapping("/recall")
    View recall(Frame frame, SignedIn staff, @PathVariable String lot, ChangeForm form) {
        Lot found = lot(lot);
        FormErrors errors = reason(frame.t(), form);
        return errors.isEmpty()
                ? answer(frame, "RECALLED", lots.recall(found.id(), Typed.said(form.reason()), staff.actor()))
                : changing(frame.errors(errors), found, "recall", form);
    }

    @GetMapping("/restore")
    Page restore(Frame frame, SignedIn staff, @PathVariable String lot) {
        return changing(frame, lot(lot), "restore", new ChangeForm(null, null));
    }

    @PostMapping("/restore")
    View restore(Frame frame, SignedIn staff, @PathVariable String lot, ChangeForm form) {
        Lot found = lot(lot);
        FormErrors errors = reason(frame.t(), form);
        return errors.isEmpty()
                ? answer(frame, "RECALL_UNDONE", lots.undoRecall(found.id(), Typed.said(form.reason()), staff.actor()))
                : changing(frame.errors(errors), found, "restore", form);
    }

    private static FormErrors reason(Texts t, ChangeForm form) {
        String reason = Typed.said(form.reason());
        return reason.isEmpty()
                ? FormErrors.none().and("reason", t.of("stock.lot.reason.needed"))
                : reason.length() > Lots.LONGEST_REASON
                        ? FormErrors.none().and("reason", t.of("stock.words.long", Lots.LONGEST_REASON))
                        : FormErrors.none();
    }

    private static View answer(Frame frame, String done, LotOutcome outcome) {
        return switch (outcome) {
            case LotOutcome.Done(Lot lot) -> Pages.seeOther(address(frame, lot) + "?done=" + done);
            // It is as was asked, whoever was first.
            case LotOutcome.SoAlready(Lot lot) -> Pages.seeOther(address(frame, lot));
            case LotOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Lot lot(String id) {
        return stock.lot(new LotId(Ids.inAddress(id))).orElseThrow(Ids::notFound);
    }

    private static String address(Frame frame, Lot lot) {
        return frame.to(LotListController.PATH + "/" + lot.id().value());
    }

    private Page changing(Frame frame, Lot lot, String what, ChangeForm form) {
        Texts t = frame.t();
        return pages.page(
                "console/inventory/lotChange",
                frame.title(t.of("stock.lot." + what + ".title", StockWords.thisLot(t, lot)))
                        .back(address(frame, lot)),
                new Changing(
                        address(frame, lot) + "/" + what,
                        what,
                        t.of("stock.lot." + what + ".lead"),
                        form,
                        what.equals("recall") ? places(t, lot) : List.of(),
                        what.equals("recall") ? total(t, lot) : ""));
    }
}
