package ca.dosebook.clinics.planning;

import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.clinics.Clinics;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The planning of clinics for tests of others; every call is a transaction of its own statements. */
public final class PlanningFixture {

    public static final Actor LEAD = Actor.staff(new UUID(4, 4), Optional.empty(), "192.0.2.7");

    private PlanningFixture() {}

    public static ClinicDays days(JdbcClient jdbc, Clinics clinics, Clock clock) {
        return new ClinicDays(clinics, new DayStore(jdbc), clock);
    }

    public static DayEdits edits(JdbcClient jdbc, Clinics clinics, Audit audit, Clock clock) {
        DayStore store = new DayStore(jdbc);
        DayWriter writer = new DayWriter(clinics, store, clock);
        return new DayEdits(clinics, writer, store, new ChangeStore(jdbc), audit, clock);
    }

    public static RepeatingClinics repeating(JdbcClient jdbc, Clinics clinics, Audit audit, Clock clock) {
        DayStore store = new DayStore(jdbc);
        DayWriter writer = new DayWriter(clinics, store, clock);
        return new RepeatingClinics(clinics, new SeriesStore(jdbc), store, writer, audit, clock);
    }
}
