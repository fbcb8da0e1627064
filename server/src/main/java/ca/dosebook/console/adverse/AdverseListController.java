package ca.dosebook.console.adverse;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayFollowAdverseEvents;
import ca.dosebook.console.Part;
import ca.dosebook.immunizations.adverse.AdverseEvent;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.adverse.EventFilter;
import ca.dosebook.immunizations.adverse.FollowUp;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.Stock;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports within reach, without names, and the recalled lots. */
@Controller
@MayFollowAdverseEvents
@RequestMapping("/{language:en|fr}/console/adverse")
class AdverseListController {

    private static final int ROWS = 50;

    private final Pages pages;
    private final ReachedEvents reached;
    private final AdverseEvents events;
    private final AdverseWords words;
    private final Stock stock;

    AdverseListController(Pages pages, ReachedEvents reached, AdverseEvents events, AdverseWords words, Stock stock) {
        this.pages = pages;
        this.reached = reached;
        this.events = events;
        this.words = words;
        this.stock = stock;
    }

    record Chosen(String state, String serious, String order) {}

    @Personal
    record Row(
            String address,
            String happened,
            String product,
            String site,
            String onset,
            String reported,
            String state,
            boolean serious) {
        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    record LotLink(String text, String address) {}

    /**
     * @param address to which the number of a page is appended
     */
    @Personal
    record EventList(
            Chosen chosen,
            List<Choice> states,
            List<Choice> seriousness,
            List<Choice> orders,
            String count,
            Part part,
            String address,
            List<Row> rows,
            List<LotLink> recalled) {
        @Override
        public String toString() {
            return "EventList[masked]";
        }
    }

    @GetMapping
    Page list(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String serious,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "1") String page) {
        Texts t = frame.t();
        Optional<FollowUp> wanted = Asked.one(FollowUp.values(), state);
        EventFilter.Order sorted = Asked.one(EventFilter.Order.values(), order).orElse(EventFilter.Order.REPORTED);
        boolean grave = serious.equals("yes");
        var filter = new EventFilter(reached.sites(staff), wanted, grave);
        int all = events.count(filter);
        Part part = Part.of(page, all, ROWS);
        List<AdverseEvent> found = events.list(filter, sorted, part.offset(), ROWS);
        events.seen(found.size(), staff);
        String address = frame.to("/console/adverse") + "?state="
                + wanted.map(Enum::name).orElse("") + "&serious=" + (grave ? "yes" : "") + "&order=" + sorted
                + "&page=";
        List<Choice> states = new ArrayList<>();
        states.add(Choice.of("", t.of("adverse.all")));
        states.addAll(Asked.choices(t, "adverse.followUp.", FollowUp.values()));
        return pages.page(
                "console/adverse/list",
                frame.title(t.of("adverse.list.title")).back(frame.to("/console")),
                new EventList(
                        new Chosen(wanted.map(Enum::name).orElse(""), grave ? "yes" : "", sorted.name()),
                        states,
                        List.of(Choice.of("", t.of("adverse.all")), Choice.of("yes", t.of("adverse.serious.only"))),
                        Asked.choices(t, "adverse.order.", EventFilter.Order.values()),
                        t.of("adverse.list.count", all),
                        part,
                        address,
                        found.stream().map(event -> row(t, event)).toList(),
                        stock.lots().stream()
                                .filter(Lot::recalled)
                                .map(lot -> new LotLink(
                                        t.of("adverse.recalled.lot", lot.number(), words.product(t, lot.product())),
                                        t.to("/console/lots/" + lot.id().value() + "/people")))
                                .toList()));
    }

    private Row row(Texts t, AdverseEvent event) {
        return new Row(
                t.to("/console/adverse/" + event.id().value()),
                AdverseWords.happened(t, event.newest().told()),
                words.product(t, event.about().product()),
                words.site(t, event.site()),
                t.of("adverse.row.onset", words.onset(t, event)),
                t.of("adverse.row.reported", words.said(t, event.reportedAt(), event.site())),
                t.of("adverse.followUp." + event.newest().followUp()),
                event.isSerious());
    }
}
