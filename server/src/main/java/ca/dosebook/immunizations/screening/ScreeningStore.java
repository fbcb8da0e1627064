package ca.dosebook.immunizations.screening;

import ca.dosebook.kernel.PersonKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All SQL of screening and consent. Of each the last entry counts, and ids say nothing about that: they are made when a
 * form is shown. So an entry is never as old as one that it follows, not by a microsecond, whatever a node's clock says.
 */
@Repository
class ScreeningStore {

    private final JdbcClient jdbc;

    ScreeningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(PersonKey person, Screening screening, UUID user, Instant now) {
        return jdbc.sql("""
                                insert into immunizations.screening
                                  (person_key, screening_id, arrival_id, version, said_yes, cleared, entered_by, entered_at)
                                values
                                  (:person_key, :id, :arrival, :version, cast(:said_yes as text[]), :cleared, :user,
                                   greatest(cast(:now as timestamptz),
                                     (select max(entered_at) + interval '1 microsecond'
                                        from immunizations.screening where person_key = :person_key)))
                                on conflict do nothing""")
                        .param("person_key", person.value())
                        .param("id", screening.id())
                        .param("arrival", screening.arrival())
                        .param("version", screening.version())
                        .param(
                                "said_yes",
                                screening.saidYes().stream().map(Enum::name).toArray(String[]::new))
                        .param("cleared", screening.lookedInto())
                        .param("user", user)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Screening> of(PersonKey person, UUID arrival) {
        return jdbc.sql("""
                        select screening_id, version, said_yes, cleared
                          from immunizations.screening
                         where person_key = :person_key and arrival_id = :arrival
                         order by entered_at desc
                         limit 1""")
                .param("person_key", person.value())
                .param("arrival", arrival)
                .query((row, n) -> new Screening(
                        row.getObject("screening_id", UUID.class),
                        arrival,
                        row.getString("version"),
                        said((String[]) row.getArray("said_yes").getArray()),
                        row.getBoolean("cleared")))
                .optional();
    }

    private static Set<Question> said(String[] names) {
        return Arrays.stream(names).map(Question::valueOf).collect(Collectors.toSet());
    }

    boolean insertConsent(PersonKey person, UUID id, boolean given, ConsentBy by, UUID user, Instant now) {
        return jdbc.sql("""
                                insert into immunizations.consent
                                  (person_key, consent_id, state, given_by, entered_by, entered_at)
                                values (:person_key, :id, :state, :by, :user,
                                  greatest(cast(:now as timestamptz),
                                    (select max(entered_at) + interval '1 microsecond'
                                       from immunizations.consent where person_key = :person_key)))
                                on conflict do nothing""")
                        .param("person_key", person.value())
                        .param("id", id)
                        .param("state", given ? "GIVEN" : "WITHDRAWN")
                        .param("by", by.name())
                        .param("user", user)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Consent> consent(Collection<PersonKey> keys) {
        return jdbc.sql("""
                        select state, given_by, entered_at
                          from immunizations.consent
                         where person_key = any(:person_keys)
                         order by entered_at desc
                         limit 1""")
                .param("person_keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query((row, n) -> new Consent(
                        row.getString("state").equals("GIVEN"),
                        ConsentBy.valueOf(row.getString("given_by")),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
