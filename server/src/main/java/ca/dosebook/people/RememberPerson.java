package ca.dosebook.people;

import java.util.Map;

/**
 * Pieces of another module's statement that compare a person with what is recorded, or record them, in the same round
 * trip and with the same fate as the act they belong to. Values are sealed before they get here.
 *
 * @param parameters to be bound along with the statement's own; all names start with {@code person_}
 */
public record RememberPerson(Map<String, Object> parameters) {

    public RememberPerson {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A common table expression with a row when the recorded birth date differs from the one given now: then the act
     * must not happen.
     */
    public static String mismatch(String name) {
        return """
                %s as (
                  select 1 from people.person
                   where person_key = :person_key and birth_hash <> :person_birth_hash
                )""".formatted(name);
    }

    /**
     * A common table expression with a row when this person is recorded with the birth date given now (the parameters of
     * a {@link Claim}): only then may an answer depend on what else is recorded of them.
     */
    public static String recorded(String name) {
        return """
                %s as (
                  select 1 from people.person
                   where person_key = :person_key and birth_hash = :person_birth_hash
                )""".formatted(name);
    }

    /** A common table expression that inserts the person, or brings their details up to date, where {@code when} has a row. */
    public static String when(String name, String when) {
        return """
                %s as (
                  insert into people.person as p
                    (person_key, birth_hash, name_hash, full_hash, identity_sealed, contact_sealed, language, recorded_at)
                  select :person_key, :person_birth_hash, :person_name_hash, :person_full_hash, :person_identity,
                         :person_contact, :person_language, :person_recorded_at
                    from %s
                  on conflict (person_key) do update
                    set name_hash = excluded.name_hash, full_hash = excluded.full_hash, identity_sealed = excluded.identity_sealed,
                        contact_sealed = excluded.contact_sealed, language = excluded.language
                  returning p.person_key
                )""".formatted(name, when);
    }

    @Override
    public String toString() {
        return "RememberPerson[masked]";
    }
}
