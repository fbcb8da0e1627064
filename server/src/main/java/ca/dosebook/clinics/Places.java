package ca.dosebook.clinics;

import ca.dosebook.clinics.days.Asker;
import ca.dosebook.clinics.days.Reserves;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Pieces of SQL with which another module takes or gives back a place in the same statement, and so with the same fate
 * and in the same round trip, as what it does with the place. The count of places stays this module's.
 *
 * <p>Whoever uses them keeps a row for every place taken, so that a query can compare the two. Each of them also writes
 * down which slots changed, for the {@link Availability} of every node.
 */
public final class Places {

    private Places() {}

    /**
     * A common table expression that takes one place in the slot {@code :site_id}, {@code :slot_id} while one is free
     * for the asker; it returns {@code site_id}, {@code slot_id} and {@code starts_at}, or no row when the slot is full,
     * closed or unknown. Needs {@code :takes_group_share} and {@code :takes_phone_share} as
     * {@link #shares(Slot, Asker)} gives them.
     *
     * <p>Places are kept back in nested shares ({@link Reserves}): the public stops when only the two shares are left, a
     * member of the groups when only the telephone's is. So one count is enough and no place is kept from everybody.
     *
     * @param condition a further SQL condition
     */
    public static String take(String name, String condition) {
        return """
                %s as (
                  update clinics.slot
                     set taken = taken + 1
                   where site_id = :site_id and slot_id = :slot_id and not closed
                     and taken < capacity
                         - case when :takes_group_share then 0 else reserved_for_groups end
                         - case when :takes_phone_share then 0 else reserved_for_phone end
                     and %s
                  returning site_id, slot_id, starts_at
                ), %s""".formatted(name, condition, told(name));
    }

    /**
     * The same for someone whom the clinic itself brings to the slot: a place that is free at all, in a slot that is
     * closed to everyone else or kept back too. Takes no further parameters.
     *
     * @param condition a further SQL condition
     */
    public static String takeForClinic(String name, String condition) {
        return """
                %s as (
                  update clinics.slot
                     set taken = taken + 1
                   where site_id = :site_id and slot_id = :slot_id and taken < capacity
                     and %s
                  returning site_id, slot_id, starts_at
                ), %s""".formatted(name, condition, told(name));
    }

    /** Which shares of a slot the asker may take from, as parameters of {@link #take}. */
    public static Map<String, Object> shares(Slot slot, Asker asker) {
        Reserves reserves = slot.clinicDay().details().reserves();
        return Map.of("takes_group_share", reserves.openForGroup(asker), "takes_phone_share", asker.byPhone());
    }

    /**
     * Two common table expressions that give back one place for each row of {@code from} (site_id, slot_id). The slots
     * are locked in one order everywhere, so that two who give back the same places do not wait for each other.
     */
    public static String giveBack(String name, String from) {
        return """
                %1$s_slot as (
                  select s.site_id, s.slot_id, given.places
                    from (select site_id, slot_id, count(*)::integer as places
                            from %2$s
                           group by site_id, slot_id) as given
                    join clinics.slot as s on s.site_id = given.site_id and s.slot_id = given.slot_id
                   order by s.site_id, s.slot_id
                     for update of s
                ), %1$s as (
                  update clinics.slot as s
                     set taken = s.taken - given.places
                    from %1$s_slot as given
                   where s.site_id = given.site_id and s.slot_id = given.slot_id
                  returning s.site_id, s.slot_id
                ), %3$s""".formatted(name, from, told(name));
    }

    /** Every node learns of the slots in {@code from}: their free places are read again within a second. */
    private static String told(String from) {
        return """
                %1$s_told as (
                  insert into clinics.place_change (site_id, slot_id, changed_in)
                  select site_id, slot_id, pg_current_xact_id()::text::bigint
                    from %1$s
                )""".formatted(from);
    }

    /**
     * A common table expression that locks the slots of {@code from} (site_id, slot_id, each once) in the one order and
     * tells what {@link Room} needs to know of each. Unknown slots have no row.
     */
    public static String lock(String name, String from) {
        return """
                %s as materialized (
                  select s.site_id, s.slot_id, s.starts_at, s.closed, s.capacity, s.taken, s.reserved_for_groups,
                         s.reserved_for_phone
                    from (select site_id, slot_id from %s order by site_id, slot_id) as sought
                   cross join lateral (
                     select site_id, slot_id, starts_at, closed, capacity, taken, reserved_for_groups, reserved_for_phone
                       from clinics.slot
                      where site_id = sought.site_id and slot_id = sought.slot_id
                        for update
                   ) as s
                )""".formatted(name, from);
    }

    /**
     * A common table expression that changes the count of taken places by each row of {@code from} (site_id, slot_id,
     * places; each slot once, negative to give back), and never above what a slot has: a slot that would be overbooked has
     * no row in it, and then the statement is to be undone.
     */
    public static String change(String name, String from) {
        return """
                %s as (
                  update clinics.slot as s
                     set taken = s.taken + moved.places
                    from %s as moved
                   where s.site_id = moved.site_id and s.slot_id = moved.slot_id
                     and s.taken + moved.places <= s.capacity
                  returning s.site_id, s.slot_id
                ), %s""".formatted(name, from, told(name));
    }

    /** The places of a locked slot while it is decided who gets them, one asker after the other. */
    public static final class Room {

        private final boolean closed;
        private final int capacity;
        private final int forGroups;
        private final int forPhone;
        private final Instant startsAt;
        private int taken;

        private Room(boolean closed, int capacity, int forGroups, int forPhone, Instant startsAt, int taken) {
            this.closed = closed;
            this.capacity = capacity;
            this.forGroups = forGroups;
            this.forPhone = forPhone;
            this.startsAt = startsAt;
            this.taken = taken;
        }

        /** For tests of what is decided: nothing kept back. */
        public static Room of(int capacity, int taken, Instant startsAt) {
            return new Room(false, capacity, 0, 0, startsAt, taken);
        }

        /** @param row one of {@link #lock} */
        public static Room of(ResultSet row) throws SQLException {
            return new Room(
                    row.getBoolean("closed"),
                    row.getInt("capacity"),
                    row.getInt("reserved_for_groups"),
                    row.getInt("reserved_for_phone"),
                    row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                    row.getInt("taken"));
        }

        /** Takes a place if one is free for the asker; the shares are nested as in {@link Places#take}. */
        public boolean take(Slot slot, Asker asker) {
            Reserves reserves = slot.clinicDay().details().reserves();
            int kept = (reserves.openForGroup(asker) ? 0 : forGroups) + (asker.byPhone() ? 0 : forPhone);
            if (closed || taken >= capacity - kept) {
                return false;
            }
            taken++;
            return true;
        }

        public void giveBack() {
            taken--;
        }

        public Instant startsAt() {
            return startsAt;
        }
    }
}
