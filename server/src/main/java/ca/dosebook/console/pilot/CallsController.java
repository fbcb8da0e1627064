package ca.dosebook.console.pilot;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.console.Moments;
import ca.dosebook.console.ReachedUnits;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.pages.typed.TypedDate;
import ca.dosebook.reporting.pilot.Calls;
import ca.dosebook.reporting.pilot.CallsOfDay;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How many calls a unit's call centre had, entered day by day; a day entered again is corrected. */
@Controller
@MayManageRollout
@RequestMapping("/{language:en|fr}/console/pilot/calls")
class CallsController {

    private final Pages pages;
    private final Figures figures;
    private final Calls calls;
    private final CallSurroundings surroundings;

    CallsController(Pages pages, Figures figures, Calls calls, CallSurroundings surroundings) {
        this.pages = pages;
        this.figures = figures;
        this.calls = calls;
        this.surroundings = surroundings;
    }

    /** As typed. @param unit the unit's number; empty for the own one */
    record Form(
            @Nullable String unit,
            @Nullable String dateDay,
            @Nullable String dateMonth,
            @Nullable String dateYear,
            @Nullable String calls) {

        static Form of(String unit, LocalDate day) {
            return new Form(
                    unit,
                    String.valueOf(day.getDayOfMonth()),
                    String.valueOf(day.getMonthValue()),
                    String.valueOf(day.getYear()),
                    "");
        }

        Optional<LocalDate> date() {
            return new TypedDate(dateDay, dateMonth, dateYear).date();
        }

        OptionalInt number() {
            String digits = calls == null ? "" : calls.replaceAll("[\\s\\p{Z}]", "");
            return digits.matches("[0-9]{1,7}") && Integer.parseInt(digits) <= Calls.MOST
                    ? OptionalInt.of(Integer.parseInt(digits))
                    : OptionalInt.empty();
        }
    }

    /**
     * @param units to choose from; empty for a unit's own staff
     * @param chosen whether a unit is
     */
    record CallsPage(String title, Form form, List<Choice> units, boolean chosen, List<Line> lines, boolean saved) {}

    record Line(String day, String calls, String by) {}

    @GetMapping
    Page show(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String done) {
        Optional<HealthUnit> which = surroundings.units().named(staff, unit);
        return page(frame, staff, which, Form.of(unit, figures.today().minusDays(1)), done.equals("SAVED"));
    }

    @PostMapping
    View enter(Frame frame, SignedIn staff, Form form) {
        Texts t = frame.t();
        Optional<HealthUnit> which = surroundings.units().named(staff, form.unit() == null ? "" : form.unit());
        Optional<LocalDate> day = form.date();
        OptionalInt number = form.number();
        FormErrors errors = FormErrors.none();
        if (which.isEmpty()) {
            errors = errors.and("unit", t.of("pilot.calls.unit.error"));
        }
        if (day.isEmpty() || day.get().isAfter(figures.today()) || day.get().getYear() < 2000) {
            errors = errors.and("date", t.of("pilot.calls.day.error"));
        }
        if (number.isEmpty()) {
            errors = errors.and("calls", t.of("pilot.calls.number.error"));
        }
        if (which.isEmpty() || day.isEmpty() || number.isEmpty() || !errors.isEmpty()) {
            return page(frame.errors(errors), staff, which, form, false);
        }
        calls.enter(staff, which.get().id(), day.get(), number.getAsInt());
        return Pages.seeOther(
                frame.to("/console/pilot/calls?unit=" + which.get().id() + "&done=SAVED"));
    }

    private Page page(Frame frame, SignedIn staff, Optional<HealthUnit> unit, Form form, boolean saved) {
        Texts t = frame.t();
        boolean everywhere = staff.organization().reachesEverywhere();
        List<CallsOfDay> known = unit.map(one -> calls.of(one.id())).orElse(List.of());
        Map<UserId, StaffName> names = surroundings.names(known);
        String title = unit.map(one -> t.of("pilot.calls.enter", one.name().in(t.language())))
                .orElse(t.of("pilot.calls.title"));
        return pages.page(
                "console/pilot/calls",
                frame.title(title)
                        .back(frame.to("/console/pilot"
                                + unit.filter(one -> everywhere)
                                        .map(one -> "/" + one.id())
                                        .orElse(""))),
                new CallsPage(
                        title,
                        form,
                        everywhere ? surroundings.choices(t) : List.of(),
                        unit.isPresent(),
                        known.stream()
                                .map(one -> new Line(
                                        t.date(one.day()),
                                        Numbers.said(t, one.calls()),
                                        t.of(
                                                "pilot.calls.by",
                                                Optional.ofNullable(names.get(new UserId(one.enteredBy())))
                                                        .map(StaffName::full)
                                                        .orElse("–"),
                                                Moments.said(t, one.enteredAt()))))
                                .toList(),
                        saved));
    }

    /** What the page knows of units and of who entered something. */
    @Component
    record CallSurroundings(ReachedUnits units, Rollout rollout, StaffDirectory directory) {

        List<Choice> choices(Texts t) {
            List<Choice> choices = new ArrayList<>(List.of(Choice.of("", t.of("pilot.calls.unit.none"))));
            rollout.healthUnits()
                    .forEach(unit -> choices.add(Choice.of(
                            String.valueOf(unit.id().value()), unit.name().in(t.language()))));
            return choices;
        }

        Map<UserId, StaffName> names(List<CallsOfDay> known) {
            return directory.names(
                    known.stream().map(one -> new UserId(one.enteredBy())).collect(Collectors.toSet()));
        }
    }
}
