package ca.dosebook.booking;

import ca.dosebook.invitations.cohorts.KnownPersons;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Namesake;
import ca.dosebook.people.People;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of many people have an appointment: two statements, however many they are. */
@Repository
class KnownPersonsStore implements KnownPersons {

    private final JdbcClient jdbc;
    private final People people;

    KnownPersonsStore(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @Override
    public BitSet booked(List<Asked> asked) {
        List<Namesake> looked = new ArrayList<>();
        List<Integer> nameless = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Optional<PersonKey> key = asked.get(i).key();
            if (key.isPresent()) {
                looked.add(new Namesake(i, key.get()));
            } else {
                nameless.add(i);
            }
        }
        List<byte[]> hashes =
                nameless.stream().map(place -> asked.get(place).nameHash()).toList();
        people.namesakes(hashes).forEach(found -> looked.add(new Namesake(nameless.get(found.place()), found.key())));
        BitSet booked = new BitSet(asked.size());
        withAppointment(looked).forEach(place -> booked.set(looked.get(place).place()));
        return booked;
    }

    private List<Integer> withAppointment(List<Namesake> looked) {
        return jdbc.sql("""
                        select distinct asked.place - 1 as place
                          from unnest(cast(:keys as bytea[])) with ordinality as asked (person_key, place)
                          join booking.appointment as a on a.person_key = asked.person_key
                         where a.state = 'BOOKED'""")
                .param(
                        "keys",
                        looked.stream()
                                .map(one -> "\\x"
                                        + HexFormat.of().formatHex(one.key().value()))
                                .toArray(String[]::new))
                .query((row, n) -> row.getInt("place"))
                .list();
    }
}
