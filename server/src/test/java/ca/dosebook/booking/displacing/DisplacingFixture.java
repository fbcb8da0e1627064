package ca.dosebook.booking.displacing;

import ca.dosebook.audit.Audit;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Displacer;
import ca.dosebook.booking.Letterhead;
import ca.dosebook.clinics.Availability;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.planning.ClinicDays;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.people.People;
import ca.dosebook.testing.TestDatabase;
import ca.dosebook.wording.Wording;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Days that fall out, for tests of others. */
public final class DisplacingFixture {

    /** What the parts are made of. */
    public record Parts(
            Displacer displacer,
            Appointments appointments,
            Clinics clinics,
            ClinicDays days,
            Availability availability,
            People people,
            Audit audit,
            Clock clock) {}

    public final Displacings displacings;
    public final Forecasts forecasts;
    public final CallLists calls;
    public final MessageComposer placedMail;
    public final MessageComposer unplacedMail;
    private final DisplacingWork work;
    private final DisplacingStore store;

    private DisplacingFixture(TestDatabase db, Parts parts) {
        var transactions = new JdbcTransactionManager(db.dataSource());
        store = new DisplacingStore(db.jdbc());
        var rows = new DisplacementStore(db.jdbc());
        var falling = new FallingDays(parts.clinics(), parts.days());
        displacings =
                new Displacings(store, rows, falling, parts.clinics(), parts.audit(), parts.clock(), transactions);
        forecasts = new Forecasts(
                rows, parts.displacer(), falling, parts.clinics(), parts.availability(), parts.people(), parts.clock());
        calls = new CallLists(displacings, parts.appointments(), parts.people(), parts.clinics(), parts.audit());
        work = new DisplacingWork(store, rows, parts.displacer(), falling, parts.clock(), transactions);
        var facts = new DisplacedMail.Facts(
                displacings,
                parts.appointments(),
                parts.people(),
                parts.clinics(),
                Wording.ofClassPath(),
                new Letterhead("https://vaccine.example.ca", "1-888-555-0199"));
        var composers = new DisplacedMail.Composers();
        placedMail = composers.displacedMail(facts);
        unplacedMail = composers.unplacedMail(facts);
    }

    public static DisplacingFixture on(TestDatabase db, Parts parts) {
        return new DisplacingFixture(db, parts);
    }

    public Displacing draft(ClinicDay day, Optional<NewTime> to) {
        return displacings
                .draft(new Displacing(
                        new DisplacingId(Uuids.next()),
                        day.site(),
                        day.id(),
                        DisplacingReason.WEATHER,
                        new Bilingual("", ""),
                        new Bilingual("Stay warm.", "Restez au chaud."),
                        to,
                        Optional.empty(),
                        Displacing.State.DRAFTED,
                        Uuids.next(),
                        Optional.empty()))
                .orElseThrow();
    }

    /** What a node does every half second. */
    public void round() {
        store.working().forEach(work::round);
    }

    public Displacing now(Displacing displacing) {
        return displacings.find(displacing.id()).orElseThrow();
    }

    /** Rounds until the day is done; at most a hundred. */
    public Progress untilDone(Displacing displacing) {
        for (int rounds = 0; rounds < 100 && now(displacing).state() == Displacing.State.WORKING; rounds++) {
            round();
        }
        return displacings.progress(displacing);
    }
}
