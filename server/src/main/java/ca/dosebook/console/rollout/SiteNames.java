package ca.dosebook.console.rollout;

import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.pages.Choice;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sites of a unit by name; rollout itself knows their ids alone. */
@Component
class SiteNames {

    private final Clinics clinics;

    SiteNames(Clinics clinics) {
        this.clinics = clinics;
    }

    boolean liesIn(UUID site, HealthUnitId unit) {
        return clinics.sites().stream()
                .anyMatch(
                        one -> one.id().value().equals(site) && one.healthUnit().equals(unit));
    }

    /** Its id where it is gone. */
    String name(Texts t, UUID site) {
        return clinics.sites().stream()
                .filter(one -> one.id().value().equals(site))
                .map(one -> one.name().in(t.language()))
                .findFirst()
                .orElse(site.toString());
    }

    /** Every site of the unit, after a first choice of none. */
    List<Choice> choices(Texts t, HealthUnitId unit, String none) {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", none)));
        clinics.sites().stream()
                .filter(site -> site.healthUnit().equals(unit))
                .sorted(Comparator.comparing((Site site) -> site.name().in(t.language())))
                .forEach(site -> choices.add(
                        Choice.of(site.id().value().toString(), site.name().in(t.language()))));
        return choices;
    }
}
