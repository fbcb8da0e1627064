package ca.dosebook.console.publishing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.Displacing.State;
import ca.dosebook.booking.displacing.DisplacingId;
import ca.dosebook.booking.displacing.DisplacingReason;
import ca.dosebook.booking.displacing.Displacings;
import ca.dosebook.booking.displacing.NewTime;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Why a published day falls out, and where it moves to: the first page of cancelling and of moving it. */
@Controller
@MayManageClinics
class FallingController {

    private static final String DAY = "/{language:en|fr}/console/clinics/days/{day:[0-9a-f-]{36}}";

    private final Pages pages;
    private final Reach reach;
    private final Displacings displacings;
    private final Clinics clinics;
    private final Clock clock;

    FallingController(Pages pages, Reach reach, Displacings displacings, Clinics clinics, Clock clock) {
        this.pages = pages;
        this.reach = reach;
        this.displacings = displacings;
        this.clinics = clinics;
        this.clock = clock;
    }

    /**
     * @param day date and place
     * @param published whether it can fall out at all
     * @param stops where it can move to; empty when it is cancelled
     */
    record Falling(
            String action,
            String back,
            String day,
            String hours,
            boolean published,
            boolean moving,
            List<Choice> reasons,
            List<Choice> stops,
            FallingForm form) {}

    @GetMapping(DAY + "/cancel")
    View cancel(Frame frame, SignedIn staff, @PathVariable String day) {
        return first(frame, reach.day(staff, day), false);
    }

    @GetMapping(DAY + "/move")
    View move(Frame frame, SignedIn staff, @PathVariable String day) {
        return first(frame, reach.day(staff, day), true);
    }

    @PostMapping(DAY + "/cancel")
    View cancel(Frame frame, SignedIn staff, @PathVariable String day, FallingForm form) {
        ReachedDay found = reach.day(staff, day);
        FormErrors errors = form.errors(frame.t());
        return errors.isEmpty()
                ? draft(frame, staff, found, form, Optional.empty())
                : page(frame.errors(errors), found, false, form);
    }

    @PostMapping(DAY + "/move")
    View move(Frame frame, SignedIn staff, @PathVariable String day, FallingForm form) {
        ReachedDay found = reach.day(staff, day);
        Texts t = frame.t();
        FormErrors errors = form.errors(t).and(timeErrors(t, found, form));
        if (!errors.isEmpty()) {
            return page(frame.errors(errors), found, true, form);
        }
        var to = new NewTime(
                form.stopChosen().orElseThrow(),
                form.date().orElseThrow(),
                form.opening().orElseThrow(),
                form.closing().orElseThrow());
        return draft(frame, staff, found, form, Optional.of(to));
    }

    private FormErrors timeErrors(Texts t, ReachedDay found, FallingForm form) {
        FormErrors errors = FormErrors.none();
        Optional<StopId> stop = form.stopChosen()
                .filter(id -> stops(found).stream().anyMatch(known -> known.id().equals(id)));
        if (stop.isEmpty()) {
            errors = errors.and("stop", t.of("displacing.form.stop.choose"));
        }
        LocalDate today = clock.instant().atZone(found.site().zone()).toLocalDate();
        Optional<LocalDate> date = form.date();
        if (date.isEmpty()) {
            errors = errors.and("date", t.of("displacing.form.date.none"));
        } else if (date.get().isBefore(today)) {
            errors = errors.and("date", t.of("displacing.form.date.past"));
        }
        Optional<LocalTime> opens = form.opening();
        Optional<LocalTime> closes = form.closing();
        if (opens.isEmpty()) {
            errors = errors.and("opens", t.of("displacing.form.time.none"));
        }
        if (closes.isEmpty()) {
            errors = errors.and("closes", t.of("displacing.form.time.none"));
        } else if (opens.isPresent()
                && closes.get().isBefore(opens.get().plusMinutes(found.day().slotMinutes()))) {
            errors = errors.and("closes", t.of("displacing.form.time.order"));
        }
        boolean same = stop.filter(found.day().stop()::equals).isPresent()
                && date.filter(found.day().day()::equals).isPresent()
                && opens.filter(found.day().opens()::equals).isPresent()
                && closes.filter(found.day().closes()::equals).isPresent();
        return same ? errors.and("date", t.of("displacing.form.same")) : errors;
    }

    private View first(Frame frame, ReachedDay day, boolean moving) {
        Optional<Displacing> latest = displacings.of(day.site().id(), day.day().id());
        if (latest.filter(FallingController::atWork).isPresent()) {
            return Pages.seeOther(frame.to(day.address() + "/falling"));
        }
        FallingForm form = latest.filter(draft -> draft.state() == State.DRAFTED && draft.isMove() == moving)
                .map(FallingForm::of)
                .orElseGet(() -> FallingForm.of(day));
        return page(frame, day, moving, form);
    }

    private static boolean atWork(Displacing displacing) {
        return displacing.state() == State.WORKING || displacing.state() == State.STOPPED;
    }

    private View draft(Frame frame, SignedIn staff, ReachedDay day, FallingForm form, Optional<NewTime> to) {
        var draft = new Displacing(
                new DisplacingId(Uuids.next()),
                day.site().id(),
                day.day().id(),
                form.reasonChosen().orElseThrow(),
                form.otherReason(),
                form.sentence(),
                to,
                Optional.empty(),
                State.DRAFTED,
                staff.user().value(),
                Optional.empty());
        if (day.day().state() != DayState.PUBLISHED) {
            return page(frame, day, to.isPresent(), form);
        }
        // When another began with it meanwhile, the next page shows how far that is.
        displacings.draft(draft);
        return Pages.seeOther(frame.to(day.address() + "/falling"));
    }

    private Page page(Frame frame, ReachedDay day, boolean moving, FallingForm form) {
        Texts t = frame.t();
        List<Choice> reasons = Arrays.stream(DisplacingReason.values())
                .map(reason -> Choice.of(reason.name(), t.of("displacing.reason." + reason.name())))
                .toList();
        List<Choice> stops = moving
                ? stops(day).stream()
                        .map(stop -> Choice.of(
                                stop.id().value().toString(), stop.place().in(t.language()) + ", " + stop.town()))
                        .toList()
                : List.of();
        String title = t.of(moving ? "displacing.move.title" : "displacing.cancel.title");
        return pages.page(
                "console/publishing/falling",
                frame.title(title).back(frame.to(day.address())),
                new Falling(
                        frame.to(day.address() + (moving ? "/move" : "/cancel")),
                        frame.to(day.address()),
                        day.said(t),
                        day.hours(t),
                        day.day().state() == DayState.PUBLISHED,
                        moving,
                        reasons,
                        stops,
                        form));
    }

    private List<Stop> stops(ReachedDay day) {
        return clinics.stops(day.site().id()).stream()
                .filter(stop -> !stop.left())
                .toList();
    }
}
