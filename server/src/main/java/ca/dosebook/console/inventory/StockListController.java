package ca.dosebook.console.inventory;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageStock;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.forecasting.Forecast;
import ca.dosebook.inventory.forecasting.Forecasts;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.inventory.keeping.StockKeeping;
import ca.dosebook.inventory.keeping.Transfers;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What every site within reach has, and what needs somebody's care first. */
@Controller
@MayManageStock
@RequestMapping("/{language:en|fr}" + Shelf.PATH)
class StockListController {

    private final Pages pages;
    private final Shelf shelf;
    private final StockKeeping keeping;
    private final Transfers transfers;
    private final Forecasts forecasts;
    private final StockWords words;

    StockListController(
            Pages pages,
            Shelf shelf,
            StockKeeping keeping,
            Transfers transfers,
            Forecasts forecasts,
            StockWords words) {
        this.pages = pages;
        this.shelf = shelf;
        this.keeping = keeping;
        this.transfers = transfers;
        this.forecasts = forecasts;
        this.words = words;
    }

    record Chosen(String text, String order) {}

    record Line(String address, String name, String doses, String lots, String note, int count) {}

    /** Something to see to. */
    record Task(String address, String site, String text) {}

    record Overview(
            Chosen chosen,
            List<Choice> orders,
            String count,
            List<Line> sites,
            List<Task> shortages,
            List<Task> expiring,
            List<Task> arriving) {}

    @GetMapping
    Page list(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "name") String order) {
        Texts t = frame.t();
        Map<SiteId, Site> sites = shelf.sites(staff).stream().collect(Collectors.toMap(Site::id, Function.identity()));
        List<Batch> batches = keeping.batches(sites.keySet()).stream()
                .filter(batch -> batch.doses() > 0)
                .toList();
        Map<SiteId, List<Batch>> bySite = batches.stream().collect(Collectors.groupingBy(Batch::site));
        List<Forecast> shortOnes = forecasts.of(sites.values()).stream()
                .filter(forecast -> forecast.shortOn().isPresent())
                .toList();
        Comparator<Line> byName = Comparator.comparing(line -> plain(line.name()));
        List<Line> lines = sites.values().stream()
                .filter(site -> plain(site.name().in(t.language())).contains(plain(text.strip())))
                .map(site -> line(frame, site, bySite.getOrDefault(site.id(), List.of()), shortOnes))
                .sorted(
                        order.equals("doses")
                                ? Comparator.comparingInt(Line::count).thenComparing(byName)
                                : byName)
                .toList();
        return pages.page(
                "console/inventory/overview",
                frame.title(t.of("stock.title")),
                new Overview(
                        new Chosen(text, order),
                        List.of(
                                Choice.of("name", t.of("stock.order.name")),
                                Choice.of("doses", t.of("stock.order.doses"))),
                        t.of("stock.sites.count", lines.size()),
                        lines,
                        shortages(frame, sites, shortOnes),
                        expiring(frame, sites, batches),
                        arriving(frame, sites)));
    }

    private Line line(Frame frame, Site site, List<Batch> batches, List<Forecast> shortOnes) {
        Texts t = frame.t();
        LocalDate today = words.today(site);
        int doses = batches.stream()
                .filter(batch -> !batch.lot().recalled() && !batch.expiredOn(today))
                .mapToInt(Batch::doses)
                .sum();
        long lots = batches.stream().map(batch -> batch.lot().id()).distinct().count();
        String note = shortOnes.stream()
                .filter(forecast -> forecast.site().equals(site.id()))
                .flatMap(forecast -> forecast.shortOn().stream())
                .map(Forecast.Day::day)
                .min(Comparator.naturalOrder())
                .map(day -> t.of("stock.short.from", t.shortDate(day)))
                .orElse("");
        return new Line(
                Shelf.address(frame, site),
                site.name().in(t.language()),
                t.of("stock.doses", doses),
                t.of("stock.lots", lots),
                note,
                doses);
    }

    /** The soonest first. */
    private List<Task> shortages(Frame frame, Map<SiteId, Site> sites, List<Forecast> shortOnes) {
        Texts t = frame.t();
        return shortOnes.stream()
                .sorted(Comparator.comparing(
                        forecast -> forecast.shortOn().orElseThrow().day()))
                .map(forecast -> {
                    Site site = Objects.requireNonNull(sites.get(forecast.site()));
                    Forecast.Day day = forecast.shortOn().orElseThrow();
                    return new Task(
                            Shelf.address(frame, site) + "/forecast",
                            site.name().in(t.language()),
                            t.of(
                                    "stock.short.task",
                                    words.product(t, forecast.product()),
                                    t.date(day.day()),
                                    day.booked(),
                                    day.there()));
                })
                .toList();
    }

    private List<Task> expiring(Frame frame, Map<SiteId, Site> sites, List<Batch> batches) {
        Texts t = frame.t();
        return batches.stream()
                .filter(batch -> isExpiring(batch, Objects.requireNonNull(sites.get(batch.site()))))
                .sorted(Comparator.comparing(Batch::useBy))
                .map(batch -> {
                    Site site = Objects.requireNonNull(sites.get(batch.site()));
                    boolean over = batch.expiredOn(words.today(site));
                    return new Task(
                            new Shelf.Found(site, batch).address(frame),
                            site.name().in(t.language()),
                            t.of(
                                    batch.lot().recalled()
                                            ? "stock.task.recalled"
                                            : over ? "stock.task.expired" : "stock.task.soon",
                                    batch.doses(),
                                    StockWords.thisLot(t, batch.lot()),
                                    t.date(batch.useBy())));
                })
                .toList();
    }

    private boolean isExpiring(Batch batch, Site site) {
        return batch.lot().recalled() || batch.expiredOn(words.today(site).plusDays(StockWords.SOON_DAYS + 1L));
    }

    private List<Task> arriving(Frame frame, Map<SiteId, Site> sites) {
        Texts t = frame.t();
        return transfers.onTheWay(sites.keySet()).stream()
                .filter(transfer -> sites.containsKey(transfer.to()))
                .map(transfer -> {
                    Site site = Objects.requireNonNull(sites.get(transfer.to()));
                    return new Task(
                            Shelf.address(frame, site) + "/transfers/" + transfer.id(),
                            site.name().in(t.language()),
                            t.of(
                                    "stock.task.arriving",
                                    transfer.doses(),
                                    StockWords.thisLot(t, transfer.lot()),
                                    words.site(t, transfer.from())));
                })
                .toList();
    }

    /** Without accents and capitals. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
