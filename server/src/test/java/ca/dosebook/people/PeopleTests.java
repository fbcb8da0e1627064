package ca.dosebook.people;

import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PeopleTests {

    private static final Secrets SECRETS = SecretsFixture.fresh();

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final Clock clock = SettableClock.at("2021-03-20T15:00:00Z");
    private final People people = PeopleFixture.on(db.jdbc(), SECRETS, clock);

    /** The pieces of SQL that other modules paste, alone. */
    private boolean record(Identity identity, Contact contact) {
        PersonKey key = people.keyOf(identity);
        return db.jdbc()
                .sql("with %s, unhindered as (select 1 where not exists (select from mismatch)), %s"
                                .formatted(
                                        RememberPerson.mismatch("mismatch"),
                                        RememberPerson.when("person", "unhindered"))
                        + " select exists (select from person)")
                .params(people.remember(key, identity, contact, Language.EN).parameters())
                .query(Boolean.class)
                .single();
    }

    @Test
    void the_key_follows_from_the_number_and_nothing_else() {
        HealthCardNumber number = aHealthNumber();
        Identity photo = aPerson(number, BORN);
        Identity oldCard = new Identity(
                new PersonName("R.", "Tremblay-Roy"), BORN.plusDays(1), new IdentityDocument.RedAndWhiteCard(number));

        assertThat(people.keyOf(oldCard)).isEqualTo(people.keyOf(photo)).isEqualTo(people.keyOf(number));
        assertThat(people.keyOf(aPerson())).isNotEqualTo(people.keyOf(photo));
        assertThat(people.keyOf(photo).value()).hasSize(32);
    }

    @Test
    void without_a_card_the_key_follows_from_name_birth_date_and_postal_code() {
        PersonName name = new PersonName("Zoë", "O’Neil");
        Identity one = new Identity(name, BORN, new IdentityDocument.NoCard("N4K1A1"));

        assertThat(people.keyOf(new Identity(new PersonName("ZOE", "ONEIL"), BORN, one.document())))
                .isEqualTo(people.keyOf(one));
        assertThat(people.keyOf(new Identity(name, BORN.plusDays(1), one.document())))
                .isNotEqualTo(people.keyOf(one));
        assertThat(people.keyOf(new Identity(name, BORN, new IdentityDocument.NoCard("N4K1A2"))))
                .isNotEqualTo(people.keyOf(one));
    }

    @Test
    void every_kind_of_person_is_recorded_and_read_back() {
        PersonName name = new PersonName("Zoë 🌹", "محمد");
        Contact contact = new Contact(
                Optional.of("zoe@example.ca"),
                Optional.of("+15195550101"),
                Optional.of("5195550102"),
                Optional.of("Al"));
        for (IdentityDocument document : new IdentityDocument[] {
            new IdentityDocument.PhotoCard(aHealthNumber(), "AB"),
            new IdentityDocument.RedAndWhiteCard(aHealthNumber()),
            new IdentityDocument.NoCard("N4K1A1")
        }) {
            Identity identity = new Identity(name, BORN, document);
            assertThat(record(identity, contact)).isTrue();
            Person read = people.find(people.keyOf(identity)).orElseThrow();
            assertThat(read.identity()).isEqualTo(identity);
            assertThat(read.contact()).isEqualTo(contact);
        }
    }

    @Test
    void another_birth_date_for_a_known_number_changes_nothing() {
        HealthCardNumber number = aHealthNumber();
        Identity known = aPerson(number, BORN);
        record(known, Contact.NONE);

        assertThat(record(aPerson(number, BORN.plusDays(1)), Contact.NONE)).isFalse();

        assertThat(people.find(people.keyOf(number)).orElseThrow().identity()).isEqualTo(known);
    }

    @Test
    void a_birth_date_is_compared_without_being_read() {
        Identity rose = aPerson();
        record(rose, Contact.NONE);

        assertThat(people.bornOn(people.keyOf(rose), BORN)).isTrue();
        assertThat(people.bornOn(people.keyOf(rose), BORN.plusDays(1))).isFalse();
        assertThat(people.bornOn(people.keyOf(aPerson()), BORN)).isFalse();
    }

    @Test
    void a_claim_is_of_a_number_and_a_birth_date_together() {
        HealthCardNumber number = aHealthNumber();
        Claim claim = people.claim(aPerson(number, BORN));

        assertThat(claim)
                .isEqualTo(people.claim(aPerson(number, BORN)))
                .hasSameHashCodeAs(people.claim(aPerson(number, BORN)));
        assertThat(claim).isNotEqualTo(people.claim(aPerson(number, BORN.plusDays(1))));
        assertThat(claim).isNotEqualTo(people.claim(aPerson()));
        assertThat(claim.key()).isEqualTo(people.keyOf(number));
        assertThat(claim.toString()).contains("masked");
    }

    @Test
    void only_the_claim_with_the_recorded_birth_date_is_taken_for_the_person() {
        HealthCardNumber number = aHealthNumber();
        assertThat(isRecorded(aPerson(number, BORN))).isFalse();

        record(aPerson(number, BORN), Contact.NONE);

        assertThat(isRecorded(aPerson(number, BORN))).isTrue();
        assertThat(isRecorded(aPerson(number, BORN.plusDays(1)))).isFalse();
        assertThat(isRecorded(aPerson())).isFalse();
    }

    private boolean isRecorded(Identity identity) {
        return db.jdbc()
                .sql("with " + RememberPerson.recorded("recorded") + " select exists (select from recorded)")
                .params(people.claim(identity).parameters())
                .query(Boolean.class)
                .single();
    }

    @Test
    void the_contact_can_be_changed_alone() {
        Identity rose = aPerson();
        record(rose, Contact.NONE);
        Contact contact =
                new Contact(Optional.of("r@example.ca"), Optional.empty(), Optional.empty(), Optional.empty());

        people.changeContact(people.keyOf(rose), contact);

        assertThat(people.find(people.keyOf(rose)).orElseThrow().contact()).isEqualTo(contact);
    }

    @Test
    void rows_that_were_swapped_do_not_open() {
        Identity rose = aPerson();
        Identity other = aPerson();
        record(rose, Contact.NONE);
        record(other, Contact.NONE);
        db.jdbc()
                .sql("update people.person set identity_sealed ="
                        + " (select identity_sealed from people.person where person_key = :rose)"
                        + " where person_key = :other")
                .param("rose", people.keyOf(rose).value())
                .param("other", people.keyOf(other).value())
                .update();

        assertThatThrownBy(() -> people.find(people.keyOf(other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("Rose");
    }

    @Test
    void a_database_made_with_other_keys_is_noticed_at_the_start(@TempDir Path directory) throws Exception {
        try (TestDatabase used = TestDatabase.fresh()) {
            PeopleFixture.on(used.jdbc(), SecretsFixture.in(directory), clock);
            PeopleFixture.on(used.jdbc(), SecretsFixture.in(directory), clock);

            Files.delete(directory.resolve("index.json"));

            Secrets others = SecretsFixture.in(directory);
            assertThatThrownBy(() -> PeopleFixture.on(used.jdbc(), others, clock))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("keys");
        }
    }

    @Test
    void a_lost_key_of_the_records_is_noticed_at_the_start(@TempDir Path directory) throws Exception {
        try (TestDatabase used = TestDatabase.fresh()) {
            PeopleFixture.on(used.jdbc(), SecretsFixture.in(directory), clock);

            Files.delete(directory.resolve("record.json"));

            Secrets others = SecretsFixture.in(directory);
            assertThatThrownBy(() -> PeopleFixture.on(used.jdbc(), others, clock))
                    .isInstanceOf(StartupProblem.class);
        }
    }
}
