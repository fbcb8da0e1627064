package ca.dosebook.console.clinics;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.RepeatingClinics;
import ca.dosebook.clinics.sites.SiteOutcome;
import ca.dosebook.clinics.sites.Sites;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One site: what it is like, its route, its repeating clinics and the days ahead. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/sites/{site:[0-9a-f-]{36}}")
class SiteController {

    private static final int DAYS_AHEAD = 42;

    /** What a page can say of an act just done; a word in the address, nothing else. */
    private enum Done {
        ADDED,
        CHANGED,
        CLOSED,
        REOPENED,
        STOPS,
        DAY_ADDED,
        SERIES_ADDED
    }

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final Sites sites;
    private final RepeatingClinics repeating;
    private final DayWords words;
    private final Clock clock;

    SiteController(
            Pages pages,
            Reached reached,
            Clinics clinics,
            Sites sites,
            RepeatingClinics repeating,
            SiteWords siteWords) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.sites = sites;
        this.repeating = repeating;
        this.words = siteWords.words();
        this.clock = siteWords.clock();
    }

    /** @param address of its page; empty for one without */
    record Stopped(String address, String place, String street, boolean left, boolean first) {}

    record Repeating(String address, String name, String state) {}

    /**
     * @param done what was just done, in words
     * @param refused why it was not done
     * @param rules the address where it is said who may book here; empty for those who may not
     */
    record One(
            String address,
            String name,
            @Nullable String done,
            @Nullable String refused,
            List<Fact> facts,
            boolean route,
            List<Stopped> stops,
            List<Repeating> repeating,
            List<DayRow> days,
            boolean closed,
            String publish,
            String rules) {}

    @GetMapping
    Page show(Frame frame, SignedIn staff, @PathVariable String site, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        String said = Arrays.stream(Done.values())
                .filter(known -> known.name().equals(done))
                .findFirst()
                .map(known -> t.of("planning.done." + known.name()))
                .orElse(null);
        return page(frame, staff, reached.site(staff, site), said, null);
    }

    @PostMapping("/close")
    View close(Frame frame, SignedIn staff, @PathVariable String site) {
        Site found = reached.site(staff, site);
        return switch (sites.close(staff.actor(), found.id())) {
            case SiteOutcome.Done ignored ->
                Pages.seeOther(frame.to("/console/clinics/sites/" + site + "?done=CLOSED"));
            case SiteOutcome.DaysAhead(int days) ->
                page(frame, staff, found, null, frame.t().of("planning.site.close.days", days))
                        .status(HttpStatus.CONFLICT);
            case SiteOutcome.OneStop ignored -> throw Ids.notFound();
            case SiteOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    @PostMapping("/reopen")
    View reopen(Frame frame, SignedIn staff, @PathVariable String site) {
        sites.reopen(staff.actor(), reached.site(staff, site).id());
        return Pages.seeOther(frame.to("/console/clinics/sites/" + site + "?done=REOPENED"));
    }

    private Page page(Frame frame, SignedIn staff, Site site, @Nullable String done, @Nullable String refused) {
        Texts t = frame.t();
        String address = frame.to("/console/clinics/sites/" + site.id().value());
        LocalDate today = clock.instant().atZone(site.zone()).toLocalDate();
        List<Repeating> series = repeating.of(site.id()).stream()
                .map(one -> new Repeating(
                        frame.to("/console/clinics/repeating/" + one.id().value()),
                        one.name(),
                        one.ended()
                                ? t.of("planning.series.ended")
                                : t.of(
                                        "planning.span",
                                        t.shortDate(one.pattern().from()),
                                        t.shortDate(one.pattern().until()))))
                .toList();
        return pages.page(
                "console/clinics/site",
                frame.title(site.name().in(t.language())).back(frame.to("/console/clinics/sites")),
                new One(
                        address,
                        site.name().in(t.language()),
                        done,
                        refused,
                        facts(t, site),
                        site.kind() == SiteKind.MOBILE,
                        stops(t, site, address),
                        series,
                        words.rows(t, clinics.days(site.id(), today, today.plusDays(DAYS_AHEAD))),
                        site.closed(),
                        frame.to("/console/clinics/publish?site=" + site.id().value()),
                        staff.may(Permission.MANAGE_ROLLOUT)
                                ? frame.to(
                                        "/console/rollout/" + site.healthUnit().value())
                                : ""));
    }

    private static List<Fact> facts(Texts t, Site site) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                t.of("planning.kind"), t.of("planning.kind." + site.kind().name())));
        facts.add(Fact.of(t.of("planning.english"), site.name().en()));
        facts.add(Fact.of(t.of("planning.french"), site.name().fr()));
        facts.add(Fact.of(t.of("planning.zone"), t.of("planning.zone." + SiteWords.zone(site.zone()))));
        facts.add(Fact.of(
                t.of("planning.access"), t.of(site.wheelchairAccess() ? "planning.access.yes" : "planning.access.no")));
        if (site.kind() == SiteKind.MASS) {
            facts.add(Fact.of(t.of("planning.lanes"), Integer.toString(site.lanes())));
        }
        String directions = site.directions().in(t.language());
        facts.add(Fact.of(
                t.of("planning.directions"), directions.isEmpty() ? t.of("planning.directions.none") : directions));
        facts.add(Fact.of(t.of("planning.state"), t.of(site.closed() ? "planning.site.closed" : "planning.site.open")));
        return facts;
    }

    private List<Stopped> stops(Texts t, Site site, String address) {
        List<Stop> route = clinics.stops(site.id());
        List<Stopped> stops = new ArrayList<>();
        for (Stop stop : route) {
            stops.add(new Stopped(
                    address + "/stops/" + stop.id().value(),
                    stop.place().in(t.language()),
                    stop.street() + ", " + stop.town() + ", "
                            + stop.postalCode().substring(0, 3) + " "
                            + stop.postalCode().substring(3),
                    stop.left(),
                    stops.isEmpty()));
        }
        return stops;
    }
}
