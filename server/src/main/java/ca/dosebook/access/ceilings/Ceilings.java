package ca.dosebook.access.ceilings;

import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.StartupProblem;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How many persons a member of staff may look for and see. Whoever reaches a share of it is shown to the privacy officer;
 * whoever reaches all of it is stopped.
 *
 * <p>A setting such as {@code dosebook.ceiling.contact-centre-agent=60/300} gives a role another ceiling, by hour and by
 * day.
 */
@Component
public class Ceilings {

    /** The day that counts, for the whole province. */
    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final CeilingStore store;
    private final Audit audit;
    private final Alerts alerts;
    private final Clock clock;
    private final Map<Role, Ceiling> ceilings = new EnumMap<>(Role.class);

    /** @throws StartupProblem when a setting is not understood */
    Ceilings(CeilingStore store, Audit audit, Alerts alerts, Clock clock, Environment settings) {
        this.store = store;
        this.audit = audit;
        this.alerts = alerts;
        this.clock = clock;
        for (Role role : Role.values()) {
            String name =
                    "dosebook.ceiling." + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String written = settings.getProperty(name);
            ceilings.put(
                    role,
                    written == null
                            ? Ceiling.of(role)
                            : Ceiling.parse(written).orElseThrow(() -> {
                                return new StartupProblem(
                                        "The setting " + name + " must be two numbers, for an hour and for a day,"
                                                + " such as 40/250, not \"" + written + "\".");
                            }));
        }
    }

    /**
     * Counts one more person, if the ceiling of the roles held allows it. A refusal is written down, and both it and
     * coming near are told to the privacy officer.
     */
    public CeilingOutcome take(SignedIn staff, CeilingKind kind) {
        ZonedDateTime now = clock.instant().atZone(ZONE);
        Ceiling most = staff.roles().stream()
                .map(role -> ceilings.getOrDefault(role, Ceiling.NONE_AT_ALL))
                .reduce(Ceiling.NONE_AT_ALL, Ceiling::or);
        Optional<CeilingStore.Count> count = store.take(staff.user(), kind, now.toLocalDate(), now.getHour(), most);
        if (count.isPresent()) {
            if (most.isNear(count.get().inHour(), count.get().inDay())) {
                alerts.raise(AlertKind.RATE, staff.user().value());
            }
            return new CeilingOutcome.Taken();
        }
        audit.record(AuditEntry.of(staff.actor(), Act.CEILING_REACHED).noting(kind.name()));
        alerts.raise(AlertKind.CEILING, staff.user().value());
        boolean wholeDay = store.inDay(staff.user(), kind, now.toLocalDate()) >= most.day();
        ZonedDateTime tomorrow = now.toLocalDate().plusDays(1).atStartOfDay(ZONE);
        ZonedDateTime nextHour = now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        return new CeilingOutcome.Stopped(wholeDay || nextHour.isAfter(tomorrow) ? tomorrow : nextHour);
    }
}
