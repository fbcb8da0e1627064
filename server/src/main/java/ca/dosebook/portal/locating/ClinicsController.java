package ca.dosebook.portal.locating;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.choosing.ChoosingPages;
import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.words.RolloutWords;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Clinics near a place and what is free there, for anyone, before any question of who they are. */
@Controller
@ForEveryone
class ClinicsController {

    private static final int PER_PAGE = 10;
    private static final int DAYS_AHEAD = 60;

    private final Pages pages;
    private final Availability availability;
    private final ChoosingPages choosing;
    private final StageWords stages;
    private final PlaceReader places;
    private final Clock clock;

    ClinicsController(
            Pages pages,
            Availability availability,
            ChoosingPages choosing,
            StageWords stages,
            PlaceReader places,
            Clock clock) {
        this.pages = pages;
        this.availability = availability;
        this.choosing = choosing;
        this.stages = stages;
        this.places = places;
        this.clock = clock;
    }

    /** @param stage how its health unit takes bookings now, in words */
    record Clinic(ChoosingPages.ClinicCard card, String stage) {}

    /**
     * @param place what was typed, or the area shown
     * @param towns to choose from when a name fits several areas
     * @param heading empty before anything was looked for
     */
    record Clinics(
            String place,
            boolean access,
            List<Choice> towns,
            String heading,
            List<Clinic> clinics,
            String asOf,
            @Nullable String nearer,
            @Nullable String farther) {}

    @GetMapping("/{language:en|fr}/clinics")
    Page clinics(
            Frame frame,
            @RequestParam(defaultValue = "") String near,
            @RequestParam(defaultValue = "") String access,
            @RequestParam(defaultValue = "1") int page) {
        boolean noSteps = access.equals("yes");
        return stages.rollout()
                .postalArea(near.length() > 3 ? "" : near)
                .map(area -> list(frame, area, noSteps, page))
                .orElseGet(() -> form(frame, "", noSteps, List.of(), FormErrors.none()));
    }

    /** The form is sent by POST, so that a whole postal code never stands in an address; the list shows the area alone. */
    @PostMapping("/{language:en|fr}/clinics")
    View find(
            Frame frame,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String access) {
        boolean noSteps = access.equals("yes");
        return switch (places.read(area.isEmpty() ? place : area)) {
            case PlaceReader.Found(String ignored, PostalArea found) ->
                Pages.seeOther(address(frame, found, noSteps, 1));
            case PlaceReader.Several(List<PostalArea> areas) ->
                form(frame, place, noSteps, PlaceReader.choices(areas), FormErrors.none());
            case PlaceReader.NotFound(String reason) ->
                form(
                        frame,
                        place,
                        noSteps,
                        List.of(),
                        FormErrors.none().and("place", frame.t().of(reason)));
        };
    }

    private Page form(Frame frame, String place, boolean access, List<Choice> towns, FormErrors errors) {
        Frame framed = frame.title(frame.t().of("portal.clinics.title"))
                .back(frame.to("/"))
                .errors(errors);
        return pages.page(
                "portal/locating/clinics", framed, new Clinics(place, access, towns, "", List.of(), "", null, null));
    }

    private Page list(Frame frame, PostalArea area, boolean access, int page) {
        Texts t = frame.t();
        Timetable timetable = availability.timetable();
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        Wanted wanted = new Wanted(Set.of(), Optional.empty(), today, today.plusDays(DAYS_AHEAD), now, access);
        List<NearbyStop> stops = timetable.near(area.centre(), wanted);
        int from = Math.min(Math.max(page - 1, 0) * PER_PAGE, stops.size());
        int to = Math.min(from + PER_PAGE, stops.size());
        List<Clinic> clinics = stops.subList(from, to).stream()
                .map(stop -> new Clinic(
                        ChoosingPages.card(t, stop, ""), stage(t, stop.site().healthUnit(), now, stop)))
                .toList();
        Frame framed = frame.title(t.of("portal.clinics.title")).back(frame.to("/"));
        return pages.page(
                "portal/locating/clinics",
                framed,
                new Clinics(
                        area.fsa(),
                        access,
                        List.of(),
                        ChoosingPages.heading(t, stops, area.fsa()),
                        clinics,
                        choosing.asOf(t, timetable, stops),
                        from > 0 ? address(frame, area, access, page - 1) : null,
                        to < stops.size() ? address(frame, area, access, Math.max(page, 1) + 1) : null));
    }

    /** How its unit takes bookings, and whom the clinic is for where it is not for everyone. */
    private String stage(Texts t, HealthUnitId unit, Instant now, NearbyStop stop) {
        String stage = stages.of(t, unit, stop.site().zone());
        List<EligibilityCriterion> whom =
                stages.rollout().siteIsFor(stop.site().id().value(), now);
        return whom.isEmpty()
                ? stage
                : stage
                        + ". "
                        + t.of(
                                "portal.clinics.onlyFor",
                                whom.stream()
                                        .map(one -> RolloutWords.criterion(t, one))
                                        .collect(Collectors.joining("; ")));
    }

    private static String address(Frame frame, PostalArea area, boolean access, int page) {
        return frame.to(
                "/clinics?near=" + area.fsa() + (access ? "&access=yes" : "") + (page > 1 ? "&page=" + page : ""));
    }
}
