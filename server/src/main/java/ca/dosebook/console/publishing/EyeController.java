package ca.dosebook.console.publishing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.choosing.ChoosingPages;
import ca.dosebook.rollout.EligibilityQuestion;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Drafts as a resident would see them: the same assessment, the same list of clinics, with the drafts among them. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/publish/eye")
class EyeController {

    private static final int DAYS_AHEAD = 60;
    private static final int LISTED = 20;

    /** Those for whom there are rules; more are only found in single units. */
    private static final List<PersonGroup> GROUPS =
            List.of(PersonGroup.HEALTH_CARE_WORKER, PersonGroup.LONG_TERM_CARE, new PersonGroup("ESSENTIAL_CAREGIVER"));

    private final Pages pages;
    private final Drafts drafts;
    private final Availability availability;
    private final Rollout rollout;
    private final EyeWords words;
    private final Clock clock;

    EyeController(Pages pages, Drafts drafts, Availability availability, Rollout rollout, EyeWords words, Clock clock) {
        this.pages = pages;
        this.drafts = drafts;
        this.availability = availability;
        this.rollout = rollout;
        this.words = words;
        this.clock = clock;
    }

    /** Where an imagined resident lives and who they are. */
    @Personal
    record EyeForm(
            @Nullable String place,
            @Nullable String birthYear,
            @Nullable String group,
            @Nullable String invited) {

        @Override
        public String toString() {
            return "EyeForm[masked]";
        }
    }

    /** @param draft whether there are days of it that are not published */
    record Clinic(ChoosingPages.ClinicCard card, boolean draft) {}

    /** What a resident would see. @param yes whether they could book */
    record Seen(String unit, boolean yes, String answer, String heading, List<Clinic> clinics) {}

    record Eye(
            String address,
            String back,
            String site,
            EyeForm form,
            List<Choice> groups,
            @Nullable Seen seen) {}

    @GetMapping
    View show(Frame frame, SignedIn staff, PublishForm selected) {
        Selection selection = drafts.selected(staff, selected);
        return page(frame, selection, new EyeForm(null, null, null, null), null);
    }

    /** By POST, so that no whole postal code stands in an address. */
    @PostMapping
    View look(Frame frame, SignedIn staff, PublishForm selected, EyeForm form) {
        Selection selection = drafts.selected(staff, selected);
        Texts t = frame.t();
        String place = FallingForm.said(form.place());
        Optional<PostalArea> area = PostalCode.parse(place)
                .flatMap(rollout::postalArea)
                .or(() -> place.length() == 3 ? rollout.postalArea(place) : Optional.empty());
        Optional<Integer> year = year(FallingForm.said(form.birthYear()));
        FormErrors errors = FormErrors.none();
        if (area.isEmpty()) {
            errors = errors.and("place", t.of("publishing.eye.place.wrong"));
        }
        if (year.isEmpty()) {
            errors = errors.and("birthYear", t.of("publishing.eye.year.wrong"));
        }
        return errors.isEmpty()
                ? page(frame, selection, form, seen(t, selection, form, area.orElseThrow(), year.orElseThrow()))
                : page(frame.errors(errors), selection, form, null);
    }

    private Optional<Integer> year(String typed) {
        int now = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        return typed.matches("\\d{4}")
                ? Optional.of(Integer.parseInt(typed)).filter(year -> year >= now - 130 && year <= now)
                : Optional.empty();
    }

    private Seen seen(Texts t, Selection selection, EyeForm form, PostalArea area, int year) {
        Instant now = clock.instant();
        Set<PersonGroup> groups = GROUPS.stream()
                .filter(group -> group.code().equals(form.group()))
                .collect(Collectors.toSet());
        HealthUnitId unit = area.units().getFirst();
        var question = new EligibilityQuestion(
                        unit, year, groups, FallingForm.said(form.invited()).equals("yes"), now)
                .livingIn(area.fsa());
        var answer = rollout.assess(question);
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        LocalDate last = selection.chosen().stream()
                .map(day -> day.day())
                .max(LocalDate::compareTo)
                .orElse(today);
        LocalDate to = last.isAfter(today.plusDays(DAYS_AHEAD)) ? last : today.plusDays(DAYS_AHEAD);
        Wanted wanted = new Wanted(Set.of(), Optional.empty(), today, to, now, false)
                .at(rollout.sites(question))
                .by(Asker.of(byAge(groups, year, now)));
        Timetable timetable = availability.timetable().including(selection.chosen());
        List<NearbyStop> stops = timetable.near(area.centre(), wanted);
        Set<StopId> drafted = selection.chosen().stream().map(day -> day.stop()).collect(Collectors.toSet());
        List<Clinic> clinics = stops.stream()
                .limit(LISTED)
                .map(stop -> new Clinic(
                        ChoosingPages.card(t, stop, ""),
                        drafted.contains(stop.stop().id())))
                .toList();
        return new Seen(
                words.unit(t, unit),
                words.isYes(answer),
                words.answer(t, answer),
                ChoosingPages.heading(t, stops, area.fsa()),
                clinics);
    }

    /** Ontario counted people of 80 by the year in which they turn it. */
    private static Set<PersonGroup> byAge(Set<PersonGroup> said, int year, Instant now) {
        Set<PersonGroup> all = new HashSet<>(said);
        if (now.atOffset(ZoneOffset.UTC).getYear() - year >= 80) {
            all.add(PersonGroup.AGE_80_PLUS);
        }
        return all;
    }

    private Page page(Frame frame, Selection selection, EyeForm form, @Nullable Seen seen) {
        Texts t = frame.t();
        List<Choice> groups = new ArrayList<>(List.of(Choice.of("", t.of("publishing.eye.group.none"))));
        GROUPS.forEach(group -> groups.add(Choice.of(group.code(), words.group(t, group))));
        String check = frame.to(PublishController.PATH + "/check?" + selection.query());
        return pages.page(
                "console/publishing/eye",
                frame.title(t.of("publishing.eye.title")).back(check),
                new Eye(
                        frame.to(PublishController.PATH + "/eye?" + selection.query()),
                        check,
                        selection.site().name().in(t.language()),
                        form,
                        groups,
                        seen));
    }
}
