package ca.dosebook.portal.choosing;

import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.FreeDay;
import ca.dosebook.clinics.FreeSlot;
import ca.dosebook.clinics.NearbyStop;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.Timetable;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Framing;
import ca.dosebook.wording.Texts;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** The three pages of choosing a place: clinic, day, time; and what is said when the place was just taken. */
@Component
public class ChoosingPages {

    /** As many as people read before they ask for more: in trials ten dates a page left few asking. */
    private static final int PER_PAGE = 10;

    /** About an hour by car: what is farther away is not called near. */
    private static final int REACH_KM = 100;

    /** From this age on the pages say that the numbers of free places are old. */
    static final Duration OLD = Duration.ofSeconds(5);

    private final Pages pages;
    private final Availability availability;

    ChoosingPages(Pages pages, Availability availability) {
        this.pages = pages;
        this.availability = availability;
    }

    /** A clinic of the list, ready to be read. @param next the earliest free time; null when there is none */
    public record ClinicCard(
            String name,
            String place,
            String address,
            String distance,
            String access,
            @Nullable String next,
            String days,
            String link) {}

    /** A link to one of the pages of a long list; null when there is none. */
    record More(@Nullable String earlier, @Nullable String later) {}

    record Clinics(ChoiceOf choice, String heading, List<ClinicCard> clinics, String asOf, More more) {}

    /** @param old what is said when the numbers are no longer fresh; empty otherwise, on the next page too */
    record Days(ChoiceOf choice, ClinicCard clinic, List<DayLink> days, More more, String old) {}

    record DayLink(String day, String places, String link) {}

    record Times(
            ChoiceOf choice,
            ClinicCard clinic,
            String day,
            List<PartOfDay> parts,
            @Nullable Taken taken,
            String earlier,
            String old) {}

    record PartOfDay(String name, List<TimeButton> times) {}

    record TimeButton(String slot, String time, String label) {}

    /** The place someone else was faster at, and what is free instead. */
    record Taken(String when, List<TimeButton> instead) {}

    /** The clinics near home, nearest first. */
    public Page clinics(ChoiceOf choice, int page) {
        Timetable timetable = availability.timetable();
        Texts t = choice.frame().t();
        List<NearbyStop> stops = timetable.near(choice.home(), choice.wanted());
        int from = Math.min(Math.max(page - 1, 0) * PER_PAGE, stops.size());
        List<ClinicCard> cards = stops.subList(from, Math.min(from + PER_PAGE, stops.size())).stream()
                .map(stop -> card(t, stop, choice.to("/" + stop.stop().id().value())))
                .toList();
        String heading = heading(t, stops, choice.near());
        More more = more(choice, "/clinics", page, from + PER_PAGE < stops.size());
        String title = choice.voice().dose(choice.dose()) + " – " + t.of("portal.clinics.title");
        Frame frame = choice.frame().title(title).back(choice.frame().to(choice.back()));
        return pages.page(
                "portal/choosing/clinics", frame, new Clinics(choice, heading, cards, asOf(t, timetable, stops), more));
    }

    /** The dates with free places at one stop. */
    public View days(ChoiceOf choice, StopId id, int page) {
        Timetable timetable = availability.timetable();
        Texts t = choice.frame().t();
        Optional<NearbyStop> stop = timetable.stop(id, choice.home(), choice.wanted());
        if (stop.isEmpty()) {
            return Pages.seeOther(choice.to("/clinics"));
        }
        List<FreeDay> all = timetable.days(id, choice.wanted());
        int from = Math.min(Math.max(page - 1, 0) * PER_PAGE, all.size());
        List<DayLink> days = all.subList(from, Math.min(from + PER_PAGE, all.size())).stream()
                .map(day -> new DayLink(
                        t.date(day.day()),
                        t.of("portal.days.places", day.places()),
                        choice.to("/" + id.value() + "/" + day.day())))
                .toList();
        ClinicCard card = card(t, stop.get(), "");
        Frame frame = choice.frame().title(t.of("portal.days.title")).back(choice.to("/clinics"));
        More more = more(choice, "/" + id.value(), page, from + PER_PAGE < all.size());
        String old = old(t, timetable, stop.get().site());
        return pages.page("portal/choosing/days", frame, new Days(choice, card, days, more, old));
    }

    /** The free times of one day at one stop. */
    public View times(ChoiceOf choice, StopId id, LocalDate day) {
        Wanted thatDay = onDay(choice.wanted(), day);
        Timetable timetable = availability.timetable();
        List<FreeSlot> slots = timetable.freeSlots(id, thatDay).toList();
        Optional<NearbyStop> stop = timetable.stop(id, choice.home(), choice.wanted());
        if (stop.isEmpty() || slots.isEmpty()) {
            // Full meanwhile, or no clinic day: the list of dates is the nearest true answer.
            return Pages.seeOther(stop.isEmpty() ? choice.to("/clinics") : choice.to("/" + id.value()));
        }
        return timesPage(
                choice,
                stop.get(),
                day,
                slots,
                null,
                old(choice.frame().t(), timetable, stop.get().site()));
    }

