package ca.dosebook.invitations.waves;

import ca.dosebook.audit.Actor;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.ReadyPeople;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.rollout.HealthUnitId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A health unit with people to invite, in an application that others use too: every name is of its own making. */
public final class WaveWorld {

    private final ApplicationContext context;
    private final HealthUnitId unit;
    private final List<Map<Column, String>> lines = new ArrayList<>();

    public WaveWorld(ApplicationContext context, HealthUnitId unit) {
        this.context = context;
        this.unit = unit;
    }

    /** A family name that nobody else has. */
    public static String aName() {
        StringBuilder name = new StringBuilder("Tremblay");
        UUID.randomUUID()
                .toString()
                .replaceAll("[^0-9a-f]", "")
                .chars()
                .limit(12)
                .forEach(c -> name.append((char) ('a' + Character.digit(c, 16))));
        return name.toString();
    }

    /** Someone born on 2 January of this year who can be told in every way, changed as given. */
    public WaveWorld with(String family, int born, Map<Column, String> changes) {
        Map<Column, String> line = new EnumMap<>(Column.class);
        line.put(Column.GIVEN_NAME, "Rose");
        line.put(Column.FAMILY_NAME, family);
        line.put(Column.BIRTH_DATE, born + "-01-02");
        line.put(Column.POSTAL_CODE, "K7L 3N6");
        line.put(Column.STREET, "12 King Street West");
        line.put(Column.TOWN, "Kingston");
        line.put(Column.EMAIL, family.toLowerCase(Locale.ROOT) + "@example.ca");
        line.put(Column.PHONE, "613-555-0123");
        line.put(Column.LANGUAGE, "en");
        line.putAll(changes);
        lines.add(line);
        return this;
    }

    public WaveWorld with(String family, int born) {
        return with(family, born, Map.of());
    }

    /** Approves the list of all that were added. */
    public WaveWorld approved() {
        ReadyPeople.approved(context, unit, lines);
        lines.clear();
        return this;
    }

    public Waves waves() {
        return context.getBean(Waves.class);
    }

    public static Actor staff() {
        return Actor.staff(UUID.randomUUID(), Optional.empty(), "127.0.0.1");
    }

    public static WaveId id() {
        return new WaveId(Uuids.next());
    }

    /** So many, the oldest first, told in one of these ways, whatever the places. */
    public static WaveRule rule(int most, Channel... channels) {
        return new WaveRule(
                most,
                WaveOrder.OLDEST_FIRST,
                Optional.empty(),
                Set.of(),
                Set.of(),
                channels.length == 0 ? Set.of(Channel.values()) : Set.of(channels),
                false,
                28);
    }

    public WaveOutcome make(WaveRule rule) {
        return waves().make(id(), unit, "Wave", rule, staff());
    }

    /** A wave of all that are ready. */
    public Wave made(Channel... channels) {
        return ((WaveOutcome.Made) make(rule(1000, channels))).wave();
    }
}
