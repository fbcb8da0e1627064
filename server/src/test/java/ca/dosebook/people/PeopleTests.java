package ca.dosebook.people;

import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        return !isRecordedOtherwise(identity)
                && PeopleFixture.write(db.jdbc(), people.remember(key, identity, contact, Language.EN)) == 1;
    }

    private boolean isRecordedOtherwise(Identity identity) {
        return db.jdbc()
                .sql("with given as (select 1 as place, :person_key::bytea as person_key,"
                        + " :person_birth_hash::bytea as birth_hash), " + RememberPerson.mismatches("mismatch", "given")
                        + " select exists (select from mismatch)")
                .params(people.claim(identity).parameters())
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
                .sql(
                        "select " + RememberPerson.isRecorded("given")
                                + " from (select :person_key::bytea as person_key, :person_birth_hash::bytea as birth_hash) as given")
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

    private static Identity livingAt(String postalCode, HealthCardNumber number) {
        PersonName name = new PersonName("Zoë", "O’Neil-Roy");
        return new Identity(name, BORN, new IdentityDocument.PhotoCard(number, ""), postalCode);
    }

    private FindOutcome find(String given, String family, String postalCode) {
        return people.find(new FindBy.Full(new PersonName(given, family), BORN, postalCode));
    }

    @Test
    void one_person_is_found_by_number_or_by_name_birth_date_and_postal_code() {
        HealthCardNumber number = aHealthNumber();
        record(livingAt("N4K 1A1", number), Contact.NONE);
        PersonKey key = people.keyOf(number);

        assertThat(people.find(new FindBy.Number(number))).isEqualTo(new FindOutcome.Found(key));
        assertThat(find("zoe", "oneil roy", "n4k1a1")).isEqualTo(new FindOutcome.Found(key));
        assertThat(find("Zoë", "O’Neil-Roy", "N4K 1A2")).isInstanceOf(FindOutcome.Nobody.class);
        assertThat(find("Zora", "O’Neil-Roy", "N4K 1A1")).isInstanceOf(FindOutcome.Nobody.class);
        assertThat(people.find(new FindBy.Number(aHealthNumber()))).isInstanceOf(FindOutcome.Nobody.class);
        assertThat(people.find(key).orElseThrow().identity().postalCode()).isEqualTo("N4K 1A1");
    }

    @Test
    void when_several_fit_none_is_told_and_the_number_is_asked_for() {
        PersonName name = new PersonName("Jean", "Roy");
        for (int i = 0; i < 3; i++) {
            var card = new IdentityDocument.PhotoCard(aHealthNumber(), "");
            record(new Identity(name, BORN, card, "P0T 2E0"), Contact.NONE);
        }

        assertThat(find("Jean", "Roy", "P0T 2E0")).isInstanceOf(FindOutcome.NumberNeeded.class);
    }

    @Test
    void someone_who_gave_the_area_alone_is_found_by_a_code_within_it() {
        PersonName name = new PersonName("Luc", "Area");
        Identity luc = new Identity(name, BORN, new IdentityDocument.NoCard("N4K"));
        record(luc, Contact.NONE);

        assertThat(find("Luc", "Area", "N4K 1A1")).isEqualTo(new FindOutcome.Found(people.keyOf(luc)));
        assertThat(find("Luc", "Area", "N4L 1A1")).isInstanceOf(FindOutcome.Nobody.class);
    }

    @Test
    void without_a_known_postal_code_someone_is_found_by_number_alone() {
        HealthCardNumber number = aHealthNumber();
        PersonName name = new PersonName("Ana", "Nowhere");
        record(new Identity(name, BORN, new IdentityDocument.PhotoCard(number, "")), Contact.NONE);

        assertThat(find("Ana", "Nowhere", "N4K 1A1")).isInstanceOf(FindOutcome.Nobody.class);
        assertThat(people.find(new FindBy.Number(number))).isInstanceOf(FindOutcome.Found.class);
    }

    @Test
    void a_rotation_seals_every_person_anew(@TempDir Path directory) {
        try (TestDatabase own = TestDatabase.fresh()) {
            SealedPersons rows = new SealedPersons(new PersonStore(own.jdbc()));
            Secrets before = SecretsFixture.on(own.jdbc(), directory, clock);
            People people = PeopleFixture.on(own.jdbc(), before, clock);
            List<Identity> persons =
                    Stream.generate(PeopleFixture::aPerson).limit(7).toList();
            persons.forEach(person -> write(own, people, person));
            KeyId old = rows.countByKey().keySet().iterator().next();
            assertThat(rows.countByKey()).containsExactly(Map.entry(old, 7L));

            KeyId fresh = SecretsFixture.rotate(own.jdbc(), directory, clock, Purpose.RECORD);
            Secrets after = SecretsFixture.on(own.jdbc(), directory, clock);
            Resealer resealer = SecretsFixture.resealer(after, Purpose.RECORD);
            Optional<byte[]> at = Optional.of(new byte[0]);
            while (at.isPresent()) {
                at = rows.reseal(resealer, at.get(), 3);
            }

            assertThat(rows.countByKey()).containsExactly(Map.entry(fresh, 7L));
            People reading = PeopleFixture.on(own.jdbc(), after, clock);
            assertThat(persons)
                    .allSatisfy(person -> assertThat(reading.find(reading.keyOf(person))
                                    .orElseThrow()
                                    .identity())
                            .isEqualTo(person));
        }
    }

    private static void write(TestDatabase own, People people, Identity person) {
        PeopleFixture.write(own.jdbc(), people.remember(people.keyOf(person), person, Contact.NONE, Language.EN));
    }
}
