package ca.dosebook.clinics;

/**
 * Pieces of SQL with which another module takes or gives back a place in the same statement, and so with the same fate
 * and in the same round trip, as what it does with the place. The count of places stays this module's.
 *
 * <p>Whoever uses them keeps a row for every place taken, so that a query can compare the two.
 */
public final class Places {

    private Places() {}

    /**
     * A common table expression that takes one place in the slot {@code :site_id}, {@code :slot_id} while one is free;
     * it returns {@code site_id}, {@code slot_id} and {@code starts_at}, or no row when the slot is full or unknown.
     *
     * @param condition a further SQL condition
     */
    public static String take(String name, String condition) {
        return """
                %s as (
                  update clinics.slot
                     set taken = taken + 1
                   where site_id = :site_id and slot_id = :slot_id and taken < capacity
                     and %s
                  returning site_id, slot_id, starts_at
                )""".formatted(name, condition);
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
                  returning s.slot_id
                )""".formatted(name, from);
    }
}
