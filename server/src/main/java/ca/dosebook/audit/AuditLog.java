package ca.dosebook.audit;

import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads the audit log. Whoever shows what is read here writes that down first, as any other look.
 *
 * <p>Every list goes back in time and is read page by page: the next page begins after the {@link RecordedEntry#place} of
 * the last entry.
 */
@Component
public class AuditLog {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final LogStore store;

    AuditLog(LogStore store) {
        this.store = store;
    }

    /** @param until not included */
    public record Period(Instant from, Instant until) {

        /** Whole days of the province, the last one included. */
        public static Period of(LocalDate first, LocalDate last) {
            return new Period(
                    first.atStartOfDay(ZONE).toInstant(),
                    last.plusDays(1).atStartOfDay(ZONE).toInstant());
        }
    }

    /** @param hour the beginning of the hour @param looks how many times the user found or saw something in it */
    public record Hour(UUID user, Instant hour, long looks) {}

    /** What happened in a period, by kind. */
    public record Numbers(long looks, long users, long changes, long refusals, long exports) {}

    /**
     * Whom a user saw, and what else they did.
     *
     * @param kinds all when empty
     * @param after {@link Place#from} the end of the period for the first page
     * @param most up to 1,000
     */
    public List<RecordedEntry> byUser(UUID user, Period period, Set<Act.Kind> kinds, Place after, int most) {
        return store.byUser(user, period, kinds, after, most);
    }

    /** Who saw a person, or did something with what is recorded of them. As {@link #byUser}. */
    public List<RecordedEntry> byPerson(PersonKey person, Period period, Set<Act.Kind> kinds, Place after, int most) {
        return store.byPerson(person, period, kinds, after, most);
    }

    /** The same for one person who has several keys, since records were merged; at least one key. */
    public List<RecordedEntry> byPerson(
            Set<PersonKey> keys, Period period, Set<Act.Kind> kinds, Place after, int most) {
        return keys.size() == 1
                ? store.byPerson(keys.iterator().next(), period, kinds, after, most)
                : store.byPersons(keys, period, kinds, after, most);
    }

    public Optional<RecordedEntry> find(UUID id) {
        return store.find(id);
    }

    /**
     * The sample to look through on a day: searches and views of staff, drawn at random from the day before, which is
     * complete. Asked again on the same day it is the same.
     */
    public List<RecordedEntry> sample(LocalDate day, int size) {
        return store.sample(Period.of(day.minusDays(1), day.minusDays(1)), day.toEpochDay(), size);
    }

    /** How often staff looked, by user and hour, the most first. */
    public List<Hour> hours(Period period, int most) {
        return store.hours(period, most);
    }

    /** How often one user looked, by hour, the last first. */
    public List<Hour> hours(UUID user, Period period) {
        return store.hours(user, period);
    }

    public Numbers numbers(Period period) {
        return store.numbers(period);
    }
}
