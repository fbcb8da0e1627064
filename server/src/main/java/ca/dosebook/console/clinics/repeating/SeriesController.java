package ca.dosebook.console.clinics.repeating;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.Pattern;
import ca.dosebook.clinics.planning.RepeatingClinics;
import ca.dosebook.clinics.planning.RepeatingClinics.Outcome;
import ca.dosebook.clinics.planning.Series;
import ca.dosebook.clinics.planning.SeriesChange;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.DayRow;
import ca.dosebook.console.clinics.DayWords;
import ca.dosebook.console.clinics.PlanForm;
import ca.dosebook.console.clinics.Reached;
import ca.dosebook.console.clinics.Sent;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** Repeating clinics: one thing to edit; which days change and which keep their own is shown before it is saved. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics")
class SeriesController {

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final RepeatingClinics repeating;
    private final SeriesSurroundings surroundings;

    /** What a page about a repeating clinic says with, and the time. */
    @Component
    record SeriesSurroundings(DayWords words, SeriesWords changes, Clock clock) {}

    SeriesController(
            Pages pages,
            Reached reached,
            Clinics clinics,
            RepeatingClinics repeating,
            SeriesSurroundings surroundings) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.repeating = repeating;
        this.surroundings = surroundings;
    }

    record Edit(
            String address,
            boolean existing,
            SeriesForm form,
            PlanForm plan,
            List<Choice> weekdays,
            List<Choice> stops,
            List<Choice> products,
            List<Choice> groups) {}

    record Check(String address, String name, Sent sent, SeriesWords.Shown shown) {}

    record One(
            String address,
            String name,
            String site,
            String siteName,
            @Nullable String done,
            List<Fact> facts,
            List<DayRow> days,
            boolean ended,
            int version,
            String publish) {}

    /** Somebody else was faster. */
    record Late(String address) {}

    @GetMapping("/sites/{site:[0-9a-f-]{36}}/repeating/add")
    Page add(Frame frame, SignedIn staff, @PathVariable String site) {
        Site found = open(staff, site);
        return addPage(frame, found, SeriesForm.ofNew(today(found).plusDays(1)), PlanForm.NEW);
    }

    @PostMapping("/sites/{site:[0-9a-f-]{36}}/repeating/add")
    View add(
            Frame frame,
            SignedIn staff,
            @PathVariable String site,
            @RequestParam(defaultValue = "check") String step,
            @RequestParam MultiValueMap<String, String> sent,
            SeriesForm form,
            PlanForm plan) {
        Texts t = frame.t();
        Site found = open(staff, site);
        List<Stop> stops = stops(found);
        FormErrors errors = form.errors(t, stops, today(found))
                .and(plan.errors(t, surroundings.words().products()));
        if (!errors.isEmpty()) {
            return addPage(frame.errors(errors), found, form, plan);
        }
        if (step.equals("edit")) {
            return addPage(frame, found, form, plan);
        }
        Pattern pattern = form.pattern(plan.plan(), stops);
        if (pattern.occurrences().isEmpty()) {
            FormErrors none = FormErrors.none().and("weekday", t.of("planning.series.empty"));
            return addPage(frame.errors(none), found, form, plan);
        }
        if (step.equals("check")) {
            String address = frame.to("/console/clinics/sites/" + site + "/repeating/add");
            return check(frame, address, form.said(), sent, found, repeating.preview(found.id(), pattern));
        }
        return switch (repeating.add(staff.actor(), found.id(), form.said(), pattern)) {
            case Outcome.Done(var series, var changes) ->
                Pages.seeOther(frame.to("/console/clinics/repeating/" + series.value() + "?done=ADDED"));
            case Outcome.SiteClosed ignored -> throw Ids.notFound();
            case Outcome.Unknown ignored -> throw Ids.notFound();
            case Outcome.ChangedMeanwhile ignored -> throw Ids.notFound();
        };
    }

    @GetMapping("/repeating/{series:[0-9a-f-]{36}}")
    Page show(Frame frame, SignedIn staff, @PathVariable String series, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        Series found = reached.series(staff, series);
        Site site = clinics.site(found.site()).orElseThrow();
        LocalDate today = today(site);
        List<DayRow> days = surroundings
                .words()
                .rows(
                        t,
                        clinics.days(site.id(), found.id()).stream()
                                .filter(day -> !day.day().isBefore(today))
                                .toList());
        return pages.page(
                "console/clinics/repeating/one",
                frame.title(found.name()).back(siteAddress(frame, site)),
                new One(
                        frame.to("/console/clinics/repeating/" + series),
                        found.name(),
                        siteAddress(frame, site),
                        site.name().in(t.language()),
                        switch (done) {
                            case "ADDED" -> t.of("planning.done.SERIES_ADDED");
                            case "CHANGED" -> t.of("planning.done.SERIES_CHANGED");
                            case "ENDED" -> t.of("planning.done.SERIES_ENDED");
                            default -> null;
                        },
                        facts(t, found),
                        days,
                        found.ended(),
                        found.version(),
                        frame.to("/console/clinics/publish?site=" + site.id().value() + "&series=" + series)));
    }

    private List<Fact> facts(Texts t, Series series) {
        Pattern pattern = series.pattern();
        var plan = pattern.plan();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                t.of("planning.weekdays"),
                pattern.weekdays().stream().sorted().map(t::weekday).collect(Collectors.joining(", "))));
        facts.add(Fact.of(t.of("planning.everyWeeks"), t.of("planning.everyWeeks.said", pattern.everyWeeks())));
        facts.add(Fact.of(
                t.of("planning.when"),
                t.of("planning.span", t.shortDate(pattern.from()), t.shortDate(pattern.until()))));
        facts.add(Fact.of(t.of("planning.hours.label"), DayWords.hours(t, plan.opens(), plan.closes())));
        facts.add(Fact.of(t.of("planning.product"), surroundings.words().product(t, plan.product())));
        facts.add(Fact.of(
                t.of("planning.places.label"),
                t.of("planning.places.said", plan.slotCapacity(), plan.slotMinutes())
                        + plan.staffing()
                                .map(staff -> " "
                                        + t.of("planning.places.staffed", staff.vaccinators(), staff.minutesPerDose()))
                                .orElse("")));
        facts.add(Fact.of(t.of("planning.blocked"), DayWords.blocked(t, plan.blocked())));
        facts.add(Fact.of(t.of("planning.kept.label"), DayWords.reserves(t, plan.reserves())));
        facts.add(Fact.of(
                t.of("planning.holidays"),
                t.of(pattern.onHolidays() ? "planning.holidays.in" : "planning.holidays.out")));
        if (!pattern.leftOut().isEmpty()) {
            facts.add(Fact.of(
                    t.of("planning.leftOut"),
                    pattern.leftOut().stream().sorted().map(t::shortDate).collect(Collectors.joining(", "))));
        }
        return facts;
    }

    @GetMapping("/repeating/{series:[0-9a-f-]{36}}/change")
    Page change(Frame frame, SignedIn staff, @PathVariable String series) {
        Series found = running(staff, series);
        return changePage(
                frame, found, SeriesForm.of(found), PlanForm.of(found.pattern().plan()));
    }

    @PostMapping("/repeating/{series:[0-9a-f-]{36}}/change")
    View change(
            Frame frame,
            SignedIn staff,
            @PathVariable String series,
            @RequestParam(defaultValue = "check") String step,
            @RequestParam MultiValueMap<String, String> sent,
            SeriesForm form,
            PlanForm plan) {
        Texts t = frame.t();
        Series found = running(staff, series);
        Site site = clinics.site(found.site()).orElseThrow();
        List<Stop> stops = stops(site);
        FormErrors errors = form.errors(t, stops, found.pattern().from())
                .and(plan.errors(t, surroundings.words().products()));
        if (!errors.isEmpty()) {
            return changePage(frame.errors(errors), found, form, plan);
        }
        if (form.versionRead() != found.version()) {
            return late(frame, found);
        }
        if (step.equals("edit")) {
            return changePage(frame, found, form, plan);
        }
        Pattern pattern = form.pattern(plan.plan(), stops);
        String address = frame.to("/console/clinics/repeating/" + series);
        if (step.equals("check")) {
            return check(frame, address + "/change", form.said(), sent, site, repeating.preview(found, pattern));
        }
        return answer(
                frame,
                found,
                repeating.change(staff.actor(), found.id(), form.versionRead(), form.said(), pattern),
                address + "?done=CHANGED");
    }

    @PostMapping("/repeating/{series:[0-9a-f-]{36}}/end")
    View end(Frame frame, SignedIn staff, @PathVariable String series, @RequestParam(defaultValue = "0") int version) {
        Series found = running(staff, series);
        return answer(
                frame,
                found,
                repeating.end(staff.actor(), found.id(), version),
                frame.to("/console/clinics/repeating/" + series + "?done=ENDED"));
    }

    private View answer(Frame frame, Series series, Outcome outcome, String done) {
        return switch (outcome) {
            case Outcome.Done ignored -> Pages.seeOther(done);
            case Outcome.ChangedMeanwhile ignored -> late(frame, series);
            case Outcome.SiteClosed ignored -> throw Ids.notFound();
            case Outcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Page late(Frame frame, Series series) {
        return pages.page(
                        "console/clinics/repeating/late",
                        frame.title(frame.t().of("planning.late.title")),
                        new Late(frame.to(
                                "/console/clinics/repeating/" + series.id().value())))
                .status(HttpStatus.CONFLICT);
    }

    private Page check(
            Frame frame,
            String address,
            String name,
            MultiValueMap<String, String> sent,
            Site site,
            List<SeriesChange> changes) {
        return pages.page(
                "console/clinics/repeating/check",
                frame.title(frame.t().of("planning.check.title")),
                new Check(address, name, Sent.of(sent), surroundings.changes().of(frame.t(), site.id(), changes)));
    }

    private LocalDate today(Site site) {
        return surroundings.clock().instant().atZone(site.zone()).toLocalDate();
    }

    private Site open(SignedIn staff, String site) {
        return Optional.of(reached.site(staff, site))
                .filter(found -> !found.closed())
                .orElseThrow(Ids::notFound);
    }

    private Series running(SignedIn staff, String series) {
        return Optional.of(reached.series(staff, series))
                .filter(found -> !found.ended())
                .orElseThrow(Ids::notFound);
    }

    private List<Stop> stops(Site site) {
        return clinics.stops(site.id()).stream().filter(stop -> !stop.left()).toList();
    }

    private static String siteAddress(Frame frame, Site site) {
        return frame.to("/console/clinics/sites/" + site.id().value());
    }

    private Page addPage(Frame frame, Site site, SeriesForm form, PlanForm plan) {
        Texts t = frame.t();
        return edit(
                frame.title(t.of("planning.series.add.title", site.name().in(t.language())))
                        .back(siteAddress(frame, site)),
                siteAddress(frame, site) + "/repeating/add",
                site,
                false,
                form,
                plan);
    }

    private Page changePage(Frame frame, Series series, SeriesForm form, PlanForm plan) {
        String address = frame.to("/console/clinics/repeating/" + series.id().value());
        return edit(
                frame.title(frame.t().of("planning.series.change.title", series.name()))
                        .back(address),
                address + "/change",
                clinics.site(series.site()).orElseThrow(),
                true,
                form,
                plan);
    }

    private Page edit(Frame frame, String address, Site site, boolean existing, SeriesForm form, PlanForm plan) {
        Texts t = frame.t();
        List<Stop> stops = stops(site);
        return pages.page(
                "console/clinics/repeating/edit",
                frame,
                new Edit(
                        address,
                        existing,
                        form,
                        plan,
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> Choice.of(day.name(), t.weekday(day)))
                                .toList(),
                        stops.size() == 1
                                ? List.of()
                                : stops.stream()
                                        .map(stop -> Choice.of(
                                                stop.id().value().toString(),
                                                stop.place().in(t.language()) + ", " + stop.town()))
                                        .toList(),
                        surroundings.words().productChoices(t, ""),
                        surroundings.words().groupChoices(t)));
    }
}
