package ca.dosebook.console.rollout;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Choice;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which health units a member of staff decides about: the province about all, a unit about itself. */
@Component
class Reach {

    private final Rollout rollout;
    private final Audit audit;

    Reach(Rollout rollout, Audit audit) {
        this.rollout = rollout;
        this.audit = audit;
    }

    static boolean isProvince(SignedIn staff) {
        return staff.organization().kind() == OrganizationKind.PROVINCE;
    }

    /** By short name. */
    List<HealthUnit> units(SignedIn staff) {
        return rollout.healthUnits().stream()
                .filter(unit -> reaches(staff.organization(), unit.id()))
                .toList();
    }

    /** Throws 404, and writes it down, for a unit beyond reach; 404 for one that does not exist. */
    HealthUnit unit(SignedIn staff, String typed) {
        HealthUnit unit = known(typed).orElseThrow(Ids::notFound);
        if (!reaches(staff.organization(), unit.id())) {
            throw beyond(staff);
        }
        return unit;
    }

    /** What a form sends when all units that it offers are meant. */
    private static final String ALL = "ALL";

    /** One answer for each unit offered; before them one for all, where there are several. */
    List<Choice> choices(Texts t, List<HealthUnit> offered) {
        Stream<Choice> all =
                offered.size() < 2 ? Stream.empty() : Stream.of(Choice.of(ALL, t.of("units.every", offered.size())));
        Stream<Choice> each = offered.stream()
                .map(unit ->
                        Choice.of(String.valueOf(unit.id().value()), unit.name().in(t.language())));
        return Stream.concat(all, each).toList();
    }

    /**
     * The units of a form, each within reach; what is no unit is left out.
     *
     * @param offered what {@link #choices} was given
     */
    Set<HealthUnitId> chosen(SignedIn staff, Collection<String> typed, List<HealthUnit> offered) {
        if (typed.contains(ALL)) {
            return offered.stream().map(HealthUnit::id).collect(Collectors.toSet());
        }
        Set<HealthUnitId> units = typed.stream()
                .flatMap(one -> known(one).stream())
                .map(HealthUnit::id)
                .collect(Collectors.toSet());
        if (!units.stream().allMatch(unit -> reaches(staff.organization(), unit))) {
            throw beyond(staff);
        }
        return units;
    }

    /** Units as they stand in a sentence. */
    String named(Texts t, Collection<HealthUnitId> units) {
        return Sheet.named(t, rollout, units);
    }

    RuntimeException beyond(SignedIn staff) {
        audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED).noting("BEYOND_REACH"));
        return Ids.notFound();
    }

    private Optional<HealthUnit> known(String typed) {
        return typed.matches("[0-9]{4}")
                ? rollout.healthUnit(new HealthUnitId(Integer.parseInt(typed)))
                : Optional.empty();
    }

    private static boolean reaches(Organization organization, HealthUnitId unit) {
        return switch (organization.kind()) {
            case PROVINCE -> true;
            case HEALTH_UNIT -> organization.healthUnit().stream().anyMatch(own -> own == unit.value());
            case HOSPITAL, CONTACT_CENTRE -> false;
        };
    }
}
