package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.machine.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of people who were never shown a page, made up by the database itself: so that tables are as large as they will be. */
final class MadeUpPeople {

    private MadeUpPeople() {}

    /** @param dosed so many of them have a dose from elsewhere on record */
    static void fill(Bench bench, int people, int dosed) throws SQLException {
        bench.say("Making up %,d people, %,d of them with a dose …", people, dosed);
        Database database = bench.server().database();
        List<String> statements = new ArrayList<>(List.of(
                "set work_mem = '1GB'",
                "set maintenance_work_mem = '1GB'",
                // Sorted, and indexed afterwards: minutes instead of a quarter of an hour.
                "drop index people.person_by_name",
                """
                insert into people.person (person_key, birth_hash, name_hash, identity_sealed, contact_sealed, language,
                                           recorded_at)
                  select sha256(int8send(n)), sha256(int8send(n + 1000000000)), sha256(int8send(n + 2000000000)),
                         decode(repeat('5a', 160), 'hex'), decode(repeat('a5', 120), 'hex'), 'en', now()
                    from generate_series(1, %d) as n
                   order by sha256(int8send(n))""".formatted(people),
                "create index person_by_name on people.person (name_hash)"));
        if (dosed > 0) {
            statements.add("""
                    insert into immunizations.dose (person_key, dose_id, entry_number, source, product_code, given_on,
                                                    entered_at)
                      select sha256(int8send(n)), uuidv7(), 1, 'PHARMACY', 'PFIZER', current_date - 40, now()
                        from generate_series(1, %d) as n
                       order by sha256(int8send(n))""".formatted(dosed));
            statements.add("vacuum (freeze, analyze) immunizations.dose");
        }
        // As autovacuum would soon do, in the midst of what is measured.
        statements.add("vacuum (freeze, analyze) people.person");
        database.run("dosebook", statements.toArray(String[]::new));
        // What was filled is written out now, and not while is measured; the owner may not ask for that.
        database.run("postgres", "checkpoint");
    }
}
