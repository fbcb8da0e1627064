package ca.dosebook.invitations.outreach;

import ca.dosebook.audit.Act;
import ca.dosebook.audit.Actor;
import ca.dosebook.audit.Audit;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.people.People;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What became of invitations: counted, listed, and one by one. */
@Component
public class InvitationLists {

    private static final Pattern REFERENCE = Pattern.compile("\\s*([0-9A-Fa-f]{4})[\\s\\p{Pd}]*([0-9A-Fa-f]{4})\\s*");

    private final OutreachStore store;
    private final Opened opened;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    InvitationLists(OutreachStore store, Opened opened, People people, Audit audit, Clock clock) {
        this.store = store;
        this.opened = opened;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many invitations of each wave are how far; waves without one are not in it. */
    public Map<WaveId, StatusCounts> counts(Collection<WaveId> waves) {
        return store.counts(waves, clock.instant());
    }

    /** The newest first. A text that looks like a reference is one, any other a family name. */
    public InvitationPage list(HealthUnitId unit, ListQuery query) {
        Matcher reference = REFERENCE.matcher(query.text());
        OutreachStore.Search search;
        if (query.text().isBlank()) {
            search = new OutreachStore.Search(null, null);
        } else if (reference.matches()) {
            String digits = (reference.group(1) + reference.group(2)).toLowerCase(Locale.ROOT);
            search = new OutreachStore.Search(null, digits);
        } else if (isName(query.text())) {
            search = new OutreachStore.Search(people.familyHash(query.text()), null);
        } else {
            return new InvitationPage(List.of(), 0);
        }
        return store.list(unit, query, search, clock.instant());
    }

    private static boolean isName(String typed) {
        String tidy = PersonName.tidy(typed);
        return !tidy.isEmpty() && !PersonName.tooLong(tidy) && !PersonName.unprintable(tidy);
    }

    /** Which health unit's it is; empty for one that does not exist. */
    public Optional<HealthUnitId> unitOf(InvitationId id) {
        return store.find(id, clock.instant()).map(OutreachStore.Row::unit);
    }

    /** Who it is for and what happened; that it was seen has been written down once this returns. */
    public Optional<Told> see(InvitationId id, Actor by) {
        return store.find(id, clock.instant()).map(row -> {
            audit.record(opened.entry(row, by, Act.INVITATION_SEEN));
            return opened.one(row);
        });
    }
}
