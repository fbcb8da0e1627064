package ca.dosebook.portal.managing;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Voice;
import ca.dosebook.portal.choosing.ChoiceOf;
import ca.dosebook.portal.managing.Outlook.Standing;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The first page of moving a dose: what follows from it, and at which clinic to look. */
@Component
class DosePages {

    private final Pages pages;
    private final ChoiceForVisit choices;
    private final Availability availability;

    DosePages(Pages pages, ChoiceForVisit choices, Availability availability) {
        this.pages = pages;
        this.choices = choices;
        this.availability = availability;
    }

    /** A clinic to stay at. */
    record Stay(String name, String link) {}

    /**
     * @param why what is true of this dose, one paragraph each
     * @param stay clinics of this booking that have free places
     * @param started whether something is chosen that can be given up again
     */
    record DosePage(ChoiceOf choice, String heading, List<String> why, List<Stay> stay, boolean started) {}

    Page page(ChoiceOf choice, Visit visit) {
        Texts t = choice.frame().t();
        int dose = choice.dose();
        Outlook outlook = choices.outlook(visit);
        boolean live = outlook.dose(dose).flatMap(Standing::now).isPresent();
        boolean must = choices.toChoose(visit).filter(next -> next == dose).isPresent();
        String name = Voice.doseName(t, dose);
        String heading = must
                ? t.of("manage.dose.must", name)
                : live ? t.of("manage.dose.move", name) : t.of("manage.dose.again", name);
        DosePage page = new DosePage(
                choice,
                heading,
                why(t, choice, outlook, must),
                stay(t, choice, outlook, visit),
                !visit.managing().held().isEmpty());
        return pages.page(
                "portal/managing/dose",
                choice.frame().title(heading).back(choice.frame().to("/manage/booking")),
                page);
    }

    private static List<String> why(Texts t, ChoiceOf choice, Outlook outlook, boolean must) {
        int dose = choice.dose();
        List<String> why = new ArrayList<>();
        boolean live = outlook.dose(dose).flatMap(Standing::now).isPresent();
        if (must) {
            why.add(t.of("manage.dose.mustWhy", Voice.doseName(t, dose)));
        }
        choice.window()
                .ifPresent(window ->
                        why.add(t.of("portal.window", t.shortDate(window.earliest()), t.shortDate(window.latest()))));
        if (dose > 1 && choice.window().isEmpty()) {
            why.add(t.of("manage.dose.noEarlier", Voice.doseName(t, dose - 1)));
        }
        if (!must && outlook.dose(dose + 1).flatMap(Standing::now).isPresent()) {
            why.add(t.of("manage.dose.later", Voice.doseName(t, dose + 1)));
        }
        why.add(live ? t.of("manage.dose.safe") : t.of("manage.dose.notYet"));
        return why;
    }

    private List<Stay> stay(Texts t, ChoiceOf choice, Outlook outlook, Visit visit) {
        Timetable timetable = availability.timetable();
        Set<StopId> stops = new LinkedHashSet<>();
        for (int dose : List.of(choice.dose(), choice.dose() - 1)) {
            Optional<Slot> slot = outlook.then(dose);
            slot.ifPresent(known -> stops.add(known.stop().id()));
        }
        choices.centre(visit.booking(), choice.dose())
                .ifPresent(slot -> stops.add(slot.stop().id()));
        return stops.stream()
                .flatMap(id -> timetable.stop(id, choice.home(), choice.wanted()).stream())
                .filter(stop -> stop.days() > 0)
                .map(stop -> new Stay(
                        name(t, stop),
                        choice.frame().to(choice.base() + "/" + stop.stop().id().value())))
                .toList();
    }

    private static String name(Texts t, NearbyStop stop) {
        String site = stop.site().name().in(t.language());
        String place = stop.stop().place().in(t.language());
        return place.equals(site) ? site : site + ", " + place;
    }
}
