package ca.dosebook.people;

import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.Race;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Correction.Reason;
import ca.dosebook.people.merging.LinkId;
import ca.dosebook.people.merging.LinksFixture;
import ca.dosebook.people.merging.MergeReason;
import ca.dosebook.people.merging.Merging;
import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who a person is, put right: with its history, once, and so that the person is still found. */
class CorrectingTests {

    private static final LocalDate RIGHT = BORN.plusDays(1);
    private static final Contact BY_MAIL =
            new Contact(Optional.of("rose@example.ca"), Optional.empty(), Optional.empty(), Optional.empty());

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.at("2021-03-20T15:00:00Z");
    private final Secrets secrets = SecretsFixture.fresh();
    private final People people = PeopleFixture.on(db.jdbc(), secrets, clock);
    private final UUID user = UUID.randomUUID();
    private final Actor coordinator = Actor.staff(user, Optional.of(UUID.randomUUID()), "192.0.2.7");

    private PersonKey book(Identity identity) {
        PersonKey key = people.keyOf(identity);
        PeopleFixture.write(db.jdbc(), people.remember(key, identity, BY_MAIL, Language.EN));
        return key;
    }

    private static Identity noCard(String family) {
        return new Identity(new PersonName("Rose", family), BORN, new IdentityDocument.NoCard("N4K 1A1"));
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    private CorrectOutcome correct(PersonKey key, int revision, Identity now, Reason reason) {
        return people.correct(
                coordinator, key, revision, new Correction(now.name(), now.birthDate(), now.postalCode(), reason));
    }

    private Person corrected(PersonKey key, int revision, Identity now, Reason reason) {
        CorrectOutcome outcome = correct(key, revision, now, reason);
        assertThat(outcome).isInstanceOf(CorrectOutcome.Corrected.class);
        return ((CorrectOutcome.Corrected) outcome).now();
    }

    private static Identity born(Identity before, LocalDate date) {
        return new Identity(before.name(), date, before.document(), before.postalCode());
    }

    private Person person(PersonKey key) {
        return people.find(key).orElseThrow();
    }

    @Test
    void a_birth_date_typed_wrong_is_put_right_and_everything_that_compares_knows_it() {
        HealthCardNumber number = aHealthNumber();
        PersonName name = new PersonName("Rose", letters());
        Identity wrong = new Identity(name, BORN, new IdentityDocument.PhotoCard(number, "AB"), "N4K 1A1");
        PersonKey key = book(wrong);

        Person now = corrected(key, 0, born(wrong, RIGHT), Reason.TYPED_WRONG);

        assertThat(now.key()).isEqualTo(key);
        assertThat(now.identity()).isEqualTo(born(wrong, RIGHT));
        assertThat(now.contact()).isEqualTo(BY_MAIL);
        assertThat(now.standing().revision()).isEqualTo(1);
        assertThat(people.bornOn(key, RIGHT)).isTrue();
        assertThat(people.bornOn(key, BORN)).isFalse();
        assertThat(people.find(new FindBy.Full(name, RIGHT, "N4K 1A1"))).isEqualTo(new FindOutcome.Found(key));
        assertThat(people.find(new FindBy.Full(name, BORN, "N4K 1A1"))).isInstanceOf(FindOutcome.Nobody.class);
        assertThat(people.namesakes(List.of(people.nameHash(name, RIGHT))))
                .extracting(Namesake::key)
                .containsExactly(key);
    }

    @Test
    void every_change_is_kept_sealed_and_read_back_the_latest_first() {
        Identity before = aPerson();
        PersonKey key = book(before);
        Identity married =
                new Identity(new PersonName("Rose", "Zqx-Roy"), BORN, before.document(), before.postalCode());
        Identity moved = new Identity(married.name(), BORN, before.document(), "K7L 3N6");

        corrected(key, 0, married, Reason.NAME_CHANGED);
        clock.advance(Duration.ofDays(1));
        corrected(key, 1, moved, Reason.MOVED);

        List<PersonChange> changes = people.changesOf(key);
        assertThat(changes).extracting(PersonChange::reason).containsExactly(Reason.MOVED, Reason.NAME_CHANGED);
        assertThat(changes).extracting(PersonChange::revision).containsExactly(2, 1);
        assertThat(changes).extracting(PersonChange::before).containsExactly(married, before);
        assertThat(changes).extracting(PersonChange::after).containsExactly(moved, married);
        assertThat(changes).extracting(PersonChange::by).containsOnly(Optional.of(user));
        assertThat(db.jdbc()
                        .sql("select change_sealed from people.change where person_key = :key")
                        .param("key", key.value())
                        .query((row, n) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list())
                .noneMatch(bytes -> bytes.contains("Zqx"));
        assertThat(notes(key)).containsExactly("PERSON_CHANGED NAME_CHANGED", "PERSON_CHANGED MOVED");
    }

    private List<String> notes(PersonKey key) {
        return db.jdbc()
                .sql("select act || ' ' || note from audit.entry where person_key = :key order by entry_id")
                .param("key", key.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void what_is_right_already_and_whom_nobody_knows_leave_nothing_behind() {
        Identity rose = aPerson();
        PersonKey key = book(rose);

        assertThat(correct(key, 0, rose, Reason.OTHER)).isEqualTo(new CorrectOutcome.NothingToCorrect());
        assertThat(correct(people.keyOf(aPerson()), 0, rose, Reason.OTHER)).isEqualTo(new CorrectOutcome.Unknown());
        assertThat(people.changesOf(key)).isEmpty();
        assertThat(notes(key)).isEmpty();
        assertThatThrownBy(() -> new Correction(rose.name(), BORN, "", Reason.DECEASED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_second_of_two_corrections_is_told_what_the_first_did() {
        Identity rose = aPerson();
        PersonKey key = book(rose);
        corrected(key, 0, born(rose, RIGHT), Reason.TYPED_WRONG);

        assertThat(correct(key, 0, born(rose, BORN.plusDays(2)), Reason.TYPED_WRONG))
                .isEqualTo(new CorrectOutcome.ChangedMeanwhile(person(key)));
        assertThat(person(key).identity().birthDate()).isEqualTo(RIGHT);
    }

    @Test
    void of_eight_corrections_at_once_one_is_made() {
        for (int round = 0; round < 5; round++) {
            Identity rose = noCard(letters());
            PersonKey key = book(rose);
            List<CorrectOutcome> outcomes = Race.run(IntStream.range(1, 9)
                    .<Callable<CorrectOutcome>>mapToObj(
                            i -> () -> correct(key, 0, born(rose, BORN.plusDays(i)), Reason.TYPED_WRONG))
                    .toList());

            assertThat(outcomes)
                    .filteredOn(CorrectOutcome.Corrected.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(CorrectOutcome.ChangedMeanwhile.class::isInstance)
                    .hasSize(7);
            assertThat(people.changesOf(key)).hasSize(1);
            assertThat(people.keysOf(key)).hasSize(2);
        }
    }

    @Test
    void without_a_card_the_key_stays_and_the_key_of_the_new_name_leads_to_it() {
        Identity before = noCard(letters());
        Identity now = noCard(letters());
        PersonKey key = book(before);

        Person person = corrected(key, 0, now, Reason.NAME_CHANGED);

        assertThat(person.key()).isEqualTo(key);
        assertThat(people.currentKey(people.keyOf(now))).isEqualTo(key);
        assertThat(people.claim(person).key()).isEqualTo(key);
        assertThat(people.record(now, Contact.NONE, Language.EN)).isEqualTo(key);
        assertThat(people.find(people.keyOf(now))).isEmpty();

        book(now);
        assertThat(people.keysOf(key)).containsExactlyInAnyOrder(key, people.keyOf(now));
        assertThat(people.find(new FindBy.Full(now.name(), BORN, "N4K 1A1"))).isEqualTo(new FindOutcome.Found(key));

        assertThat(corrected(key, 1, before, Reason.TYPED_WRONG).identity()).isEqualTo(before);
    }

    @Test
    void who_would_become_someone_who_is_recorded_is_to_be_merged_first() {
        Identity one = noCard(letters());
        Identity other = noCard(letters());
        PersonKey key = book(one);
        PersonKey others = book(other);

        assertThat(correct(key, 0, other, Reason.TYPED_WRONG)).isEqualTo(new CorrectOutcome.RecordedAlready(others));
        assertThat(person(key).identity()).isEqualTo(one);

        Merging merging = LinksFixture.merging(db, people, clock);
        merging.merge(coordinator, LinkId.next(), key, others, MergeReason.TYPED_WRONG);
        corrected(key, 0, other, Reason.TYPED_WRONG);
    }

    @Test
    void two_who_would_become_the_same_at_once_do_not_both() {
        for (int round = 0; round < 5; round++) {
            Identity same = noCard(letters());
            PersonKey one = book(noCard(letters()));
            PersonKey other = book(noCard(letters()));
            List<CorrectOutcome> outcomes = Race.run(List.of(
                    () -> correct(one, 0, same, Reason.TYPED_WRONG),
                    () -> correct(other, 0, same, Reason.TYPED_WRONG)));

            assertThat(outcomes)
                    .filteredOn(CorrectOutcome.Corrected.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(CorrectOutcome.RecordedAlready.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void a_later_booking_does_not_undo_a_correction_but_brings_the_contact_up_to_date() {
        Identity before = aPerson();
        PersonKey key = book(before);
        Identity married = new Identity(new PersonName("Rose", "Roy"), BORN, before.document(), "K7L 3N6");
        corrected(key, 0, married, Reason.NAME_CHANGED);

        PeopleFixture.write(db.jdbc(), people.remember(key, before, Contact.NONE, Language.FR));

        assertThat(person(key).identity()).isEqualTo(married);
        assertThat(person(key).contact()).isEqualTo(Contact.NONE);
        assertThat(person(key).language()).isEqualTo(Language.FR);
        assertThat(people.namesakes(List.of(people.nameHash(married.name(), BORN))))
                .hasSize(1);
    }

    @Test
    void a_death_is_recorded_and_taken_back() {
        Identity rose = aPerson();
        PersonKey key = book(rose);
        LocalDate day = LocalDate.of(2021, 3, 1);
        assertThat(people.isDeceased(key)).isFalse();

        assertThat(people.recordDeath(coordinator, key, 0, day)).isInstanceOf(CorrectOutcome.Corrected.class);
        assertThat(person(key).standing().deceasedOn()).contains(day);
        assertThat(people.isDeceased(key)).isTrue();
        assertThat(people.recordDeath(coordinator, key, 1, day)).isEqualTo(new CorrectOutcome.NothingToCorrect());
        assertThat(people.undoDeath(coordinator, key, 0)).isInstanceOf(CorrectOutcome.ChangedMeanwhile.class);
        corrected(key, 1, born(rose, RIGHT), Reason.TYPED_WRONG);
        assertThat(people.isDeceased(key)).as("a correction leaves it").isTrue();

        assertThat(people.undoDeath(coordinator, key, 2)).isInstanceOf(CorrectOutcome.Corrected.class);
        assertThat(people.isDeceased(key)).isFalse();
        assertThat(people.isDeceased(people.keyOf(aPerson()))).isFalse();
    }

    @Test
    void who_comes_without_a_booking_is_recorded_once_and_stays_as_recorded() {
        HealthCardNumber number = aHealthNumber();
        Identity rose = aPerson(number, BORN);
        UUID site = UUID.randomUUID();

        PersonKey key = people.record(rose, BY_MAIL, Language.FR, site);

        assertThat(key).isEqualTo(people.keyOf(number));
        assertThat(person(key).standing())
                .isEqualTo(new Person.Standing(
                        0, clock.instant(), Person.RecordedBy.CLINIC, Optional.of(site), Optional.empty()));
        assertThat(people.record(rose, Contact.NONE, Language.EN)).isEqualTo(key);
        assertThat(person(key).contact()).isEqualTo(BY_MAIL);
        assertThatThrownBy(() -> people.record(aPerson(number, RIGHT), Contact.NONE, Language.EN))
                .isInstanceOfSatisfying(
                        People.RecordedOtherwise.class,
                        e -> assertThat(e.person()).isEqualTo(key));
        assertThat(person(book(aPerson())).standing().by()).isEqualTo(Person.RecordedBy.BOOKING);
    }

    @Test
    void eight_who_record_the_same_person_at_once_record_one() {
        Identity rose = aPerson();

        List<PersonKey> keys = Race.run(IntStream.range(0, 8)
                .<Callable<PersonKey>>mapToObj(i -> () -> people.record(rose, BY_MAIL, Language.EN))
                .toList());

        assertThat(keys).containsOnly(people.keyOf(rose));
    }

    @Test
    void a_rotation_seals_the_history_anew(@TempDir Path directory) {
        try (TestDatabase own = TestDatabase.fresh()) {
            ChangeStore rows = new ChangeStore(own.jdbc());
            People before = PeopleFixture.on(own.jdbc(), SecretsFixture.on(own.jdbc(), directory, clock), clock);
            assertThat(rows.any()).isFalse();
            for (int i = 0; i < 3; i++) {
                Identity rose = aPerson();
                PersonKey key = before.record(rose, BY_MAIL, Language.EN);
                for (int revision = 0; revision < 2; revision++) {
                    before.correct(
                            coordinator,
                            key,
                            revision,
                            new Correction(rose.name(), BORN.plusDays(revision + 1), "", Reason.TYPED_WRONG));
                }
            }
            KeyId old = rows.countByKey().keySet().iterator().next();
            assertThat(rows.countByKey()).containsExactly(Map.entry(old, 6L));

            KeyId fresh = SecretsFixture.rotate(own.jdbc(), directory, clock, Purpose.RECORD);
            Secrets after = SecretsFixture.on(own.jdbc(), directory, clock);
            Resealer resealer = SecretsFixture.resealer(after, Purpose.RECORD);
            Optional<byte[]> at = Optional.of(new byte[0]);
            while (at.isPresent()) {
                at = rows.reseal(resealer, at.get(), 4);
            }

            assertThat(rows.any()).isTrue();
            assertThat(rows.countByKey()).containsExactly(Map.entry(fresh, 6L));
        }
    }
}
