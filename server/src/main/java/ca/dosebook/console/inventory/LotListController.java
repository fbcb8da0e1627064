package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayControlLots;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.lots.LotOutcome;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.vaccines.Product;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Every lot of the province, and adding one. */
@Controller
@MayControlLots
@RequestMapping("/{language:en|fr}" + LotListController.PATH)
class LotListController {

    static final String PATH = "/console/lots";

    private final Pages pages;
    private final Stock stock;
    private final Lots lots;
    private final StockWords words;
    private final Clock clock;

    LotListController(Pages pages, Stock stock, Lots lots, StockWords words, Clock clock) {
        this.pages = pages;
        this.stock = stock;
        this.lots = lots;
        this.words = words;
        this.clock = clock;
    }

    record Row(String address, String number, String product, String expires, String state) {}

    record LotList(String text, String count, List<Row> lots) {}

    /** What is typed about a lot, as typed. @param expires as a browser's date field sends it */
    record LotForm(
            @Nullable String product,
            @Nullable String number,
            @Nullable String expires) {}

    record Adding(String address, LotForm form, List<Choice> products) {}

    @GetMapping
    Page list(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String text) {
        Texts t = frame.t();
        LocalDate today = today();
        String wanted = StockListController.plain(text.strip());
        List<Row> rows = stock.lots().stream()
                .filter(lot -> StockListController.plain(lot.number() + " " + words.product(t, lot.product()))
                        .contains(wanted))
                .map(lot -> new Row(
                        frame.to(PATH + "/" + lot.id().value()),
                        StockWords.lot(t, lot),
                        words.product(t, lot.product()),
                        t.of("stock.lot.expires.said", t.shortDate(lot.expires())),
                        lot.recalled()
                                ? t.of("stock.state.recalled")
                                : lot.expires().isBefore(today) ? t.of("stock.state.expired") : ""))
                .toList();
        return pages.page(
                "console/inventory/lots",
                frame.title(t.of("stock.lots.title")),
                new LotList(text, t.of("stock.lots.count", rows.size()), rows));
    }

    @GetMapping("/add")
    Page add(Frame frame, SignedIn staff) {
        return adding(frame, new LotForm(null, null, null));
    }

    @PostMapping("/add")
    View add(Frame frame, SignedIn staff, LotForm form) {
        Texts t = frame.t();
        Optional<Product> product = words.productNamed(form.product());
        String number = Typed.said(form.number());
        Optional<LocalDate> expires = Typed.date(form.expires());
        FormErrors errors = FormErrors.none();
        if (product.isEmpty()) {
            errors = errors.and("product", t.of("stock.product.choose"));
        }
        if (!Lot.isNumber(number)) {
            errors = errors.and("number", t.of("stock.lot.number.wrong", Lot.LONGEST_NUMBER));
        }
        if (expires.isEmpty()) {
            errors = errors.and("expires", t.of("stock.lot.expires.wrong"));
        } else if (expires.get().isBefore(today())) {
            errors = errors.and("expires", t.of("stock.lot.expires.past", t.date(expires.get())));
        }
        if (!errors.isEmpty() || product.isEmpty() || expires.isEmpty()) {
            return adding(frame.errors(errors), form);
        }
        Lot lot = new Lot(LotId.next(), product.get().code(), number, expires.get(), Optional.empty());
        return switch (lots.add(lot, staff.actor())) {
            case LotOutcome.Done(Lot added) ->
                Pages.seeOther(frame.to(PATH + "/" + added.id().value() + "?done=ADDED"));
            case LotOutcome.SoAlready(Lot known) ->
                adding(
                        frame.errors(FormErrors.none()
                                .and("number", t.of("stock.lot.known", known.number(), t.date(known.expires())))),
                        form);
            case LotOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private LocalDate today() {
        return clock.instant().atZone(Moments.ZONE).toLocalDate();
    }

    private Page adding(Frame frame, LotForm form) {
        Texts t = frame.t();
        return pages.page(
                "console/inventory/lotAdd",
                frame.title(t.of("stock.lot.add")).back(frame.to(PATH)),
                new Adding(frame.to(PATH + "/add"), form, words.productChoices(t)));
    }
}
