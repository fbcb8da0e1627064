package ca.dosebook.console.rollout;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.modes.BookingModes;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Where residents of a unit book and who answers the phone, with what differs for a site or a group. */
@Controller
@MayManageRollout
class ModesController {

    private static final String UNIT = "/{language:en|fr}/console/rollout/{unit:[0-9]{4}}";

    private final Pages pages;
    private final Reach reach;
    private final BookingModes modes;
    private final SiteNames sites;
    private final Groups groups;
    private final Clock clock;

    ModesController(Pages pages, Reach reach, BookingModes modes, SiteNames sites, Groups groups, Clock clock) {
        this.pages = pages;
        this.reach = reach;
        this.modes = modes;
        this.sites = sites;
        this.groups = groups;
        this.clock = clock;
    }

    /** @param sites empty for the unit's own modes */
    record Modes(
            String address,
            ModesForm form,
            List<Choice> tools,
            List<Choice> centres,
            List<Choice> sites,
            List<Choice> groups) {}

    @GetMapping(UNIT + "/modes")
    Page modes(Frame frame, SignedIn staff, @PathVariable String unit) {
        HealthUnit found = reach.unit(staff, unit);
        return modesPage(frame, found, ModesForm.of(found), FormErrors.none());
    }

    @PostMapping(UNIT + "/modes")
    View set(Frame frame, SignedIn staff, @PathVariable String unit, ModesForm form) {
        HealthUnit found = reach.unit(staff, unit);
        FormErrors errors = form.errors(frame.t());
        Optional<BookingTool> tool = form.toolChosen();
        Optional<CallCentre> centre = form.centreChosen();
        if (!errors.isEmpty() || tool.isEmpty() || centre.isEmpty()) {
            return modesPage(frame, found, form, errors);
        }
        modes.set(found.id(), tool.get(), centre.get(), form.contact(), staff.actor());
        return Pages.seeOther(frame.to("/console/rollout/" + unit + "?done=MODES"));
    }

    private Page modesPage(Frame frame, HealthUnit unit, ModesForm form, FormErrors errors) {
        Texts t = frame.t();
        String back = frame.to("/console/rollout/" + unit.id().value());
        return pages.page(
                "console/rollout/modes",
                frame.title(t.of("units.modes.title")).back(back).errors(errors),
                new Modes(back + "/modes", form, tools(t), centres(t), List.of(), List.of()));
    }

    @GetMapping(UNIT + "/exceptions/add")
    Page exception(Frame frame, SignedIn staff, @PathVariable String unit) {
        HealthUnit found = reach.unit(staff, unit);
        BookingTool other = found.booksLocally() ? BookingTool.PROVINCIAL : BookingTool.LOCAL;
        ModesForm form =
                new ModesForm(null, null, other.name(), found.callCentre().name(), null, null, null, null);
        return exceptionPage(frame, found, form, FormErrors.none());
    }

    @PostMapping(UNIT + "/exceptions/add")
    View add(Frame frame, SignedIn staff, @PathVariable String unit, ModesForm form) {
        Texts t = frame.t();
        HealthUnit found = reach.unit(staff, unit);
        Optional<UUID> site = Ids.of(Sheet.said(form.site())).filter(id -> sites.liesIn(id, found.id()));
        Optional<PersonGroup> group = groups.read(form.group());
        Optional<BookingTool> tool = form.toolChosen();
        Optional<CallCentre> centre = form.centreChosen();
        FormErrors errors = form.errors(t);
        if (site.isEmpty() && group.isEmpty()) {
            errors = errors.and("site", t.of("units.exception.whom.error"));
        }
        if (!errors.isEmpty() || tool.isEmpty() || centre.isEmpty()) {
            return exceptionPage(frame, found, form, errors);
        }
        boolean added = modes.add(
                new ModeException(
                        found.id(),
                        site.orElse(null),
                        group.orElse(null),
                        tool.get(),
                        centre.get(),
                        form.contact(),
                        clock.instant(),
                        null),
                staff.actor());
        if (!added) {
            return exceptionPage(frame, found, form, FormErrors.none().and("site", t.of("units.exception.there")));
        }
        return Pages.seeOther(frame.to("/console/rollout/" + unit + "?done=EXCEPTION"));
    }

    @PostMapping(UNIT + "/exceptions/{exception:[0-9a-f-]{36}}/end")
    View end(Frame frame, SignedIn staff, @PathVariable String unit, @PathVariable String exception) {
        HealthUnit found = reach.unit(staff, unit);
        modes.end(found.id(), Ids.inAddress(exception), staff.actor());
        return Pages.seeOther(frame.to("/console/rollout/" + unit + "?done=EXCEPTION"));
    }

    private Page exceptionPage(Frame frame, HealthUnit unit, ModesForm form, FormErrors errors) {
        Texts t = frame.t();
        String back = frame.to("/console/rollout/" + unit.id().value());
        return pages.page(
                "console/rollout/exception",
                frame.title(t.of("units.exception.title")).back(back).errors(errors),
                new Modes(
                        back + "/exceptions/add",
                        form,
                        tools(t),
                        centres(t),
                        sites.choices(t, unit.id(), t.of("units.exception.anySite")),
                        groups.choices(t, t.of("units.exception.everyone"))));
    }

    private static List<Choice> tools(Texts t) {
        return Arrays.stream(BookingTool.values())
                .map(tool -> Choice.of(tool.name(), t.of("units.tool." + tool.name())))
                .toList();
    }

    private static List<Choice> centres(Texts t) {
        return Arrays.stream(CallCentre.values())
                .map(centre -> Choice.of(centre.name(), t.of("units.centre." + centre.name())))
                .toList();
    }
}
