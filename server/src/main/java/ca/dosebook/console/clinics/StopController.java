package ca.dosebook.console.clinics;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.sites.SiteOutcome;
import ca.dosebook.clinics.sites.Sites;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The address of a site, or the stops of its route. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/sites/{site:[0-9a-f-]{36}}/stops")
class StopController {

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final Sites sites;
    private final Rollout rollout;

    StopController(Pages pages, Reached reached, Clinics clinics, Sites sites, Rollout rollout) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.sites = sites;
        this.rollout = rollout;
    }

    /**
     * @param existing whether it is changed, not added
     * @param refused why an act was not done
     */
    record Edit(
            String address,
            StopForm form,
            boolean existing,
            boolean route,
            boolean left,
            @Nullable String refused) {}

    @GetMapping("/add")
    Page add(Frame frame, SignedIn staff, @PathVariable String site) {
        return addPage(frame, mobile(staff, site), StopForm.EMPTY);
    }

    @PostMapping("/add")
    View add(Frame frame, SignedIn staff, @PathVariable String site, StopForm form) {
        Site found = mobile(staff, site);
        FormErrors errors = form.errors(frame.t(), rollout, true);
        if (!errors.isEmpty()) {
            return addPage(frame.errors(errors), found, form);
        }
        sites.addStop(staff.actor(), form.stop(new StopId(Uuids.next()), found.id(), found.name(), rollout));
        return done(frame, found);
    }

    @GetMapping("/{stop:[0-9a-f-]{36}}")
    Page change(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String stop) {
        Site found = reached.site(staff, site);
        Stop known = stop(found, stop);
        return changePage(frame, found, known, StopForm.of(known), null);
    }

    @PostMapping("/{stop:[0-9a-f-]{36}}")
    View change(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String stop, StopForm form) {
        Site found = reached.site(staff, site);
        Stop known = stop(found, stop);
        FormErrors errors = form.errors(frame.t(), rollout, true);
        if (!errors.isEmpty()) {
            return changePage(frame.errors(errors), found, known, form, null);
        }
        sites.changeStop(staff.actor(), form.stop(known.id(), found.id(), known.place(), rollout));
        return done(frame, found);
    }

    @PostMapping("/{stop:[0-9a-f-]{36}}/up")
    View up(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String stop) {
        Site found = reached.site(staff, site);
        sites.moveStopUp(staff.actor(), found.id(), stop(found, stop).id());
        return done(frame, found);
    }

    @PostMapping("/{stop:[0-9a-f-]{36}}/leave")
    View leave(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String stop) {
        Texts t = frame.t();
        Site found = reached.site(staff, site);
        Stop known = stop(found, stop);
        return switch (sites.leaveStop(staff.actor(), found.id(), known.id())) {
            case SiteOutcome.Done ignored -> done(frame, found);
            case SiteOutcome.DaysAhead(int days) ->
                changePage(frame, found, known, StopForm.of(known), t.of("planning.stop.leave.days", days))
                        .status(HttpStatus.CONFLICT);
            case SiteOutcome.OneStop ignored ->
                changePage(frame, found, known, StopForm.of(known), t.of("planning.stop.leave.last"))
                        .status(HttpStatus.CONFLICT);
            case SiteOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    @PostMapping("/{stop:[0-9a-f-]{36}}/back")
    View back(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String stop) {
        Site found = reached.site(staff, site);
        sites.returnToStop(staff.actor(), found.id(), stop(found, stop).id());
        return done(frame, found);
    }

    private static View done(Frame frame, Site site) {
        return Pages.seeOther(frame.to("/console/clinics/sites/" + site.id().value() + "?done=STOPS"));
    }

    private Site mobile(SignedIn staff, String site) {
        return Optional.of(reached.site(staff, site))
                .filter(found -> found.kind() == SiteKind.MOBILE)
                .orElseThrow(Ids::notFound);
    }

    private Stop stop(Site site, String id) {
        StopId typed = new StopId(Ids.inAddress(id));
        return clinics.stops(site.id()).stream()
                .filter(stop -> stop.id().equals(typed))
                .findFirst()
                .orElseThrow(Ids::notFound);
    }

    private Page addPage(Frame frame, Site site, StopForm form) {
        String address = frame.to("/console/clinics/sites/" + site.id().value());
        return pages.page(
                "console/clinics/stop",
                frame.title(frame.t().of("planning.stop.add")).back(address),
                new Edit(address + "/stops/add", form, false, true, false, null));
    }

    private Page changePage(Frame frame, Site site, Stop stop, StopForm form, @Nullable String refused) {
        Texts t = frame.t();
        String address = frame.to("/console/clinics/sites/" + site.id().value());
        return pages.page(
                "console/clinics/stop",
                frame.title(t.of("planning.stop.change", stop.place().in(t.language())))
                        .back(address),
                new Edit(
                        address + "/stops/" + stop.id().value(),
                        form,
                        true,
                        site.kind() == SiteKind.MOBILE,
                        stop.left(),
                        refused));
    }
}
