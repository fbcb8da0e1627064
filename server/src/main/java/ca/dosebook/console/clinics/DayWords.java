package ca.dosebook.console.clinics;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.clinics.days.DayPart;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.planning.Capacity;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.DayCount;
import ca.dosebook.clinics.planning.DayProblem;
import ca.dosebook.pages.Choice;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Clinic days in the words of the staff. */
@Component
public class DayWords {

    /** The groups that places can be kept for; those of the shipped rules. */
    private static final List<PersonGroup> GROUPS =
            List.of(PersonGroup.HEALTH_CARE_WORKER, PersonGroup.LONG_TERM_CARE, PersonGroup.AGE_80_PLUS);

    private final Clinics clinics;
    private final ClinicDays days;
    private final Vaccines vaccines;

    DayWords(Clinics clinics, ClinicDays days, Vaccines vaccines) {
        this.clinics = clinics;
        this.days = days;
        this.vaccines = vaccines;
    }

    public Set<ProductCode> products() {
        return vaccines.products().stream().map(Product::code).collect(Collectors.toSet());
    }

    /** @param none the first choice, which changes nothing; empty for none */
    public List<Choice> productChoices(Texts t, String none) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", none.isEmpty() ? t.of("planning.product.choose") : none));
        vaccines.products()
                .forEach(product -> choices.add(
                        Choice.of(product.code().value(), product.name().in(t.language()))));
        return choices;
    }

    public List<Choice> groupChoices(Texts t) {
        return GROUPS.stream()
                .map(group -> Choice.of(group.code(), t.of("rollout.group." + group.code())))
                .toList();
    }

    public String product(Texts t, ProductCode code) {
        return vaccines.product(code)
                .map(product -> product.name().in(t.language()))
                .orElse(code.value());
    }

    public static String hours(Texts t, LocalTime from, LocalTime to) {
        return t.of("planning.hours", t.time(from), t.time(to));
    }

    public static String problem(Texts t, DayProblem why) {
        return t.of("planning.problem." + why.name());
    }

    public static String parts(Texts t, Set<DayPart> parts) {
        return parts.stream()
                .sorted()
                .map(part -> t.of("planning.part." + part.name()))
                .collect(Collectors.joining(", "));
    }

    public static String blocked(Texts t, List<Span> spans) {
        return spans.isEmpty()
                ? t.of("planning.blocked.none")
                : spans.stream().map(span -> hours(t, span.from(), span.to())).collect(Collectors.joining(", "));
    }

    public static String reserves(Texts t, Reserves reserves) {
        if (reserves.all() == 0) {
            return t.of("planning.kept.none");
        }
        List<String> said = new ArrayList<>();
        if (reserves.forGroups() > 0) {
            String names = reserves.groups().stream()
                    .map(group -> t.of("rollout.group." + group.code()))
                    .sorted()
                    .collect(Collectors.joining(", "));
            said.add(t.of("planning.kept.forGroups", reserves.forGroups(), names));
        }
        if (reserves.forPhone() > 0) {
            said.add(t.of("planning.kept.forPhone", reserves.forPhone()));
        }
        return String.join("; ", said);
    }

    /** How many people a slot, and where that comes from. */
    public static String places(Texts t, ClinicDay day) {
        String said = t.of("planning.places.said", day.slotCapacity(), day.slotMinutes());
        return day.details()
                .staffing()
                .map(staff -> said + " " + t.of("planning.places.staffed", staff.vaccinators(), staff.minutesPerDose()))
                .orElse(said);
    }

    /** What is different, in a line each. */
    public List<String> differences(Texts t, ClinicDay before, ClinicDay after) {
        List<String> lines = new ArrayList<>();
        add(lines, t, "planning.stop", place(t, before), place(t, after));
        add(
                lines,
                t,
                "planning.hours.label",
                hours(t, before.opens(), before.closes()),
                hours(t, after.opens(), after.closes()));
        add(lines, t, "planning.product", product(t, before.product()), product(t, after.product()));
        add(lines, t, "planning.places.label", places(t, before), places(t, after));
        add(
                lines,
                t,
                "planning.kept.label",
                reserves(t, before.details().reserves()),
                reserves(t, after.details().reserves()));
        add(
                lines,
                t,
                "planning.blocked",
                blocked(t, before.details().blocked()),
                blocked(t, after.details().blocked()));
        return lines;
    }

    private static void add(List<String> lines, Texts t, String label, String before, String after) {
        if (!before.equals(after)) {
            lines.add(t.of("planning.difference", t.of(label), before, after));
        }
    }

    /** The place by name, where the site has several. */
    public String place(Texts t, ClinicDay day) {
        return clinics.stops(day.site()).stream()
                .filter(stop -> stop.id().equals(day.stop()))
                .findFirst()
                .map(stop -> stop.place().in(t.language()))
                .orElse("");
    }

    /** Days as they stand in lists, with the places taken and free now. */
    public List<DayRow> rows(Texts t, Collection<ClinicDay> listed) {
        Map<SiteId, Site> sites = new HashMap<>();
        Map<StopId, Stop> stops = clinics.stops().stream().collect(Collectors.toMap(Stop::id, Function.identity()));
        clinics.sites().forEach(site -> sites.put(site.id(), site));
        Map<ClinicDayId, DayCount> counts =
                days.counts(listed.stream().map(ClinicDay::id).toList());
        List<DayRow> rows = new ArrayList<>();
        for (ClinicDay day : listed) {
            Site site = sites.get(day.site());
            Stop stop = stops.get(day.stop());
            if (site != null && stop != null) {
                rows.add(row(t, day, site, stop, counts.getOrDefault(day.id(), DayCount.NONE)));
            }
        }
        return rows;
    }

    private DayRow row(Texts t, ClinicDay day, Site site, Stop stop, DayCount count) {
        String name = site.name().in(t.language());
        String place = stop.place().in(t.language());
        String booked = switch (day.state()) {
            case DRAFT -> t.of("planning.row.draft", Capacity.people(day, site.zone()));
            case PUBLISHED -> t.of("planning.row.published", count.taken(), count.free());
            case CANCELLED -> t.of("planning.row.cancelled", count.taken());
        };
        return new DayRow(
                t.to("/console/clinics/days/" + day.id().value()),
                day.id().value().toString(),
                day.day(),
                t.date(day.day()),
                hours(t, day.opens(), day.closes()),
                place.equals(name) ? name : name + " – " + place,
                product(t, day.product()),
                t.of("planning.state." + day.state().name()),
                booked);
    }
}
