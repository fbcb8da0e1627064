package ca.dosebook.portal.locating;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalArea;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where the person lives: it decides which health unit answers for them. */
@Controller
@ForEveryone
class WhereController {

    private final Pages pages;
    private final Drafts drafts;
    private final Journey journey;
    private final Framing framing;
    private final PlaceReader places;
    private final StageWords stages;

    WhereController(
            Pages pages, Drafts drafts, Journey journey, Framing framing, PlaceReader places, StageWords stages) {
        this.pages = pages;
        this.drafts = drafts;
        this.journey = journey;
        this.framing = framing;
        this.places = places;
        this.stages = stages;
    }

    /** @param towns to choose from when a name fits several areas */
    record Where(String place, List<Choice> towns) {}

    record Unit(List<Choice> units, String chosen) {}

    @GetMapping("/{language:en|fr}/book/where")
    Page where(Frame frame, Draft draft) {
        String typed = draft.home() == null ? "" : draft.home().typed();
        return page(frame, draft, new Where(typed, List.of()), FormErrors.none());
    }

    @PostMapping("/{language:en|fr}/book/where")
    View where(
            Frame frame,
            Draft draft,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String area,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (places.read(area.isEmpty() ? place : area)) {
            case PlaceReader.Found(String typed, PostalArea found) -> {
                Integer unit =
                        found.straddles() ? null : found.units().getFirst().value();
                Draft answered = draft.livingAt(new Draft.Home(typed, found.fsa(), unit));
                drafts.keep(request, response, answered);
                yield Pages.seeOther(frame.to(journey.onward(answered)));
            }
            case PlaceReader.Several(List<PostalArea> areas) ->
                page(frame, draft, new Where(place, PlaceReader.choices(areas)), FormErrors.none());
            case PlaceReader.NotFound(String reason) ->
                page(
                        frame,
                        draft,
                        new Where(place, List.of()),
                        FormErrors.none().and("place", frame.t().of(reason)));
        };
    }

    private Page page(Frame frame, Draft draft, Where where, FormErrors errors) {
        return pages.page(
                "portal/locating/where",
                framing.of(frame, draft, frame.t().of("portal.where.title"), "/")
                        .errors(errors),
                where);
    }

    @GetMapping("/{language:en|fr}/book/unit")
    View unit(Frame frame, Draft draft) {
        Optional<PostalArea> area = area(draft);
        if (area.isEmpty()) {
            return Pages.seeOther(frame.to(Step.WHERE.path()));
        }
        return unitPage(frame, draft, area.get(), FormErrors.none());
    }

    @PostMapping("/{language:en|fr}/book/unit")
    View unit(
            Frame frame,
            Draft draft,
            @RequestParam(defaultValue = "") String unit,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<PostalArea> area = area(draft);
        Draft.Home home = draft.home();
        if (area.isEmpty() || home == null) {
            return Pages.seeOther(frame.to(Step.WHERE.path()));
        }
        Optional<HealthUnitId> chosen = area.get().units().stream()
                .filter(id -> String.valueOf(id.value()).equals(unit))
                .findFirst();
        if (chosen.isEmpty()) {
            FormErrors errors = FormErrors.none().and("unit", frame.t().of("portal.unit.error"));
            return unitPage(frame, draft, area.get(), errors);
        }
        Draft answered = draft.livingAt(
                new Draft.Home(home.typed(), home.area(), chosen.get().value()));
        drafts.keep(request, response, answered);
        return Pages.seeOther(frame.to(journey.onward(answered)));
    }

    private Optional<PostalArea> area(Draft draft) {
        return draft.home() == null
                ? Optional.empty()
                : stages.rollout().postalArea(draft.home().area());
    }

    private Page unitPage(Frame frame, Draft draft, PostalArea area, FormErrors errors) {
        List<Choice> units = area.units().stream()
                .flatMap(id -> stages.rollout().healthUnit(id).stream())
                .map(unit -> Choice.of(
                                String.valueOf(unit.id().value()), unit.name().in(frame.language()))
                        .hint(stages.of(frame.t(), unit)))
                .toList();
        String chosen = draft.unit().map(id -> String.valueOf(id.value())).orElse("");
        return pages.page(
                "portal/locating/unit",
                framing.of(frame, draft, frame.t().of("portal.unit.title"), Step.WHERE.path())
                        .errors(errors),
                new Unit(units, chosen));
    }
}
