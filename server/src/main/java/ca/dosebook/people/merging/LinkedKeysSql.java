package ca.dosebook.people.merging;

/** A piece of another module's statement that knows who was recorded twice, in the same round trip. */
public final class LinkedKeysSql {

    private LinkedKeysSql() {}

    /**
     * An expression: the array of this key and of all that were merged into it. Not of those it was itself merged into:
     * who knows a name, a birth date and a postal code learns nothing of what is under a health number. Hardly anybody has
     * another key, so one look at an index is what it costs; it is a scalar, so that the planner cannot turn it round and
     * read all links for every row.
     *
     * @param key an expression, {@code a.person_key} for example
     */
    public static String mergedInto(String key) {
        return """
                case when (select true from people.link as l where l.same_as_key = %1$s and l.undone_at is null limit 1)
                     then array(
                       with recursive same as (
                         select %1$s as person_key
                          union
                         select merged.person_key
                           from same
                          cross join lateral (
                            select l.person_key
                              from people.link as l
                             where l.same_as_key = same.person_key and l.undone_at is null
                            offset 0
                          ) as merged
                       )
                       select person_key from same)
                     else array[%1$s] end""".formatted(key);
    }
}
