package ca.dosebook.console.persons;

import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.Alerts;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.people.Person;
import ca.dosebook.people.PersonName;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What about a look at a record the privacy officer should know. It never stops anyone: there may be a good reason. */
@Component
class Suspicions {

    /** Work that is done on a clinic day of one's own place. */
    private static final Set<Role> BOUND_TO_CLINICS = EnumSet.of(Role.CLINIC_LEAD, Role.CHECK_IN, Role.VACCINATOR);

    private final Alerts alerts;
    private final Clinics clinics;
    private final Clock clock;

    Suspicions(Alerts alerts, Clinics clinics, Clock clock) {
        this.alerts = alerts;
        this.clinics = clinics;
        this.clock = clock;
    }

    void look(SignedIn staff, Person person) {
        PersonName name = person.identity().name();
        if (PersonName.alike(staff.name().family() + staff.name().given(), name.family() + name.given())) {
            raise(AlertKind.OWN_RECORD, staff, person);
        } else if (PersonName.alike(staff.name().family(), name.family())) {
            raise(AlertKind.SAME_SURNAME, staff, person);
        }
        if (BOUND_TO_CLINICS.containsAll(staff.roles()) && !hasClinicDay(staff)) {
            raise(AlertKind.OUTSIDE_CLINIC_DAY, staff, person);
        }
    }

    private boolean hasClinicDay(SignedIn staff) {
        return clinics.sitesWithClinicDay(clock.instant()).stream()
                .anyMatch(site -> staff.organization()
                        .reaches(site.healthUnit().value(), site.id().value()));
    }

    private void raise(AlertKind kind, SignedIn staff, Person person) {
        alerts.raise(kind, staff.user().value(), person.key());
    }
}
