package ca.dosebook.clinics.publishing;

import ca.dosebook.clinics.ClinicSlots;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.days.Asker;
import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.clinics.publishing.Finding.Rule;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of the check. Pure: what they weigh is handed in. */
final class PublishingRules {

    /**
     * Doses an hour that no vaccinator of a clinic in Ontario was ever seen to give more of: the circular hockey-hub clinics
     * in the Ministry of Health's study of nine mass clinics in the second half of 2021 (The Canadian Press, 6 March
     * 2023). The report does not say what the hour is of; it is taken for a vaccinator's, as the least strict reading.
     */
    static final int BEST_RATE = 50;

    /** Doses an hour in traditional clinics, by the same study: what is above has to be looked at. */
    static final int USUAL_RATE = 13;

    private PublishingRules() {}

    /** The days on which the dose after one given on a day may be given, by the rules for most people. */
    interface Windows {
        Optional<DoseWindow> after(ProductCode product, LocalDate day);
    }

    /**
     * What is known.
     *
     * @param chosen the days to be published
     * @param others published days of the same and other sites
     * @param unseen why nobody would see a day; empty for one that is seen
     * @param lack the doses that a day lacks; empty for one with enough
     */
    record Facts(
            Instant now,
            List<Planned> chosen,
            List<Planned> others,
            Function<Planned, Optional<Unseen>> unseen,
            Windows windows,
            Predicate<LocalDate> holiday,
            Function<Planned, Optional<DosesLacking.Lack>> lack) {}

