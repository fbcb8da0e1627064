package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.console.Ids;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.keeping.Transfer;
import ca.dosebook.inventory.keeping.TransferOutcome;
import ca.dosebook.inventory.keeping.Transfers;
import ca.dosebook.inventory.keeping.WasteReason;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Sending doses to another site, receiving them there, and calling them back. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH + "/{site:[0-9a-f-]{36}}")
class TransferController {

    private final Pages pages;
    private final Shelf shelf;
    private final Transfers transfers;
    private final Clinics clinics;
    private final StockWords words;

    TransferController(Pages pages, Shelf shelf, Transfers transfers, Clinics clinics, StockWords words) {
        this.pages = pages;
        this.shelf = shelf;
        this.transfers = transfers;
        this.clinics = clinics;
        this.words = words;
    }

    record Sending(String address, String left, Amount form, List<Choice> sites) {}

    /**
     * @param arriving whether it can be received here
     * @param leaving whether it can be called back here
     * @param over what became of it; null while it is on its way
     */
    record OnTheWay(
            String address,
            List<Fact> facts,
            boolean arriving,
            boolean leaving,
            @Nullable String over,
            Amount form,
            List<Choice> reasons) {}

    @GetMapping("/batches/{batch:[0-9a-f-]{36}}/send")
    Page send(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch) {
        return sending(frame, shelf.batch(staff, site, batch), Amount.empty(""));
    }

