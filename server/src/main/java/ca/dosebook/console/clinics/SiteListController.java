package ca.dosebook.console.clinics;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Stop;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sites within reach. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/sites")
class SiteListController {

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final Rollout rollout;

    SiteListController(Pages pages, Reached reached, Clinics clinics, Rollout rollout) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.rollout = rollout;
    }

    record Chosen(String text, String kind, String order) {}

    record Line(String address, String name, String town, String kind, String unit, String state) {}

    record SiteList(
            Chosen chosen,
            List<Choice> kinds,
            List<Choice> orders,
            String count,
            List<Line> sites,
            boolean addsSites) {}

    @GetMapping
    Page list(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "name") String order) {
        Texts t = frame.t();
        Map<HealthUnitId, String> units =
                rollout.healthUnits().stream().collect(Collectors.toMap(HealthUnit::id, HealthUnit::shortName));
        var stops = clinics.stops().stream().collect(Collectors.groupingBy(Stop::site));
        Comparator<Line> byName = Comparator.comparing(line -> plain(line.name()));
        List<Line> sites = reached.sites(staff).stream()
                .filter(site -> kind.isEmpty() || site.kind().name().equals(kind))
                .map(site -> line(t, site, stops.getOrDefault(site.id(), List.of()), units))
                .filter(line -> plain(line.name() + " " + line.town()).contains(plain(text.strip())))
                .sorted(order.equals("unit") ? Comparator.comparing(Line::unit).thenComparing(byName) : byName)
                .toList();
        List<Choice> kinds = new ArrayList<>();
        kinds.add(Choice.of("", t.of("planning.kind.all")));
        kinds.addAll(kinds(t));
        return pages.page(
                "console/clinics/sites",
                frame.title(t.of("planning.sites.title")).back(frame.to("/console/clinics")),
                new SiteList(
                        new Chosen(text, kind, order),
                        kinds,
                        List.of(
                                Choice.of("name", t.of("planning.order.name")),
                                Choice.of("unit", t.of("planning.order.unit"))),
                        t.of("planning.sites.count", sites.size()),
                        sites,
                        !reached.unitsForNewSites(staff).isEmpty()));
    }

    static List<Choice> kinds(Texts t) {
        return Arrays.stream(SiteKind.values())
                .map(one -> Choice.of(one.name(), t.of("planning.kind." + one.name())))
                .toList();
    }

    private static Line line(Texts t, Site site, List<Stop> stops, Map<HealthUnitId, String> units) {
        String towns = stops.stream()
                .filter(stop -> !stop.left())
                .map(Stop::town)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Line(
                t.to("/console/clinics/sites/" + site.id().value()),
                site.name().in(t.language()),
                towns,
                t.of("planning.kind." + site.kind().name()),
                units.getOrDefault(site.healthUnit(), ""),
                site.closed() ? t.of("planning.site.closed") : "");
    }

    /** Without accents and capitals, so that "Frontenac" finds « l’aréna Frontenac » and "arena" finds « Aréna ». */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
