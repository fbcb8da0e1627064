package ca.dosebook.console.clinics;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The clinic days within reach by day, week or month. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/calendar")
class CalendarController {

    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    /** How much is shown at once. */
    private enum Length {
        DAY,
        WEEK,
        MONTH;

        static Length of(String typed) {
            return Arrays.stream(values())
                    .filter(one -> one.said().equals(typed))
                    .findFirst()
                    .orElse(WEEK);
        }

        String said() {
            return name().toLowerCase(Locale.ROOT);
        }

        LocalDate first(LocalDate date) {
            return switch (this) {
                case DAY -> date;
                case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> date.withDayOfMonth(1);
            };
        }

        LocalDate after(LocalDate first) {
            return switch (this) {
                case DAY -> first.plusDays(1);
                case WEEK -> first.plusWeeks(1);
                case MONTH -> first.plusMonths(1);
            };
        }
    }

    private final Pages pages;
    private final Reached reached;
    private final Clinics clinics;
    private final DayWords words;
    private final Clock clock;

    CalendarController(Pages pages, Reached reached, Clinics clinics, DayWords words, Clock clock) {
        this.pages = pages;
        this.reached = reached;
        this.clinics = clinics;
        this.words = words;
        this.clock = clock;
    }

    /** A date with its clinic days. */
    record Dated(String heading, List<DayRow> days) {}

    /**
     * @param month weeks of seven dates each, Monday first, when a month is shown; empty otherwise
     * @param dates those with clinics, when no month is shown
     */
    record Calendar(
            String view,
            String date,
            String site,
            List<Choice> views,
            List<Choice> sites,
            String span,
            List<List<Cell>> month,
            List<String> weekdays,
            List<Dated> dates,
            String previous,
            String next) {}

    /**
     * A date of a month.
     *
     * @param label the number of the day, or its date in full for those who do not see the table
     * @param within whether it belongs to the month
     */
    record Cell(int number, String label, boolean within, int days, String text, String address) {}

    @GetMapping
    Page show(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "week") String view,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String site) {
        Texts t = frame.t();
        Length length = Length.of(view);
        LocalDate asked = Typed.date(date)
                .orElseGet(() -> clock.instant().atZone(PROVINCE).toLocalDate());
        LocalDate first = length.first(asked);
        LocalDate last = length.after(first).minusDays(1);
        List<Site> all = reached.sites(staff);
        Set<SiteId> chosen = Ids.of(site).isEmpty()
                ? all.stream().map(Site::id).collect(Collectors.toSet())
                : Set.of(reached.site(staff, site).id());
        Map<LocalDate, List<DayRow>> byDate = new TreeMap<>();
        words.rows(t, clinics.days(chosen, first, last))
                .forEach(row -> byDate.computeIfAbsent(row.date(), day -> new ArrayList<>())
                        .add(row));
        List<Dated> dates = length == Length.MONTH
                ? List.of()
                : byDate.entrySet().stream()
                        .map(entry -> new Dated(t.date(entry.getKey()), entry.getValue()))
                        .toList();
        return pages.page(
                "console/clinics/calendar",
                frame.title(t.of("planning.calendar.title")).back(frame.to("/console/clinics")),
                new Calendar(
                        length.said(),
                        asked.toString(),
                        site,
                        Arrays.stream(Length.values())
                                .map(one -> Choice.of(one.said(), t.of("planning.calendar." + one.said())))
                                .toList(),
                        siteChoices(t, all),
                        length == Length.DAY
                                ? t.date(first)
                                : t.of("planning.span", t.shortDate(first), t.shortDate(last)),
                        length == Length.MONTH ? month(t, first, byDate, site) : List.of(),
                        Arrays.stream(DayOfWeek.values()).map(t::weekday).toList(),
                        dates,
                        address(t, length, first.minusDays(1), site),
                        address(t, length, last.plusDays(1), site)));
    }

    private static List<List<Cell>> month(Texts t, LocalDate first, Map<LocalDate, List<DayRow>> byDate, String site) {
        List<List<Cell>> weeks = new ArrayList<>();
        LocalDate day = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (day.isBefore(first.plusMonths(1))) {
            List<Cell> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                int days = byDate.getOrDefault(day, List.of()).size();
                week.add(new Cell(
                        day.getDayOfMonth(),
                        t.date(day),
                        day.getMonth() == first.getMonth(),
                        days,
                        days == 0 ? "" : t.of("planning.calendar.days", days),
                        address(t, Length.DAY, day, site)));
                day = day.plusDays(1);
            }
            weeks.add(week);
        }
        return weeks;
    }

    private static String address(Texts t, Length length, LocalDate date, String site) {
        return t.to("/console/clinics/calendar?view=" + length.said() + "&date=" + date
                + (Ids.of(site).isEmpty() ? "" : "&site=" + site));
    }

    static List<Choice> siteChoices(Texts t, List<Site> sites) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", t.of("planning.site.all")));
        sites.stream()
                .map(site -> Choice.of(site.id().value().toString(), site.name().in(t.language())))
                .sorted(Comparator.comparing(Choice::label))
                .forEach(choices::add);
        return choices;
    }
}
