package ca.dosebook.immunizations;

/** A piece of another module's statement, which looks at the record in the same round trip as the act that depends on it. */
public final class DosesHadSql {

    private DosesHadSql() {}

    /**
     * A common table expression with a row for each row of {@code from} (place, keys) under any of whose keys doses stand:
     * {@code place}, {@code doses}, and {@code given_on} and {@code product_code} of the last. Corrected and struck entries
     * do not count, as in the record itself.
     */
    public static String standing(String name, String from) {
        return """
                %s as (
                  select one.place, d.doses, d.given_on, d.product_code
                    from %s as one
                   cross join lateral (
                     select s.given_on, s.product_code, cast(count(*) over () as integer) as doses
                       from immunizations.dose as s
                      where s.person_key = any(one.keys) and not s.struck
                        and not exists (select from immunizations.dose as later
                                         where later.person_key = s.person_key and later.corrects_dose_id = s.dose_id)
                      order by s.given_on desc, s.given_at desc nulls last, s.entered_at desc
                      limit 1
                   ) as d
                )""".formatted(name, from);
    }
}
