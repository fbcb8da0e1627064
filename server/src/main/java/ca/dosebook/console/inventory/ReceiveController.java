package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.clinics.Site;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.Sent;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.Stock;
import ca.dosebook.inventory.keeping.KeepingOutcome;
import ca.dosebook.inventory.keeping.Shipment;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.lots.LotOutcome;
import ca.dosebook.inventory.lots.Lots;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Entering a shipment: typed, looked at once more with what is different from what was announced, entered. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH + "/{site:[0-9a-f-]{36}}/receive")
class ReceiveController {

    private final Pages pages;
    private final Shelf shelf;
    private final StockKeeping keeping;
    private final Supplies supplies;
    private final ReceiveCheck check;
    private final StockWords words;

    ReceiveController(
            Pages pages, Shelf shelf, StockKeeping keeping, Supplies supplies, ReceiveCheck check, StockWords words) {
        this.pages = pages;
        this.shelf = shelf;
        this.keeping = keeping;
        this.supplies = supplies;
        this.check = check;
        this.words = words;
    }

    /** Lots, to read and to add to. */
    @Component
    record Supplies(Stock stock, Lots lots) {}

    record Typing(
            String address, ReceiveForm form, List<Choice> lots, List<Choice> products, List<Choice> conditions) {}

    record Row(
            String lot,
            String product,
            String condition,
            String useBy,
            String expected,
            String received,
            String difference,
            String state) {}

    record Checking(String address, Sent sent, List<Row> rows) {}

    @GetMapping
    Page receive(Frame frame, SignedIn staff, @PathVariable String site) {
        Site found = shelf.site(staff, site);
        return typing(frame, found, ReceiveForm.empty(Shelf.act(null).toString()));
    }

    @PostMapping
    View receive(
            Frame frame,
            SignedIn staff,
            @PathVariable String site,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String step) {
        Site found = shelf.site(staff, site);
        ReceiveForm form = ReceiveForm.of(Shelf.act(act).toString(), sent);
        if (step.equals("more")) {
            return typing(frame, found, form.more());
        }
        if (step.equals("change")) {
            return typing(frame, found, form);
        }
        ReceiveCheck.Result result = check.read(frame.t(), found, form);
        if (!result.errors().isEmpty()) {
            return typing(frame.errors(result.errors()), found, form);
        }
        return step.equals("save") ? save(frame, staff, found, form, result) : checking(frame, found, sent, result);
    }

    private View save(Frame frame, SignedIn staff, Site site, ReceiveForm form, ReceiveCheck.Result result) {
        List<Shipment.Line> lines = new ArrayList<>();
        for (ReceiveCheck.Read read : result.lines()) {
            Lot lot = read.added() ? added(staff, read.lot()) : read.lot();
            Shipment.Line line = read.line();
            lines.add(new Shipment.Line(lot.id(), line.frozen(), line.thawedOn(), line.expected(), line.received()));
        }
        Shipment shipment = new Shipment(Shelf.act(form.act()), site.id(), lines);
        return switch (keeping.receive(shipment, staff.actor())) {
            case KeepingOutcome.Done ignored -> Pages.seeOther(Shelf.address(frame, site) + "?done=RECEIVED");
            case KeepingOutcome.NotEnough ignored -> throw Ids.notFound();
            case KeepingOutcome.Changed ignored -> throw Ids.notFound();
            case KeepingOutcome.NotFrozen ignored -> throw Ids.notFound();
            case KeepingOutcome.NotCounterable ignored -> throw Ids.notFound();
            case KeepingOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Lot added(SignedIn staff, Lot lot) {
        return switch (supplies.lots().add(lot, staff.actor())) {
            case LotOutcome.Done(Lot now) -> now;
            case LotOutcome.SoAlready(Lot known) -> known;
            case LotOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Page typing(Frame frame, Site site, ReceiveForm form) {
        Texts t = frame.t();
        LocalDate today = words.today(site);
        List<Choice> known = new ArrayList<>();
        known.add(Choice.of("", t.of("stock.receive.lot.choose")));
        supplies.stock().lots().stream()
                .filter(lot -> !lot.recalled() && !lot.expires().isBefore(today))
                .map(lot -> Choice.of(
                        lot.id().value().toString(),
                        t.of(
                                "stock.receive.lot.known",
                                lot.number(),
                                words.product(t, lot.product()),
                                t.shortDate(lot.expires()))))
                .forEach(known::add);
        known.add(Choice.of(ReceiveForm.NEW, t.of("stock.receive.lot.new")));
        return pages.page(
                "console/inventory/receive",
                frame.title(t.of("stock.receive.title", site.name().in(t.language())))
                        .back(Shelf.address(frame, site)),
                new Typing(
                        Shelf.address(frame, site) + "/receive",
                        form,
                        known,
                        words.productChoices(t),
                        List.of(
                                Choice.of("", t.of("stock.receive.condition.choose")),
                                Choice.of("FROZEN", t.of("stock.frozen")),
                                Choice.of("THAWED", t.of("stock.receive.thawed")),
                                Choice.of("COLD", t.of("stock.cold")))));
    }

    private Page checking(Frame frame, Site site, MultiValueMap<String, String> sent, ReceiveCheck.Result result) {
        Texts t = frame.t();
        return pages.page(
                "console/inventory/receiveCheck",
                frame.title(t.of("stock.receive.check")).back(Shelf.address(frame, site)),
                new Checking(
                        Shelf.address(frame, site) + "/receive",
                        Sent.of(sent),
                        result.lines().stream().map(read -> row(t, site, read)).toList()));
    }

    private Row row(Texts t, Site site, ReceiveCheck.Read read) {
        Lot lot = read.lot();
        Shipment.Line line = read.line();
        LocalDate useBy = line.thawedOn()
                .flatMap(day -> words.product(lot.product())
                        .map(product -> product.thawedShelfLifeDays())
                        .map(day::plusDays))
                .filter(day -> day.isBefore(lot.expires()))
                .orElse(lot.expires());
        int more = line.received() - line.expected();
        return new Row(
                StockWords.lot(t, lot),
                words.product(t, lot.product()),
                StockWords.condition(t, line.frozen(), line.thawedOn()),
                t.shortDate(useBy),
                t.of("stock.doses", line.expected()),
                t.of("stock.doses", line.received()),
                more == 0
                        ? t.of("stock.difference.none")
                        : t.of(more > 0 ? "stock.difference.more" : "stock.difference.fewer", Math.abs(more)),
                lot.recalled()
                        ? t.of("stock.state.recalled")
                        : useBy.isBefore(words.today(site)) ? t.of("stock.state.expired") : "");
    }
}
