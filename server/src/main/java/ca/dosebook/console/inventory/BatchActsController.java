package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.inventory.keeping.KeepingOutcome;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.keeping.WasteReason;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Thawing, wasting and drawing extra doses of a batch. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH + "/{site:[0-9a-f-]{36}}/batches/{batch:[0-9a-f-]{36}}")
class BatchActsController {

    private static final int LONGEST_THAW = 120;

    private final Pages pages;
    private final Shelf shelf;
    private final StockKeeping keeping;
    private final StockWords words;

    BatchActsController(Pages pages, Shelf shelf, StockKeeping keeping, StockWords words) {
        this.pages = pages;
        this.shelf = shelf;
        this.keeping = keeping;
        this.words = words;
    }

    /**
     * @param what the act in a word of the messages: thaw, waste, extra
     * @param lead what the page says first
     * @param reasons none where there is nothing to choose
     */
    record Form(String address, String what, String lead, String left, Amount form, List<Choice> reasons) {}

    @GetMapping("/thaw")
    Page thaw(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch) {
        Shelf.Found found = frozen(staff, site, batch);
        return page(frame, found, "thaw", Amount.empty(words.today(found.site()).toString()));
    }

    @PostMapping("/thaw")
    View thaw(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch, Amount form) {
        Texts t = frame.t();
        Shelf.Found found = frozen(staff, site, batch);
        LocalDate today = words.today(found.site());
        Optional<LocalDate> day =
                Typed.date(form.day()).filter(on -> !on.isAfter(today) && !on.isBefore(today.minusDays(LONGEST_THAW)));
        OptionalInt doses = form.doses(1, StockKeeping.MOST_DOSES);
        FormErrors errors = doses(t, found, doses);
        if (day.isEmpty()) {
            errors = errors.and("day", t.of("stock.thaw.day.wrong"));
        }
        if (!errors.isEmpty() || day.isEmpty()) {
            return page(frame.errors(errors), found, "thaw", form);
        }
        return answer(
                frame,
                found,
                "thaw",
                "THAWED",
                form,
                keeping.thaw(found.change(staff, form.act()), doses.orElse(0), day.get()));
    }

    @GetMapping("/waste")
    Page waste(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch) {
        return page(frame, shelf.batch(staff, site, batch), "waste", Amount.empty(""));
    }

    @PostMapping("/waste")
    View waste(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch, Amount form) {
        Texts t = frame.t();
        Shelf.Found found = shelf.batch(staff, site, batch);
        Optional<WasteReason> reason = StockWords.among(WasteReason.values(), form.reason());
        OptionalInt doses = form.doses(1, StockKeeping.MOST_DOSES);
        FormErrors errors = doses(t, found, doses);
        if (reason.isEmpty()) {
            errors = errors.and("reason", t.of("stock.reason.choose"));
        }
        errors = errors.and(
                said(t, form, reason.filter(WasteReason.OTHER::equals).isPresent()));
        if (!errors.isEmpty() || reason.isEmpty()) {
            return page(frame.errors(errors), found, "waste", form);
        }
        return answer(
                frame,
                found,
                "waste",
                "WASTED",
                form,
                keeping.waste(found.change(staff, form.act()), doses.orElse(0), reason.get(), form.said()));
    }

    @GetMapping("/extra")
    Page extra(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch) {
        return page(frame, thawed(staff, site, batch), "extra", Amount.empty(""));
    }

    @PostMapping("/extra")
    View extra(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch, Amount form) {
        Texts t = frame.t();
        Shelf.Found found = thawed(staff, site, batch);
        OptionalInt doses = form.doses(1, StockKeeping.MOST_EXTRA);
        if (doses.isEmpty()) {
            FormErrors errors = FormErrors.none().and("doses", t.of("stock.doses.wrong", StockKeeping.MOST_EXTRA));
            return page(frame.errors(errors), found, "extra", form);
        }
        return answer(
                frame, found, "extra", "EXTRA", form, keeping.extra(found.change(staff, form.act()), doses.orElse(0)));
    }

    private Shelf.Found frozen(SignedIn staff, String site, String batch) {
        Shelf.Found found = shelf.batch(staff, site, batch);
        if (!found.batch().frozen()) {
            throw Ids.notFound();
        }
        return found;
    }

    private Shelf.Found thawed(SignedIn staff, String site, String batch) {
        Shelf.Found found = shelf.batch(staff, site, batch);
        if (found.batch().frozen()) {
            throw Ids.notFound();
        }
        return found;
    }

    static FormErrors doses(Texts t, Shelf.Found found, OptionalInt doses) {
        int left = found.batch().doses();
        if (doses.isEmpty()) {
            return FormErrors.none().and("doses", t.of("stock.doses.wrong", Math.max(1, left)));
        }
        return doses.getAsInt() > left
                ? FormErrors.none().and("doses", t.of("stock.doses.left", left))
                : FormErrors.none();
    }

    /** @param needed whether the reason says nothing without words */
    static FormErrors said(Texts t, Amount form, boolean needed) {
        if (form.hasTooManyWords()) {
            return FormErrors.none().and("words", t.of("stock.words.long", StockKeeping.LONGEST_WORDS));
        }
        return needed && form.said().isEmpty()
                ? FormErrors.none().and("words", t.of("stock.words.needed"))
                : FormErrors.none();
    }

    private View answer(Frame frame, Shelf.Found found, String what, String done, Amount form, KeepingOutcome outcome) {
        return switch (outcome) {
            case KeepingOutcome.Done ignored -> Pages.seeOther(Shelf.address(frame, found.site()) + "?done=" + done);
            case KeepingOutcome.NotEnough(int left) ->
                page(
                        frame.errors(FormErrors.none().and("doses", frame.t().of("stock.doses.left", left))),
                        found,
                        what,
                        form);
            case KeepingOutcome.Changed ignored -> throw Ids.notFound();
            case KeepingOutcome.NotFrozen ignored -> throw Ids.notFound();
            case KeepingOutcome.NotCounterable ignored -> throw Ids.notFound();
            case KeepingOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Page page(Frame frame, Shelf.Found found, String what, Amount form) {
        Texts t = frame.t();
        return pages.page(
                "console/inventory/act",
                frame.title(t.of(
                                "stock." + what + ".title",
                                StockWords.thisLot(t, found.batch().lot())))
                        .back(found.address(frame)),
                new Form(
                        found.address(frame) + "/" + what,
                        what,
                        t.of("stock." + what + ".lead"),
                        t.of("stock.left.said", found.batch().doses()),
                        form.keyed(),
                        what.equals("waste")
                                ? StockWords.choices(t, "stock.waste.", WasteReason.values())
                                : List.of()));
    }
}
