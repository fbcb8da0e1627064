package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.Clinics;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The planning of clinics for tests of others. */
public final class PlanningFixture {

    private PlanningFixture() {}

    public static ClinicDays days(JdbcClient jdbc, Clinics clinics, Clock clock) {
        return new ClinicDays(clinics, new DayStore(jdbc), clock);
    }
}
