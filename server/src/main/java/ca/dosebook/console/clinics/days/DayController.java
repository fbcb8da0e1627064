package ca.dosebook.console.clinics.days;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.days.DayState;
import ca.dosebook.clinics.days.SeriesId;
import ca.dosebook.clinics.planning.Capacity;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.DayEdits;
import ca.dosebook.clinics.planning.RepeatingClinics;
import ca.dosebook.clinics.planning.SlotCount;
import ca.dosebook.console.clinics.DayWords;
import ca.dosebook.console.clinics.Reached;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One clinic day, slot by slot. Who is in it is not shown here. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/days/{day:[0-9a-f-]{36}}")
class DayController {

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final ClinicDays days;
    private final Planners planners;

    /** What changes days, and what says so. */
    @Component
    record Planners(DayEdits edits, RepeatingClinics repeating, DayWords words) {}

    DayController(Pages pages, Reached reached, Clinics clinics, ClinicDays days, Planners planners) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.days = days;
        this.planners = planners;
    }

    record Line(String time, int capacity, int taken, int free, String closed) {}

    /**
     * @param series the address of the repeating clinic; empty for none
     * @param slots none for a draft
     */
    record One(
            String address,
            String title,
            String site,
            String siteName,
            @Nullable String done,
            List<Fact> facts,
            String series,
            List<Line> slots,
            boolean draft,
            boolean published,
            String publish) {}

    @GetMapping
    Page show(Frame frame, SignedIn staff, @PathVariable String day, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        ClinicDay found = reached.day(staff, day);
        Site site = clinics.site(found.site()).orElseThrow();
        String address = frame.to("/console/clinics/days/" + day);
        String siteAddress = frame.to("/console/clinics/sites/" + site.id().value());
        List<Line> slots = days.slotsOf(found.id()).stream()
                .map(slot -> line(t, slot, site))
                .toList();
        String title = t.of("planning.day.title", site.name().in(t.language()), t.date(found.day()));
        return pages.page(
                "console/clinics/days/day",
                frame.title(title).back(siteAddress),
                new One(
                        address,
                        title,
                        siteAddress,
                        site.name().in(t.language()),
                        switch (done) {
                            case "ADDED" -> t.of("planning.done.DAY_ADDED");
                            case "CHANGED" -> t.of("planning.done.DAY_CHANGED");
                            default -> null;
                        },
                        facts(t, found, site),
                        found.details()
                                .series()
                                .map(series -> frame.to("/console/clinics/repeating/" + series.value()))
                                .orElse(""),
                        slots,
                        found.state() == DayState.DRAFT,
                        found.state() == DayState.PUBLISHED,
                        frame.to("/console/clinics/publish?site=" + site.id().value() + "&day=" + day)));
    }

    private static Line line(Texts t, SlotCount slot, Site site) {
        return new Line(
                t.time(slot.startsAt().atZone(site.zone()).toLocalTime()),
                slot.capacity(),
                slot.taken(),
                slot.free(),
                slot.closed() ? t.of("planning.slot.closed") : "");
    }

    private List<Fact> facts(Texts t, ClinicDay day, Site site) {
        DayWords words = planners.words();
        Optional<Stop> stop = clinics.stops(site.id()).stream()
                .filter(known -> known.id().equals(day.stop()))
                .findFirst();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                t.of("planning.state"), t.of("planning.state." + day.state().name())));
        stop.ifPresent(known -> facts.add(Fact.of(
                t.of("planning.stop"), known.place().in(t.language()) + "\n" + known.street() + ", " + known.town())));
        facts.add(Fact.of(t.of("planning.hours.label"), DayWords.hours(t, day.opens(), day.closes())));
        facts.add(Fact.of(t.of("planning.product"), words.product(t, day.product())));
        facts.add(Fact.of(t.of("planning.places.label"), DayWords.places(t, day)));
        facts.add(Fact.of(t.of("planning.total"), t.of("planning.total.said", Capacity.people(day, site.zone()))));
        facts.add(Fact.of(
                t.of("planning.blocked"), DayWords.blocked(t, day.details().blocked())));
        facts.add(Fact.of(
                t.of("planning.kept.label"), DayWords.reserves(t, day.details().reserves())));
        if (!day.details().ownParts().isEmpty()) {
            facts.add(Fact.of(
                    t.of("planning.own"), DayWords.parts(t, day.details().ownParts())));
        }
        return facts;
    }

    /** A draft goes; of a repeating clinic its date is left out, so that it does not come again. */
    @PostMapping("/remove")
    View remove(Frame frame, SignedIn staff, @PathVariable String day) {
        ClinicDay found = reached.day(staff, day);
        Optional<SeriesId> series = found.details()
                .series()
                .filter(id -> planners.repeating()
                        .find(id)
                        .filter(known -> !known.ended())
                        .isPresent());
        if (series.isPresent() && found.state() == DayState.DRAFT) {
            planners.repeating().leaveOut(staff.actor(), series.get(), found.day());
        }
        planners.edits().remove(staff.actor(), found.id());
        return Pages.seeOther(frame.to("/console/clinics/sites/" + found.site().value() + "?done=CHANGED"));
    }
}