    /** Everything that speaks against publishing, day by day. */
    static List<Finding> check(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Planned day : facts.chosen()) {
            itself(facts, day, found);
            staff(day, found);
            twice(facts, day, found);
            sight(facts, day, found);
            nextDose(facts, day, found);
            facts.lack()
                    .apply(day)
                    .ifPresent(
                            lack -> found.add(Finding.of(Rule.STOCK_SHORT, day).figures(lack.there(), lack.needed())));
        }
        return found;
    }

    private static void itself(Facts facts, Planned planned, List<Finding> found) {
        LocalDate today = facts.now().atZone(planned.site().zone()).toLocalDate();
        if (planned.day().day().isBefore(today)) {
            found.add(Finding.of(Rule.PAST, planned));
        }
        if (ClinicSlots.startsOf(planned.day(), planned.site().zone()).isEmpty()) {
            found.add(Finding.of(Rule.NO_HOURS, planned));
        }
        if (planned.site().closed()) {
            found.add(Finding.of(Rule.SITE_CLOSED, planned));
        } else if (planned.stop().left()) {
            found.add(Finding.of(Rule.STOP_NOT_IN_USE, planned));
        }
        if (facts.holiday().test(planned.day().day())) {
            found.add(Finding.of(Rule.HOLIDAY, planned));
        }
    }

    private static void staff(Planned planned, List<Finding> found) {
        Optional<Staffing> staffing = planned.day().details().staffing();
        if (staffing.isEmpty()) {
            found.add(Finding.of(Rule.NO_STAFF, planned));
            return;
        }
        int vaccinators = staffing.get().vaccinators();
        // Only mass clinics have lanes that somebody could correct.
        if (planned.site().kind() == SiteKind.MASS
                && vaccinators > planned.site().lanes()) {
            found.add(Finding.of(Rule.MORE_STAFF_THAN_LANES, planned)
                    .figures(planned.site().lanes(), vaccinators));
        }
        // By the places, which may have been set by themselves: that is what residents would come for.
        int rate = planned.day().slotCapacity() * 60 / planned.day().slotMinutes() / vaccinators;
        if (rate > BEST_RATE) {
            found.add(Finding.of(Rule.RATE_NEVER_REACHED, planned).figures(rate, BEST_RATE));
        } else if (rate > USUAL_RATE) {
            found.add(Finding.of(Rule.RATE_HIGH, planned).figures(rate, USUAL_RATE));
        }
    }

    private static void twice(Facts facts, Planned planned, List<Finding> found) {
        others(facts, planned)
                .filter(other -> other.stop().id().equals(planned.stop().id()))
                .filter(planned::isAtSameHoursAs)
                .findFirst()
                .ifPresent(other -> found.add(Finding.of(Rule.OVERLAP, planned).with(other)));
        others(facts, planned)
                .filter(other -> !other.site().id().equals(planned.site().id()))
                .filter(other -> address(other).equals(address(planned)))
                .filter(planned::isAtSameHoursAs)
                .findFirst()
                .ifPresent(other ->
                        found.add(Finding.of(Rule.SAME_ADDRESS, planned).with(other)));
    }

    /** As people compare addresses: case, spaces and punctuation do not count. */
    private static String address(Planned planned) {
        return (planned.stop().street() + planned.stop().postalCode())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static void sight(Facts facts, Planned planned, List<Finding> found) {
        facts.unseen().apply(planned).ifPresent(why -> {
            Rule rule = switch (why) {
                case UNIT_NOT_OPEN -> Rule.UNIT_NOT_OPEN;
                case BOOKED_ELSEWHERE -> Rule.BOOKED_ELSEWHERE;
                case GROUPS_NOT_ELIGIBLE -> Rule.GROUPS_NOT_ELIGIBLE;
            };
            found.add(Finding.of(rule, planned));
        });
        Reserves reserves = planned.day().details().reserves();
        boolean nobody = planned.day().slotCapacity() <= reserves.keptFrom(Asker.of(reserves.groups()));
        if (nobody) {
            found.add(Finding.of(Rule.ALL_RESERVED, planned));
        }
    }

    /**
     * Whoever gets a dose on this day needs a place for the next in its window, in the same health unit. Days that are
     * themselves in the window of an earlier one are there for next doses and need not have one behind them.
     */
    private static void nextDose(Facts facts, Planned planned, List<Finding> found) {
        LocalDate day = planned.day().day();
        ProductCode product = planned.day().product();
        Optional<DoseWindow> window = facts.windows().after(product, day);
        List<Planned> unit = Stream.concat(facts.chosen().stream(), facts.others().stream())
                .filter(other -> other.site().healthUnit().equals(planned.site().healthUnit()))
                .filter(other -> other.day().product().equals(product))
                .toList();
        boolean forNextDoses = unit.stream()
                .filter(other -> other.day().day().isBefore(day))
                .flatMap(other -> facts.windows().after(product, other.day().day()).stream())
                .anyMatch(earlier -> earlier.contains(day));
        if (window.isEmpty() || forNextDoses) {
            return;
        }
        DoseWindow days = window.get();
        List<Planned> within = unit.stream()
                .filter(other -> other.free() > 0 && days.contains(other.day().day()))
                .toList();
        if (within.isEmpty()) {
            found.add(Finding.of(Rule.NO_NEXT_DOSE, planned).on(days.earliest()));
            return;
        }
        if (within.stream().allMatch(other -> facts.holiday().test(other.day().day()))) {
            found.add(Finding.of(Rule.NEXT_DOSE_ON_HOLIDAYS, planned).on(days.earliest()));
        } else if (facts.holiday().test(days.target())) {
            found.add(Finding.of(Rule.NEXT_DOSE_NEAR_HOLIDAY, planned).on(days.target()));
        }
        enough(planned, days, unit).ifPresent(found::add);
    }

    /** The days of one span up to this one share the days of their windows: so many places are needed there together. */
    private static Optional<Finding> enough(Planned planned, DoseWindow window, List<Planned> unit) {
        LocalDate day = planned.day().day();
        long span = ChronoUnit.DAYS.between(window.earliest(), window.latest());
        LocalDate since = day.minusDays(span);
        List<Planned> sharing = unit.stream()
                .filter(other -> !other.day().day().isBefore(since))
                .filter(other -> !other.day().day().isAfter(day))
                .toList();
        LocalDate first = sharing.stream()
                .map(other -> other.day().day())
                .min(LocalDate::compareTo)
                .orElse(day);
        LocalDate earliest = window.earliest().minusDays(ChronoUnit.DAYS.between(first, day));
        int need = sharing.stream().mapToInt(Planned::free).sum();
        int have = unit.stream()
                .filter(other -> !other.day().day().isBefore(earliest))
                .filter(other -> !other.day().day().isAfter(window.latest()))
                .mapToInt(Planned::free)
                .sum();
        return have >= need
                ? Optional.empty()
                : Optional.of(Finding.of(Rule.TOO_FEW_NEXT_DOSES, planned)
                        .figures(have, need)
                        .on(window.earliest()));
    }

    private static Stream<Planned> others(Facts facts, Planned planned) {
        return Stream.concat(facts.chosen().stream(), facts.others().stream())
                .filter(other -> !other.day().id().equals(planned.day().id()));
    }
}
