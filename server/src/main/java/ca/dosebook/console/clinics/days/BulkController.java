package ca.dosebook.console.clinics.days;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.planning.DayEdits;
import ca.dosebook.clinics.planning.DayResult;
import ca.dosebook.console.Ids;
import ca.dosebook.console.clinics.DayRow;
import ca.dosebook.console.clinics.PlanForm;
import ca.dosebook.console.clinics.Reached;
import ca.dosebook.console.clinics.Sent;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Changing many clinic days at once: choose them, say what is to be different, see what will happen, save. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/bulk")
class BulkController {

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final DayEdits edits;
    private final DayEditController.DaySurroundings surroundings;

    BulkController(
            Pages pages,
            Reached reached,
            Clinics clinics,
            DayEdits edits,
            DayEditController.DaySurroundings surroundings) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.edits = edits;
        this.surroundings = surroundings;
    }

    /** How many days are listed one by one; a longer list is too heavy for a phone and too long to read. */
    private static final int LISTED = 60;

    /**
     * @param all how many days are changed when all are chosen
     * @param tooMany whether more days fit than can be changed at once
     */
    record Choosing(
            BulkFilter filter,
            List<Choice> sites,
            List<Choice> states,
            List<Choice> weekdays,
            String count,
            List<DayRow> days,
            int all,
            boolean tooMany) {}

    record Editing(String count, List<String> days, PlanForm form, List<Choice> products, List<Choice> groups) {}

    record Check(Sent sent, Results.Shown shown, boolean savable) {}

    record Finished(String title, Results.Shown shown, int undoable) {}

    @GetMapping
    Page choose(Frame frame, SignedIn staff, BulkFilter filter) {
        return choosing(frame, staff, filter);
    }

    private Page choosing(Frame frame, SignedIn staff, BulkFilter filter) {
        Texts t = frame.t();
        List<Site> sites = reached.sites(staff);
        LocalDate today =
                surroundings.clock().instant().atZone(BulkFilter.PROVINCE).toLocalDate();
        Set<SiteId> chosen = Ids.of(filter.siteSaid()).isEmpty()
                ? sites.stream().map(Site::id).collect(Collectors.toSet())
                : Set.of(reached.site(staff, filter.siteSaid()).id());
        List<ClinicDay> found = clinics.days(chosen, filter.first(today), filter.last(today)).stream()
                .filter(day -> day.state() != DayState.CANCELLED && filter.fits(day))
                .toList();
        List<ClinicDay> listed = found.stream().limit(LISTED).toList();
        return pages.page(
                "console/clinics/days/choose",
                frame.title(t.of("planning.bulk.title")).back(frame.to("/console/clinics")),
                new Choosing(
                        filter.filledIn(today),
                        sites(t, sites),
                        List.of(
                                Choice.of("", t.of("planning.state.all")),
                                Choice.of("DRAFT", t.of("planning.state.DRAFT")),
                                Choice.of("PUBLISHED", t.of("planning.state.PUBLISHED"))),
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> Choice.of(day.name(), t.weekday(day)))
                                .toList(),
                        t.of("planning.days.count", found.size()),
                        surroundings.words().rows(t, listed),
                        Math.min(found.size(), DayEdits.MOST),
                        found.size() > DayEdits.MOST));
    }

    private static List<Choice> sites(Texts t, List<Site> sites) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", t.of("planning.site.all")));
        sites.stream()
                .map(site -> Choice.of(site.id().value().toString(), site.name().in(t.language())))
                .sorted(Comparator.comparing(Choice::label))
                .forEach(choices::add);
        return choices;
    }

    /** The days are chosen: what is to be different about them? */
    @PostMapping("/edit")
    View edit(
            Frame frame,
            SignedIn staff,
            BulkFilter filter,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(name = "day", required = false) List<String> typed) {
        List<String> chosen = all.equals("yes") ? everyShown(staff, filter) : typed == null ? List.of() : typed;
        Set<ClinicDayId> days = reached.days(staff, chosen);
        if (days.isEmpty() || days.size() > DayEdits.MOST) {
            FormErrors none = FormErrors.none().and("all", frame.t().of("planning.bulk.choose", DayEdits.MOST));
            return choosing(frame.errors(none), staff, filter);
        }
        return editing(frame, days, PlanForm.BLANK);
    }

    private List<String> everyShown(SignedIn staff, BulkFilter filter) {
        LocalDate today =
                surroundings.clock().instant().atZone(BulkFilter.PROVINCE).toLocalDate();
        Set<SiteId> sites = Ids.of(filter.siteSaid()).isEmpty()
                ? reached.sites(staff).stream().map(Site::id).collect(Collectors.toSet())
                : Set.of(reached.site(staff, filter.siteSaid()).id());
        return clinics.days(sites, filter.first(today), filter.last(today)).stream()
                .filter(day -> day.state() != DayState.CANCELLED && filter.fits(day))
                .map(day -> day.id().value().toString())
                .limit(DayEdits.MOST)
                .toList();
    }

    @PostMapping
    View change(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "check") String step,
            @RequestParam(name = "day", defaultValue = "") List<String> typed,
            @RequestParam MultiValueMap<String, String> sent,
            PlanForm form) {
        Texts t = frame.t();
        Set<ClinicDayId> days = reached.days(staff, typed);
        if (days.isEmpty() || days.size() > DayEdits.MOST) {
            return Pages.seeOther(frame.to("/console/clinics/bulk"));
        }
        FormErrors errors = form.changeErrors(t, surroundings.words().products());
        if (!errors.isEmpty()) {
            return editing(frame.errors(errors), days, form);
        }
        if (step.equals("edit")) {
            return editing(frame, days, form);
        }
        if (step.equals("check")) {
            List<DayResult> results = edits.preview(days, form.change());
            return pages.page(
                    "console/clinics/days/bulkCheck",
                    frame.title(t.of("planning.check.title")),
                    new Check(
                            Sent.of(sent),
                            surroundings.results().of(t, results),
                            results.stream().anyMatch(DayResult::changes)));
        }
        List<DayResult> results = edits.apply(staff.actor(), staff.user().value(), days, form.change());
        long changed = results.stream().filter(DayResult::changes).count();
        boolean whole = results.stream().allMatch(result -> result.problem().isEmpty());
        return whole
                ? Pages.seeOther(frame.to("/console/clinics/bulk/done"))
                : finished(frame, staff, t.of("planning.bulk.done.some", changed, results.size()), results);
    }

    /** After every chosen day was changed. */
    @GetMapping("/done")
    Page done(Frame frame, SignedIn staff) {
        return finished(frame, staff, frame.t().of("planning.bulk.done"), List.of());
    }

    /** Takes back the last change, and says what could not be taken back. */
    @PostMapping("/undo")
    Page undo(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        List<DayResult> results = edits.undo(staff.actor(), staff.user().value());
        return finished(
                frame, staff, t.of(results.isEmpty() ? "planning.undo.nothing" : "planning.undo.done"), results);
    }

    private Page finished(Frame frame, SignedIn staff, String title, List<DayResult> results) {
        return pages.page(
                "console/clinics/days/bulkDone",
                frame.title(title).back(frame.to("/console/clinics/bulk")),
                new Finished(
                        title,
                        surroundings.results().of(frame.t(), results),
                        edits.undoable(staff.user().value())));
    }

    private Page editing(Frame frame, Set<ClinicDayId> days, PlanForm form) {
        Texts t = frame.t();
        return pages.page(
                "console/clinics/days/bulkEdit",
                frame.title(t.of("planning.bulk.edit", days.size())).back(frame.to("/console/clinics/bulk")),
                new Editing(
                        t.of("planning.bulk.edit", days.size()),
                        days.stream()
                                .map(day -> day.value().toString())
                                .sorted()
                                .toList(),
                        form,
                        surroundings.words().productChoices(t, t.of("planning.keep")),
                        surroundings.words().groupChoices(t)));
    }
}