    @PostMapping("/batches/{batch:[0-9a-f-]{36}}/send")
    View send(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String batch, Amount form) {
        Texts t = frame.t();
        Shelf.Found found = shelf.batch(staff, site, batch);
        OptionalInt doses = form.doses(1, StockKeeping.MOST_DOSES);
        Optional<Site> to = others(found.site()).stream()
                .filter(other -> other.id().value().toString().equals(form.to()))
                .findFirst();
        FormErrors errors = BatchActsController.doses(t, found, doses);
        if (to.isEmpty()) {
            errors = errors.and("to", t.of("stock.send.choose"));
        }
        if (!errors.isEmpty() || to.isEmpty()) {
            return sending(frame.errors(errors), found, form);
        }
        return switch (transfers.send(
                found.change(staff, form.act()), doses.orElse(0), to.get().id())) {
            case TransferOutcome.Done ignored -> Pages.seeOther(Shelf.address(frame, found.site()) + "?done=SENT");
            case TransferOutcome.NotEnough(int left) ->
                sending(frame.errors(FormErrors.none().and("doses", t.of("stock.doses.left", left))), found, form);
            case TransferOutcome.OverAlready ignored -> throw Ids.notFound();
            case TransferOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private List<Site> others(Site site) {
        return clinics.sites().stream()
                .filter(other -> !other.closed() && !other.id().equals(site.id()))
                .toList();
    }

    private Page sending(Frame frame, Shelf.Found found, Amount form) {
        Texts t = frame.t();
        List<Choice> sites = new ArrayList<>();
        sites.add(Choice.of("", t.of("stock.send.choose")));
        // Those of the own health unit are usually meant.
        others(found.site()).stream()
                .sorted(Comparator.comparing((Site other) ->
                                !other.healthUnit().equals(found.site().healthUnit()))
                        .thenComparing(
                                other -> StockListController.plain(other.name().in(t.language()))))
                .map(other ->
                        Choice.of(other.id().value().toString(), other.name().in(t.language())))
                .forEach(sites::add);
        return pages.page(
                "console/inventory/send",
                frame.title(t.of(
                                "stock.send.title",
                                StockWords.thisLot(t, found.batch().lot())))
                        .back(found.address(frame)),
                new Sending(
                        found.address(frame) + "/send",
                        t.of("stock.left.said", found.batch().doses()),
                        form.keyed(),
                        sites));
    }

    @GetMapping("/transfers/{transfer:[0-9a-f-]{36}}")
    Page transfer(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String transfer) {
        Site found = shelf.site(staff, site);
        return page(frame, found, transferOf(found, transfer), Amount.empty(""));
    }

    @PostMapping("/transfers/{transfer:[0-9a-f-]{36}}/receive")
    View receive(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String transfer, Amount form) {
        Texts t = frame.t();
        Site found = shelf.site(staff, site);
        Transfer known = transferOf(found, transfer);
        OptionalInt doses = form.doses(0, StockKeeping.MOST_DOSES);
        Optional<WasteReason> reason = StockWords.among(WasteReason.values(), form.reason());
        FormErrors errors = FormErrors.none();
        if (doses.isEmpty()) {
            errors = errors.and("doses", t.of("stock.count.wrong", StockKeeping.MOST_DOSES));
        } else if (doses.getAsInt() < known.doses()) {
            if (reason.isEmpty()) {
                errors = errors.and("reason", t.of("stock.arrival.reason", known.doses() - doses.getAsInt()));
            }
            errors = errors.and(BatchActsController.said(
                    t, form, reason.filter(WasteReason.OTHER::equals).isPresent()));
        }
        if (!errors.isEmpty()) {
            return page(frame.errors(errors), found, known, form);
        }
        Transfers.Arrival arrival =
                new Transfers.Arrival(doses.orElse(0), reason.orElse(WasteReason.LOST), form.said());
        return answer(
                frame, found, transfer, "ARRIVED", transfers.receive(found.id(), known.id(), arrival, staff.actor()));
    }

    @PostMapping("/transfers/{transfer:[0-9a-f-]{36}}/back")
    View callBack(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String transfer) {
        Site found = shelf.site(staff, site);
        Transfer known = transferOf(found, transfer);
        return answer(frame, found, transfer, "RETURNED", transfers.callBack(found.id(), known.id(), staff.actor()));
    }

    private Transfer transferOf(Site site, String id) {
        return transfers.find(site.id(), Ids.inAddress(id)).orElseThrow(Ids::notFound);
    }

    private View answer(Frame frame, Site site, String transfer, String done, TransferOutcome outcome) {
        return switch (outcome) {
            case TransferOutcome.Done ignored -> Pages.seeOther(Shelf.address(frame, site) + "?done=" + done);
            // The page says what became of it meanwhile.
            case TransferOutcome.OverAlready ignored ->
                Pages.seeOther(Shelf.address(frame, site) + "/transfers/" + transfer);
            case TransferOutcome.NotEnough ignored -> throw Ids.notFound();
            case TransferOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Page page(Frame frame, Site site, Transfer transfer, Amount form) {
        Texts t = frame.t();
        boolean going = transfer.state() == Transfer.State.ON_THE_WAY;
        boolean here = transfer.to().equals(site.id());
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of(t.of("stock.transfer.from"), words.site(t, transfer.from())),
                Fact.of(t.of("stock.transfer.to"), words.site(t, transfer.to())),
                Fact.of(
                        t.of("stock.transfer.sent"),
                        t.dateTime(transfer.sentAt().atZone(site.zone()))),
                Fact.of(t.of("stock.product"), words.product(t, transfer.lot().product())),
                Fact.of(t.of("stock.lot.label"), transfer.lot().number()),
                Fact.of(
                        t.of("stock.condition"),
                        StockWords.condition(
                                t,
                                transfer.condition().frozen(),
                                transfer.condition().thawedOn())),
                Fact.of(t.of("stock.useBy"), t.date(transfer.useBy())),
                Fact.of(t.of("stock.transfer.doses"), Integer.toString(transfer.doses()))));
        transfer.received()
                .ifPresent(number -> facts.add(Fact.of(t.of("stock.transfer.received"), Integer.toString(number))));
        return pages.page(
                "console/inventory/transfer",
                frame.title(t.of("stock.transfer.title", transfer.doses(), StockWords.thisLot(t, transfer.lot())))
                        .back(Shelf.address(frame, site)),
                new OnTheWay(
                        Shelf.address(frame, site) + "/transfers/" + transfer.id(),
                        facts,
                        going && here,
                        going && !here,
                        going
                                ? null
                                : t.of("stock.transfer.state."
                                        + transfer.state().name()),
                        form,
                        StockWords.choices(t, "stock.waste.", WasteReason.values())));
    }
}
