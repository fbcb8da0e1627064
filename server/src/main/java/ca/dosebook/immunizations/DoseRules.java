package ca.dosebook.immunizations;

import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.DoseWindow;
import ca.dosebook.vaccines.Product;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the entries of a person come to, and what speaks against another dose. Pure. */
final class DoseRules {

    /** The first dose of an authorized vaccine against COVID-19 was given on this day, in Coventry. */
    static final LocalDate FIRST_EVER = LocalDate.of(2020, 12, 8);

    private DoseRules() {}

    /** The doses that stand: no entry that was corrected, none that says something never happened; by day, then by entry. */
    static DoseHistory history(List<DoseEntry> entries) {
        Set<DoseId> replaced = new HashSet<>();
        entries.forEach(entry -> entry.corrects().ifPresent(replaced::add));
        List<DoseEntry> standing = entries.stream()
                .filter(entry -> !entry.struck() && !replaced.contains(entry.id()))
                .sorted(Comparator.comparing(DoseEntry::givenOn)
                        .thenComparing(entry -> entry.givenAt().orElse(Instant.MIN))
                        .thenComparing(DoseEntry::enteredAt))
                .toList();
        List<Dose> doses = new ArrayList<>();
        for (DoseEntry entry : standing) {
            doses.add(dose(entry, new DoseOrdinal(doses.size() + 1)));
        }
        return new DoseHistory(doses);
    }

    /** The entries that led to this one, the first of all first and this one last; empty for none of them. */
    static List<DoseId> chain(List<DoseEntry> entries, DoseId last) {
        Map<DoseId, DoseEntry> byId = entries.stream().collect(Collectors.toMap(DoseEntry::id, entry -> entry));
        List<DoseId> chain = new ArrayList<>();
        DoseEntry at = byId.get(last);
        while (at != null) {
            chain.addFirst(at.id());
            at = at.corrects().map(byId::get).orElse(null);
        }
        return chain;
    }

    private static Dose dose(DoseEntry entry, DoseOrdinal ordinal) {
        return new Dose(
                entry.id(),
                ordinal,
                entry.source(),
                entry.product(),
                entry.lot(),
                entry.lotNumber(),
                entry.givenOn(),
                entry.givenAt(),
                entry.site(),
                entry.place(),
                entry.bodySite(),
                entry.route(),
                entry.vaccinator(),
                entry.arrival(),
                entry.enteredBy(),
                entry.enteredAt(),
                entry.corrects().isPresent());
    }

    /** @param window of the next dose, by the rule in force; empty when there is no dose before, or no rule */
    static Set<Concern> concerns(
            DoseHistory history, Product product, LocalDate born, LocalDate day, Optional<DoseWindow> window) {
        Set<Concern> concerns = EnumSet.noneOf(Concern.class);
        if (Period.between(born, day).getYears() < product.minimumAge()) {
            concerns.add(Concern.YOUNG);
        }
        history.last().ifPresent(last -> {
            if (!last.product().equals(product.code())) {
                concerns.add(Concern.OTHER_PRODUCT);
            }
            if (history.doses().size() >= product.seriesDoses()) {
                concerns.add(Concern.SERIES_COMPLETE);
            }
            boolean tooSoon = window.map(days -> day.isBefore(days.earliest())).orElse(!day.isAfter(last.givenOn()));
            if (tooSoon) {
                concerns.add(Concern.EARLY);
            }
        });
        return concerns;
    }

    static boolean isDay(LocalDate day, LocalDate today) {
        return !day.isAfter(today) && !day.isBefore(FIRST_EVER);
    }
}
