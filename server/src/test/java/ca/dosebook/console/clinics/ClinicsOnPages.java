package ca.dosebook.console.clinics;

import ca.dosebook.access.Organization;
import ca.dosebook.access.Role;
import ca.dosebook.access.StaffFixture;
import ca.dosebook.access.StaffFixture.Staff;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.ClinicsFixture;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.clinics.planning.RepeatingClinics;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.testing.Browser;
import ca.dosebook.testing.Browser.Answer;
import ca.dosebook.testing.DosebookTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A building in Kingston, and those who manage its clinics, on the pages as in a browser. */
@DosebookTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ClinicsOnPages {

    static final int KINGSTON = 2241;

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Clinics clinics;

    @Autowired
    ClinicDays days;

    @Autowired
    RepeatingClinics repeating;

    @LocalServerPort
    int port;

    StaffFixture fixture;
    ClinicsFixture sites;
    Stop stop;
    Staff lead;

    @BeforeEach
    void people() {
        fixture = StaffFixture.on(jdbc, clock);
        sites = ClinicsFixture.on(jdbc);
        stop = sites.aSite(new HealthUnitId(KINGSTON));
        lead = fixture.signedIn(Role.CLINIC_LEAD, fixture.healthUnit(KINGSTON));
    }

    Staff leadOf(Organization organization) {
        return fixture.signedIn(Role.CLINIC_LEAD, organization);
    }

    Browser browser(Staff staff) {
        return new Browser(port).with(staff.cookie());
    }

    LocalDate today() {
        return clock.instant().atZone(ClinicsFixture.TORONTO).toLocalDate();
    }

    String sitePath() {
        return "/en/console/clinics/sites/" + stop.site().value();
    }

    static String dayPath(ClinicDay day) {
        return "/en/console/clinics/days/" + day.id().value();
    }

    /** Six slots of ten minutes with two places each, from nine o'clock. */
    ClinicDay aDraft(int ahead) {
        ClinicDay day = ClinicsFixture.aDay(stop, today().plusDays(ahead), 6, 2);
        clinics.draft(stop.site(), List.of(day));
        return days.day(day.id()).orElseThrow();
    }

    ClinicDay published(int ahead) {
        ClinicDay day = aDraft(ahead);
        days.publish(List.of(day.id()));
        return days.day(day.id()).orElseThrow();
    }

    void take(ClinicDay day, int slot) {
        jdbc.sql("update clinics.slot set taken = 1 where slot_id = :slot")
                .param("slot", days.slotsOf(day.id()).get(slot).id().value())
                .update();
    }

    /** Sends the form of a check page as it is, with the button that saves. */
    static Answer save(Browser browser, String path, Answer check) {
        List<String> fields = new ArrayList<>();
        Matcher hidden = HIDDEN.matcher(check.body());
        while (hidden.find()) {
            fields.addAll(List.of(hidden.group(1), hidden.group(2)));
        }
        fields.addAll(List.of("step", "save"));
        return browser.post(path, fields.toArray(String[]::new));
    }

    /** The fields of a plan with these in place of the usual ones. */
    static String[] plan(String... changed) {
        List<String> fields = new ArrayList<>(List.of(
                "opens",
                "9:00",
                "closes",
                "12:00",
                "product",
                "PFIZER",
                "slotMinutes",
                "10",
                "seats",
                "places",
                "places",
                "4",
                "forGroups",
                "0",
                "forPhone",
                "0"));
        for (int i = 0; i < changed.length; i += 2) {
            int at = 0;
            while (at < fields.size() && !fields.get(at).equals(changed[i])) {
                at += 2;
            }
            if (at < fields.size()) {
                fields.set(at + 1, changed[i + 1]);
            } else {
                fields.addAll(List.of(changed[i], changed[i + 1]));
            }
        }
        return fields.toArray(String[]::new);
    }

    static String[] and(String[] fields, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(fields));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    int refusals(UUID about) {
        return jdbc.sql("select count(*) from audit.entry where act = 'ACCESS_REFUSED' and object_id = :about")
                .param("about", about)
                .query(Integer.class)
                .single();
    }

    static String id(Answer answer) {
        return answer.location().orElseThrow().replaceAll(".*/([0-9a-f-]{36}).*", "$1");
    }
}
