package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.forecasting.Forecast;
import ca.dosebook.inventory.forecasting.Forecasts;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.EntryKind;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.keeping.Transfer;
import ca.dosebook.inventory.keeping.Transfers;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one site has, what was entered lately, and how far it goes. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH + "/{site:[0-9a-f-]{36}}")
class SiteStockController {

    private static final int NEWEST = 20;

    private final Pages pages;
    private final Shelf shelf;
    private final StockKeeping keeping;
    private final Transfers transfers;
    private final Forecasts forecasts;
    private final SiteStockWords words;

    SiteStockController(
            Pages pages,
            Shelf shelf,
            StockKeeping keeping,
            Transfers transfers,
            Forecasts forecasts,
            SiteStockWords words) {
        this.pages = pages;
        this.shelf = shelf;
        this.keeping = keeping;
        this.transfers = transfers;
        this.forecasts = forecasts;
        this.words = words;
    }

    /** The words of the page. */
    @Component
    record SiteStockWords(StockWords stock, EntryLines entries) {}

    record Row(
            String address,
            String lot,
            String product,
            String condition,
            String useBy,
            String doses,
            String vials,
            String state) {}

    record Way(String address, String text) {}

    record One(
            String address,
            String name,
            @Nullable String done,
            @Nullable String shortage,
            List<Row> batches,
            List<Way> in,
            List<Way> out,
            List<EntryLines.Line> entries) {}

    @GetMapping
    Page one(Frame frame, SignedIn staff, @PathVariable String site, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        Site found = shelf.site(staff, site);
        LocalDate today = words.stock().today(found);
        List<Row> rows = keeping.batches(found.id()).stream()
                .filter(batch -> batch.doses() > 0 || !batch.expiredOn(today))
                .map(batch -> row(frame, found, batch, today))
                .toList();
        List<Transfer> ways = transfers.onTheWay(List.of(found.id()));
        return pages.page(
                "console/inventory/site",
                frame.title(t.of("stock.site.title", found.name().in(t.language())))
                        .back(frame.to(Shelf.PATH)),
                new One(
                        Shelf.address(frame, found),
                        found.name().in(t.language()),
                        StockWords.among(EntryKind.values(), done)
                                .map(kind -> t.of("stock.done." + kind.name()))
                                .orElse(null),
                        shortage(t, found),
                        rows,
                        ways.stream()
                                .filter(way -> way.to().equals(found.id()))
                                .map(way -> way(frame, found, way, "stock.way.in", way.from()))
                                .toList(),
                        ways.stream()
                                .filter(way -> way.from().equals(found.id()))
                                .map(way -> way(frame, found, way, "stock.way.out", way.to()))
                                .toList(),
                        words.entries().of(frame, found, keeping.entries(found.id(), NEWEST))));
    }

    private Row row(Frame frame, Site site, Batch batch, LocalDate today) {
        Texts t = frame.t();
        return new Row(
                new Shelf.Found(site, batch).address(frame),
                StockWords.lot(t, batch.lot()),
                words.stock().product(t, batch.lot().product()),
                StockWords.condition(t, batch.frozen(), batch.thawedOn()),
                t.shortDate(batch.useBy()),
                t.of("stock.doses", batch.doses()),
                words.stock().vials(t, batch.lot().product(), batch.doses()),
                StockWords.state(t, batch, today));
    }

    private Way way(Frame frame, Site site, Transfer way, String key, SiteId other) {
        Texts t = frame.t();
        return new Way(
                Shelf.address(frame, site) + "/transfers/" + way.id(),
                t.of(
                        key,
                        way.doses(),
                        StockWords.thisLot(t, way.lot()),
                        words.stock().site(t, other),
                        t.dateTime(way.sentAt().atZone(site.zone()))));
    }

    private @Nullable String shortage(Texts t, Site site) {
        return forecasts.of(List.of(site)).stream()
                .flatMap(forecast -> forecast.shortOn().stream())
                .map(Forecast.Day::day)
                .min(LocalDate::compareTo)
                .map(day -> t.of("stock.short.notice", t.date(day)))
                .orElse(null);
    }

    record DayRow(String day, String there, String booked, String missing, String expired) {}

    record Product(String name, String onHand, String onTheWay, String answer, boolean enough, List<DayRow> days) {}

    record Ahead(String name, List<Product> products) {}

    @GetMapping("/forecast")
    Page forecast(Frame frame, SignedIn staff, @PathVariable String site) {
        Texts t = frame.t();
        Site found = shelf.site(staff, site);
        List<Product> products = forecasts.of(List.of(found)).stream()
                .map(forecast -> product(t, forecast))
                .toList();
        return pages.page(
                "console/inventory/forecast",
                frame.title(t.of("stock.forecast.title", found.name().in(t.language())))
                        .back(Shelf.address(frame, found)),
                new Ahead(found.name().in(t.language()), products));
    }

    private Product product(Texts t, Forecast forecast) {
        String answer = forecast.shortOn()
                .map(day -> t.of("stock.forecast.short", t.date(day.day()), day.missing()))
                .orElseGet(() -> t.of(
                        forecast.days().isEmpty() ? "stock.forecast.nobody" : "stock.forecast.enough",
                        Forecasts.DAYS_AHEAD));
        return new Product(
                words.stock().product(t, forecast.product()),
                t.of("stock.doses", forecast.onHand()),
                forecast.onTheWay() == 0 ? "" : t.of("stock.forecast.way", forecast.onTheWay()),
                answer,
                forecast.shortOn().isEmpty(),
                forecast.days().stream()
                        .map(day -> new DayRow(
                                t.date(day.day()),
                                Integer.toString(day.there()),
                                Integer.toString(day.booked()),
                                day.missing() == 0 ? "" : Integer.toString(day.missing()),
                                day.expired() == 0 ? "" : Integer.toString(day.expired())))
                        .toList());
    }
}