    /** The page of times again, after the chosen one was taken by someone else. */
    public View taken(ChoiceOf choice, FreeSlot chosen, List<FreeSlot> alternatives) {
        Texts t = choice.frame().t();
        StopId id = chosen.slot().stop().id();
        Timetable timetable = availability.timetable();
        List<TimeButton> instead =
                alternatives.stream().map(free -> button(t, free, true)).toList();
        Taken taken = new Taken(Framing.when(t, chosen.slot()), instead);
        List<FreeSlot> slots = timetable
                .freeSlots(id, onDay(choice.wanted(), chosen.slot().day()))
                .filter(free -> !free.slot().id().equals(chosen.slot().id()))
                .toList();
        NearbyStop stop = timetable.stop(id, choice.home(), choice.wanted()).orElseThrow();
        return timesPage(choice, stop, chosen.slot().day(), slots, taken, old(t, timetable, stop.site()));
    }

    private Page timesPage(
            ChoiceOf choice, NearbyStop stop, LocalDate day, List<FreeSlot> slots, @Nullable Taken taken, String old) {
        Texts t = choice.frame().t();
        List<PartOfDay> parts = new ArrayList<>();
        addPart(parts, t, "morning", slots, time -> time.getHour() < 12);
        addPart(parts, t, "afternoon", slots, time -> time.getHour() >= 12 && time.getHour() < 17);
        addPart(parts, t, "evening", slots, time -> time.getHour() >= 17);
        String back = choice.to("/" + stop.stop().id().value());
        Frame frame = choice.frame().title(t.of("portal.times.title")).back(back);
        if (taken != null) {
            frame = frame.errors(FormErrors.none().and("times", t.of("portal.times.taken", taken.when())));
        }
        Times page = new Times(choice, card(t, stop, ""), t.date(day), parts, taken, back, old);
        return pages.page("portal/choosing/times", frame, page);
    }

    private static void addPart(
            List<PartOfDay> parts, Texts t, String name, List<FreeSlot> slots, Predicate<LocalTime> when) {
        List<TimeButton> times = slots.stream()
                .filter(free -> when.test(free.slot().time()))
                .map(free -> button(t, free, false))
                .toList();
        if (!times.isEmpty()) {
            parts.add(new PartOfDay(t.of("portal.times." + name), times));
        }
    }

    private static TimeButton button(Texts t, FreeSlot free, boolean whole) {
        String time = whole
                ? Framing.when(t, free.slot()) + ", " + Framing.name(t, free.slot())
                : t.time(free.slot().time());
        return new TimeButton(free.slot().id().value().toString(), time, Framing.when(t, free.slot()));
    }

    /** One clinic as it stands in a list. */
    public static ClinicCard card(Texts t, NearbyStop stop, String link) {
        String name = stop.site().name().in(t.language());
        String place = stop.stop().place().in(t.language());
        return new ClinicCard(
                name,
                place.equals(name) ? "" : place,
                stop.stop().street() + ", " + stop.stop().town(),
                t.of("portal.clinics.away", t.kilometres(stop.kilometres())),
                t.of(stop.site().wheelchairAccess() ? "portal.clinics.noSteps" : "portal.clinics.steps"),
                stop.next().map(free -> Framing.when(t, free.slot())).orElse(null),
                t.of("portal.clinics.days", stop.days()),
                link);
    }

    /** How many clinics are within reach; what is farther is shown behind them, never silently among them. */
    public static String heading(Texts t, List<NearbyStop> stops, String near) {
        long within =
                stops.stream().filter(stop -> stop.kilometres() <= REACH_KM).count();
        return stops.isEmpty() ? t.of("portal.clinics.nowhere") : t.of("portal.clinics.near", within, near, REACH_KM);
    }

    /** When the numbers of free places were true, in the time of the nearest site. */
    public String asOf(Texts t, Timetable timetable, List<NearbyStop> stops) {
        if (stops.isEmpty()) {
            return "";
        }
        Site site = stops.getFirst().site();
        String old = old(t, timetable, site);
        return old.isEmpty()
                ? t.of(
                        "portal.clinics.asOf",
                        t.time(timetable.asOf().atZone(site.zone()).toLocalTime()))
                : old;
    }

    /** That the numbers are older than they should be, and how old; empty while they are fresh. */
    private String old(Texts t, Timetable timetable, Site site) {
        return availability.age(timetable).compareTo(OLD) < 0
                ? ""
                : t.of(
                        "portal.clinics.old",
                        t.exactTime(timetable.asOf().atZone(site.zone()).toLocalTime()));
    }

    private static More more(ChoiceOf choice, String path, int page, boolean later) {
        int current = Math.max(page, 1);
        return new More(
                current > 1 ? choice.to(path, "page", current - 1) : null,
                later ? choice.to(path, "page", current + 1) : null);
    }

    private static Wanted onDay(Wanted wanted, LocalDate day) {
        LocalDate from = day.isBefore(wanted.from()) ? wanted.from() : day;
        LocalDate to = day.isAfter(wanted.to()) ? wanted.to() : day;
        return wanted.between(from, to);
    }
}
