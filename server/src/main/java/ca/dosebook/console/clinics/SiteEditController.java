package ca.dosebook.console.clinics;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.sites.SiteOutcome;
import ca.dosebook.clinics.sites.Sites;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Adding a site, and changing what it is like. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/sites")
class SiteEditController {

    private final Pages pages;
    private final Reached reached;
    private final Sites sites;
    private final Rollout rollout;

    SiteEditController(Pages pages, Reached reached, Sites sites, Rollout rollout) {
        this.pages = pages;
        this.reached = reached;
        this.sites = sites;
        this.rollout = rollout;
    }

    /** @param units where it may be added; none when an existing site is changed */
    record Edit(
            String address,
            boolean added,
            boolean lanes,
            SiteForm form,
            StopForm stop,
            List<Choice> kinds,
            List<Choice> units,
            List<Choice> zones) {}

    @GetMapping("/add")
    Page add(Frame frame, SignedIn staff) {
        List<HealthUnit> units = units(staff);
        SiteForm form = units.size() == 1
                ? new SiteForm(
                        null, Integer.toString(units.getFirst().id().value()), null, null, "", null, "1", null, null)
                : SiteForm.EMPTY;
        return addPage(frame, units, form, StopForm.EMPTY);
    }

    @PostMapping("/add")
    View add(Frame frame, SignedIn staff, SiteForm form, StopForm stop) {
        Texts t = frame.t();
        List<HealthUnit> units = units(staff);
        Optional<SiteKind> kind = form.kindChosen();
        Optional<HealthUnitId> unit = form.unitAmong(units);
        FormErrors errors = FormErrors.none();
        if (kind.isEmpty()) {
            errors = errors.and("kind", t.of("planning.kind.choose"));
        }
        if (unit.isEmpty()) {
            errors = errors.and("unit", t.of("planning.unit.choose"));
        }
        boolean route = kind.filter(SiteKind.MOBILE::equals).isPresent();
        errors = errors.and(form.errors(t)).and(stop.errors(t, rollout, route));
        if (kind.isEmpty() || unit.isEmpty() || !errors.isEmpty()) {
            return addPage(frame.errors(errors), units, form, stop);
        }
        Site site = form.site(new SiteId(Uuids.next()), unit.get(), kind.get(), false);
        sites.add(staff.actor(), site, stop.stop(new StopId(Uuids.next()), site.id(), site.name(), rollout));
        return Pages.seeOther(frame.to("/console/clinics/sites/" + site.id().value() + "?done=ADDED"));
    }

    @GetMapping("/{site:[0-9a-f-]{36}}/change")
    Page change(Frame frame, SignedIn staff, @PathVariable String site) {
        Site found = reached.site(staff, site);
        return changePage(frame, found, SiteForm.of(found));
    }

    @PostMapping("/{site:[0-9a-f-]{36}}/change")
    View change(Frame frame, SignedIn staff, @PathVariable String site, SiteForm form) {
        Texts t = frame.t();
        Site found = reached.site(staff, site);
        SiteForm whole = new SiteForm(
                found.kind().name(),
                null,
                form.english(),
                form.french(),
                form.zone(),
                form.access(),
                form.lanes(),
                form.directionsEnglish(),
                form.directionsFrench());
        FormErrors errors = whole.errors(t);
        if (!errors.isEmpty()) {
            return changePage(frame.errors(errors), found, whole);
        }
        Site changed = whole.site(found.id(), found.healthUnit(), found.kind(), found.closed());
        return switch (sites.change(staff.actor(), changed)) {
            case SiteOutcome.Done ignored ->
                Pages.seeOther(frame.to("/console/clinics/sites/" + site + "?done=CHANGED"));
            case SiteOutcome.DaysAhead(int days) ->
                changePage(frame.errors(FormErrors.none().and("zone", t.of("planning.zone.used", days))), found, whole);
            case SiteOutcome.OneStop ignored -> throw Ids.notFound();
            case SiteOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private List<HealthUnit> units(SignedIn staff) {
        List<HealthUnit> units = reached.unitsForNewSites(staff);
        if (units.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return units;
    }

    private Page addPage(Frame frame, List<HealthUnit> allowed, SiteForm form, StopForm stop) {
        Texts t = frame.t();
        List<Choice> units = new ArrayList<>();
        if (allowed.size() > 1) {
            units.add(Choice.of("", t.of("planning.unit.choose")));
        }
        allowed.forEach(unit -> units.add(
                Choice.of(Integer.toString(unit.id().value()), unit.name().in(t.language()))));
        return pages.page(
                "console/clinics/siteEdit",
                frame.title(t.of("planning.site.add")).back(frame.to("/console/clinics/sites")),
                new Edit(
                        frame.to("/console/clinics/sites/add"),
                        true,
                        true,
                        form,
                        stop,
                        SiteListController.kinds(t),
                        units,
                        zones(t)));
    }

    private Page changePage(Frame frame, Site site, SiteForm form) {
        Texts t = frame.t();
        String address = frame.to("/console/clinics/sites/" + site.id().value());
        return pages.page(
                "console/clinics/siteEdit",
                frame.title(t.of("planning.site.change", site.name().in(t.language())))
                        .back(address),
                new Edit(
                        address + "/change",
                        false,
                        site.kind() == SiteKind.MASS,
                        form,
                        StopForm.EMPTY,
                        List.of(),
                        List.of(),
                        zones(t)));
    }

    private static List<Choice> zones(Texts t) {
        List<Choice> zones = new ArrayList<>();
        zones.add(Choice.of("", t.of("planning.zone.usual")));
        Sites.ZONES.forEach(zone -> zones.add(
                Choice.of(zone.getId(), t.of("planning.zone." + zone.getId().replace("America/", "")))));
        return zones;
    }
}
