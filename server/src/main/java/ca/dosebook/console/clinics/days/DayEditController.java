package ca.dosebook.console.clinics.days;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.Capacity;
import ca.dosebook.clinics.planning.DayEdit;
import ca.dosebook.clinics.planning.DayEdits;
import ca.dosebook.clinics.planning.DayPlan;
import ca.dosebook.clinics.planning.DayResult;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.DayWords;
import ca.dosebook.console.clinics.PlanForm;
import ca.dosebook.console.clinics.Reached;
import ca.dosebook.console.clinics.Sent;
import ca.dosebook.console.clinics.Typed;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Planning a day that stands alone, and changing one day; what will happen is shown before it is saved. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics")
class DayEditController {

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final DayEdits edits;
    private final DaySurroundings surroundings;

    /** What a page about days says with, and the time. */
    @Component
    record DaySurroundings(DayWords words, Results results, Clock clock) {}

    DayEditController(Pages pages, Reached reached, Clinics clinics, DayEdits edits, DaySurroundings surroundings) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.edits = edits;
        this.surroundings = surroundings;
    }

    /**
     * @param date as typed; only of a new day
     * @param stops where the site has several; only of a new day
     */
    record Edit(
            String address,
            boolean added,
            String date,
            List<Choice> stops,
            String stop,
            PlanForm form,
            List<Choice> products,
            List<Choice> groups) {}

    /** What will happen, before it is saved. */
    record Check(String address, Sent sent, Results.Shown shown, boolean savable) {}

    record CheckNew(String address, Sent sent, String when, String hours, String places, String total) {}

    @GetMapping("/sites/{site:[0-9a-f-]{36}}/days/add")
    Page add(Frame frame, SignedIn staff, @PathVariable String site) {
        Site found = open(staff, site);
        LocalDate tomorrow = today(found).plusDays(1);
        return addPage(frame, found, tomorrow.toString(), "", PlanForm.NEW);
    }

    @PostMapping("/sites/{site:[0-9a-f-]{36}}/days/add")
    View add(
            Frame frame,
            SignedIn staff,
            @PathVariable String site,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String stop,
            @RequestParam(defaultValue = "check") String step,
            @RequestParam MultiValueMap<String, String> sent,
            PlanForm form) {
        Texts t = frame.t();
        Site found = open(staff, site);
        Optional<LocalDate> day = Typed.date(date);
        Optional<Stop> chosen = stop(found, stop);
        FormErrors errors = FormErrors.none();
        if (day.isEmpty()) {
            errors = errors.and("date", t.of("planning.date.wrong"));
        } else if (day.get().isBefore(today(found))) {
            errors = errors.and("date", t.of("planning.date.past"));
        }
        if (chosen.isEmpty()) {
            errors = errors.and("stop", t.of("planning.stop.choose"));
        }
        errors = errors.and(form.errors(t, surroundings.words().products()));
        if (day.isEmpty() || chosen.isEmpty() || !errors.isEmpty()) {
            return addPage(frame.errors(errors), found, date, stop, form);
        }
        if (step.equals("edit")) {
            return addPage(frame, found, date, stop, form);
        }
        ClinicDay draft = form.plan().on(found.id(), chosen.get().id(), day.get());
        if (step.equals("check")) {
            if (Capacity.people(draft, found.zone()) == 0) {
                FormErrors none = FormErrors.none().and("closes", t.of("planning.problem.NO_SLOTS"));
                return addPage(frame.errors(none), found, date, stop, form);
            }
            return pages.page(
                    "console/clinics/days/checkNew",
                    frame.title(t.of("planning.check.title")),
                    new CheckNew(
                            frame.to("/console/clinics/sites/" + site + "/days/add"),
                            Sent.of(sent),
                            t.date(draft.day()),
                            DayWords.hours(t, draft.opens(), draft.closes()),
                            DayWords.places(t, draft),
                            t.of("planning.total.said", Capacity.people(draft, found.zone()))));
        }
        DayResult result = edits.add(staff.actor(), draft);
        if (result.problem().isPresent()) {
            FormErrors why = FormErrors.none()
                    .and("date", DayWords.problem(t, result.problem().get()));
            return addPage(frame.errors(why), found, date, stop, form);
        }
        return Pages.seeOther(frame.to("/console/clinics/days/" + draft.id().value() + "?done=ADDED"));
    }

    @GetMapping("/days/{day:[0-9a-f-]{36}}/change")
    Page change(Frame frame, SignedIn staff, @PathVariable String day) {
        ClinicDay found = reached.day(staff, day);
        return changePage(frame, found, found.stop().value().toString(), PlanForm.of(DayPlan.of(found)));
    }

    @PostMapping("/days/{day:[0-9a-f-]{36}}/change")
    View change(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @RequestParam(defaultValue = "") String stop,
            @RequestParam(defaultValue = "check") String step,
            @RequestParam MultiValueMap<String, String> sent,
            PlanForm form) {
        Texts t = frame.t();
        ClinicDay found = reached.day(staff, day);
        Site site = clinics.site(found.site()).orElseThrow();
        FormErrors errors = form.errors(t, surroundings.words().products());
        Optional<Stop> chosen = stop.isEmpty()
                ? clinics.stops(site.id()).stream()
                        .filter(known -> known.id().equals(found.stop()))
                        .findFirst()
                : stop(site, stop);
        if (chosen.isEmpty()) {
            errors = errors.and("stop", t.of("planning.stop.choose"));
        }
        if (chosen.isEmpty() || !errors.isEmpty()) {
            return changePage(frame.errors(errors), found, stop, form);
        }
        if (step.equals("edit")) {
            return changePage(frame, found, stop, form);
        }
        DayEdit edit = form.changeOf(DayPlan.of(found)).at(chosen.get().id());
        String address = frame.to("/console/clinics/days/" + day);
        if (step.equals("check")) {
            DayResult result = edits.preview(Set.of(found.id()), edit).getFirst();
            return pages.page(
                    "console/clinics/days/check",
                    frame.title(t.of("planning.check.title")),
                    new Check(
                            address + "/change",
                            Sent.of(sent),
                            surroundings.results().of(t, List.of(result)),
                            result.changes()));
        }
        DayResult result = edits.apply(staff.actor(), staff.user().value(), Set.of(found.id()), edit)
                .getFirst();
        if (result.problem().isPresent()) {
            return pages.page(
                            "console/clinics/days/check",
                            frame.title(t.of("planning.check.title")),
                            new Check(
                                    address + "/change",
                                    Sent.of(sent),
                                    surroundings.results().of(t, List.of(result)),
                                    false))
                    .status(HttpStatus.CONFLICT);
        }
        return Pages.seeOther(address + "?done=CHANGED");
    }

    private LocalDate today(Site site) {
        return surroundings.clock().instant().atZone(site.zone()).toLocalDate();
    }

    private Site open(SignedIn staff, String site) {
        return Optional.of(reached.site(staff, site))
                .filter(found -> !found.closed())
                .orElseThrow(Ids::notFound);
    }

    /** The stop with this id that the site still comes to; its only one where none is named. */
    private Optional<Stop> stop(Site site, String id) {
        List<Stop> stops =
                clinics.stops(site.id()).stream().filter(stop -> !stop.left()).toList();
        return stops.size() == 1
                ? Optional.of(stops.getFirst())
                : stops.stream()
                        .filter(stop -> stop.id().value().toString().equals(id))
                        .findFirst();
    }

    private List<Choice> stops(Texts t, Site site) {
        List<Stop> stops =
                clinics.stops(site.id()).stream().filter(stop -> !stop.left()).toList();
        return stops.size() == 1
                ? List.of()
                : stops.stream()
                        .map(stop -> Choice.of(
                                stop.id().value().toString(), stop.place().in(t.language()) + ", " + stop.town()))
                        .toList();
    }

    private Page addPage(Frame frame, Site site, String date, String stop, PlanForm form) {
        Texts t = frame.t();
        String address = frame.to("/console/clinics/sites/" + site.id().value());
        return edit(
                frame.title(t.of("planning.day.add.title", site.name().in(t.language())))
                        .back(address),
                new Edit(
                        address + "/days/add",
                        true,
                        date,
                        stops(t, site),
                        stop,
                        form,
                        surroundings.words().productChoices(t, ""),
                        surroundings.words().groupChoices(t)));
    }

    private Page changePage(Frame frame, ClinicDay day, String stop, PlanForm form) {
        Texts t = frame.t();
        Site site = clinics.site(day.site()).orElseThrow();
        String address = frame.to("/console/clinics/days/" + day.id().value());
        return edit(
                frame.title(t.of("planning.day.title", site.name().in(t.language()), t.date(day.day())))
                        .back(address),
                new Edit(
                        address + "/change",
                        false,
                        "",
                        stops(t, site),
                        stop,
                        form,
                        surroundings.words().productChoices(t, ""),
                        surroundings.words().groupChoices(t)));
    }

    private Page edit(Frame frame, Edit edit) {
        return pages.page("console/clinics/days/edit", frame, edit);
    }
}
