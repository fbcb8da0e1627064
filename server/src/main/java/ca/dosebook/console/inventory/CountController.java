package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.inventory.keeping.CountReason;
import ca.dosebook.inventory.keeping.KeepingOutcome;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Counting what lies there: the number, then what is different, with its reason. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH + "/{site:[0-9a-f-]{36}}/batches/{batch:[0-9a-f-]{36}}/count")
class CountController {

    private final Pages pages;
    private final Shelf shelf;
    private final StockKeeping keeping;

    CountController(Pages pages, Shelf shelf, StockKeeping keeping) {
        this.pages = pages;
        this.shelf = shelf;
        this.keeping = keeping;
    }

    record Counting(String address, Amount form) {}

    /** @param difference in words; empty when the count is as entered */
    record Comparing(
            String address, String entered, String counted, String difference, Amount form, List<Choice> reasons) {}

    /** @param all whether everything is used up, so that 0 is counted */
    @GetMapping
    Page count(
            Frame frame,
            SignedIn staff,
            @PathVariable String site,
            @PathVariable String batch,
            @RequestParam(defaultValue = "") String all) {
        Shelf.Found found = shelf.batch(staff, site, batch);
        Amount empty = Amount.empty("");
        Amount form = all.equals("used")
                ? new Amount(empty.act(), "0", null, CountReason.USED_UP.name(), null, null, null, null)
                : empty;
        return typing(frame, found, form);
    }

    @PostMapping
    View count(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch, Amount form) {
        Texts t = frame.t();
        Shelf.Found found = shelf.batch(staff, site, batch);
        OptionalInt counted = form.doses(0, StockKeeping.MOST_DOSES);
        if (counted.isEmpty()) {
            FormErrors errors = FormErrors.none().and("doses", t.of("stock.count.wrong", StockKeeping.MOST_DOSES));
            return typing(frame.errors(errors), found, form);
        }
        int here = found.batch().doses();
        OptionalInt seen = Typed.number(form.seen(), 0, 999_999);
        if (seen.isEmpty() || !"save".equals(form.step())) {
            return comparing(frame, found, counted.getAsInt(), form.seeing(here));
        }
        Optional<CountReason> reason = StockWords.among(CountReason.values(), form.reason());
        FormErrors errors = FormErrors.none();
        if (counted.getAsInt() != seen.getAsInt()) {
            if (reason.isEmpty()) {
                errors = errors.and("reason", t.of("stock.reason.choose"));
            }
            errors = errors.and(BatchActsController.said(
                    t, form, reason.filter(CountReason.OTHER::equals).isPresent()));
        }
        if (!errors.isEmpty()) {
            return comparing(frame.errors(errors), found, counted.getAsInt(), form);
        }
        KeepingOutcome outcome = keeping.count(
                found.change(staff, form.act()),
                seen.getAsInt(),
                counted.getAsInt(),
                reason.orElse(CountReason.UNKNOWN),
                form.said());
        return switch (outcome) {
            case KeepingOutcome.Done ignored -> Pages.seeOther(Shelf.address(frame, found.site()) + "?done=COUNTED");
            case KeepingOutcome.Changed(int now) ->
                comparing(
                        frame.errors(FormErrors.none().and("reason", t.of("stock.count.changed", now))),
                        shelf.batch(staff, site, batch),
                        counted.getAsInt(),
                        form.seeing(now));
            case KeepingOutcome.NotEnough ignored -> throw Ids.notFound();
            case KeepingOutcome.NotFrozen ignored -> throw Ids.notFound();
            case KeepingOutcome.NotCounterable ignored -> throw Ids.notFound();
            case KeepingOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Page typing(Frame frame, Shelf.Found found, Amount form) {
        return pages.page(
                "console/inventory/count",
                framed(frame, found),
                new Counting(found.address(frame) + "/count", form.keyed()));
    }

    private Frame framed(Frame frame, Shelf.Found found) {
        Texts t = frame.t();
        return frame.title(t.of(
                        "stock.count.title", StockWords.thisLot(t, found.batch().lot())))
                .back(found.address(frame));
    }

    private Page comparing(Frame frame, Shelf.Found found, int counted, Amount form) {
        Texts t = frame.t();
        int seen = Typed.number(form.seen(), 0, 999_999).orElse(found.batch().doses());
        int more = counted - seen;
        return pages.page(
                "console/inventory/countCheck",
                framed(frame, found),
                new Comparing(
                        found.address(frame) + "/count",
                        t.of("stock.doses", seen),
                        t.of("stock.doses", counted),
                        more == 0
                                ? ""
                                : t.of(more > 0 ? "stock.difference.more" : "stock.difference.fewer", Math.abs(more)),
                        form.keyed(),
                        StockWords.choices(t, "stock.count.", CountReason.values())));
    }
}
