package ca.dosebook.people.merging;

import static ca.dosebook.people.PeopleFixture.BORN;
import static ca.dosebook.people.PeopleFixture.aHealthNumber;
import static ca.dosebook.people.PeopleFixture.aPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.Race;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Contact;
import ca.dosebook.people.FindBy;
import ca.dosebook.people.FindOutcome;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.People;
import ca.dosebook.people.PeopleFixture;
import ca.dosebook.people.PersonName;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;

/** Two records of one person, said by a link and taken back exactly; many at once make no circle and no fork. */
class MergingTests {

    @RegisterExtension
    static final TestDatabase db = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.at("2021-03-20T15:00:00Z");
    private final People people = PeopleFixture.on(db.jdbc(), SecretsFixture.fresh(), clock);
    private final Merging merging = LinksFixture.merging(db, people, clock);
    private final UUID unit = UUID.randomUUID();
    private final Actor coordinator = Actor.staff(UUID.randomUUID(), Optional.of(unit), "192.0.2.7");

    private PersonKey record(Identity identity) {
        PersonKey key = people.keyOf(identity);
        PeopleFixture.write(db.jdbc(), people.remember(key, identity, Contact.NONE, Language.EN));
        return key;
    }

    private PersonKey withCard() {
        return record(aPerson());
    }

    private PersonKey withoutCard() {
        String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        return record(new Identity(new PersonName("Rose", letters), BORN, new IdentityDocument.NoCard("N4K 1A1")));
    }

    private MergeOutcome merge(PersonKey first, PersonKey second) {
        return merging.merge(coordinator, LinkId.next(), first, second, MergeReason.NO_CARD_BEFORE);
    }

    private Merge merged(PersonKey first, PersonKey second) {
        MergeOutcome outcome = merge(first, second);
        assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
        return ((MergeOutcome.Merged) outcome).merge();
    }

    @Test
    void a_record_alone_is_its_own() {
        PersonKey key = withCard();

        assertThat(people.keysOf(key)).containsExactly(key);
        assertThat(people.currentKey(key)).isEqualTo(key);
        assertThat(people.keysOf(people.keyOf(aPerson()))).hasSize(1);
    }

    @Test
    void two_records_belong_together_and_the_one_with_the_card_goes_on() {
        PersonKey before = withoutCard();
        PersonKey card = withCard();

        Merge merge = merged(before, card);

        assertThat(merge.from()).isEqualTo(before);
        assertThat(merge.into()).isEqualTo(card);
        for (PersonKey key : List.of(before, card)) {
            assertThat(people.keysOf(key)).containsExactlyInAnyOrder(before, card);
            assertThat(people.currentKey(key)).isEqualTo(card);
        }
        assertThat(merging.of(before)).containsExactly(merge);
    }

    @Test
    void of_two_cards_or_two_without_the_first_goes_on() {
        PersonKey one = withCard();
        assertThat(merged(one, withCard()).into()).isEqualTo(one);

        PersonKey other = withoutCard();
        assertThat(merged(other, withoutCard()).into()).isEqualTo(other);
    }

    @Test
    void what_is_linked_with_either_is_linked_with_both() {
        PersonKey a = withoutCard();
        PersonKey b = withoutCard();
        PersonKey c = withoutCard();
        PersonKey card = withCard();
        merged(a, b);
        merged(c, card);

        merged(b, c);

        for (PersonKey key : List.of(a, b, c, card)) {
            assertThat(people.keysOf(key)).isEqualTo(Set.of(a, b, c, card));
            assertThat(people.currentKey(key)).isEqualTo(card);
        }
        assertThat(merge(card, a)).isEqualTo(new MergeOutcome.TogetherAlready(card));
        assertThat(merge(a, a)).isEqualTo(new MergeOutcome.TogetherAlready(card));
    }

    @Test
    void taking_back_leaves_everything_as_it_was() {
        PersonKey before = withoutCard();
        PersonKey card = withCard();
        Merge merge = merged(card, before);
        clock.advance(Duration.ofMinutes(5));

        assertThat(merging.undo(coordinator, merge.id(), UndoReason.OTHER_PERSON))
                .isInstanceOf(UndoOutcome.Undone.class);

        assertThat(people.keysOf(before)).containsExactly(before);
        assertThat(people.keysOf(card)).containsExactly(card);
        assertThat(people.find(before)).isPresent();
        Merge now = merging.find(merge.id()).orElseThrow();
        assertThat(now.stands()).isFalse();
        assertThat(now.undone().orElseThrow().reason()).isEqualTo(UndoReason.OTHER_PERSON);
        assertThat(merging.undo(coordinator, merge.id(), UndoReason.OTHER))
                .isEqualTo(new UndoOutcome.UndoneBefore(now));
        assertThat(merging.undo(coordinator, LinkId.next(), UndoReason.OTHER)).isEqualTo(new UndoOutcome.Unknown());

        merged(before, card);
        assertThat(people.currentKey(before)).isEqualTo(card);
    }

    @Test
    void both_acts_are_written_down_about_both_keys_once() {
        PersonKey before = withoutCard();
        PersonKey card = withCard();
        LinkId id = LinkId.next();
        for (int i = 0; i < 2; i++) {
            merging.merge(coordinator, id, before, card, MergeReason.NAME_CHANGED);
        }
        merging.undo(coordinator, id, UndoReason.BY_MISTAKE);
        merging.undo(coordinator, id, UndoReason.BY_MISTAKE);

        for (PersonKey key : List.of(before, card)) {
            assertThat(db.jdbc()
                            .sql("select act || ' ' || note from audit.entry where person_key = :key order by entry_id")
                            .param("key", key.value())
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("PERSONS_MERGED NAME_CHANGED", "MERGE_UNDONE BY_MISTAKE");
        }
    }

    @Test
    void whom_nobody_recorded_is_merged_with_nobody() {
        assertThat(merge(withCard(), people.keyOf(aPerson()))).isEqualTo(new MergeOutcome.Unknown());
        assertThatThrownBy(
                        () -> merging.merge(coordinator, LinkId.next(), withCard(), withCard(), MergeReason.CORRECTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_search_that_fits_two_records_of_one_person_finds_the_one_to_go_on_with() {
        PersonName name = new PersonName("Ana", "Twice");
        PersonKey before = record(new Identity(name, BORN, new IdentityDocument.NoCard("N4K 1A1")));
        PersonKey card =
                record(new Identity(name, BORN, new IdentityDocument.PhotoCard(aHealthNumber(), ""), "N4K 1A1"));
        FindBy search = new FindBy.Full(name, BORN, "N4K 1A1");
        assertThat(people.find(search)).isInstanceOf(FindOutcome.NumberNeeded.class);

        merged(before, card);

        assertThat(people.find(search)).isEqualTo(new FindOutcome.Found(card));
    }

    @Test
    void the_list_has_what_the_organization_merged_within_ninety_days() {
        Merge old = merged(withCard(), withoutCard());
        clock.advance(Merging.LATELY.plusDays(1));
        Merge first = merged(withCard(), withoutCard());
        clock.advance(Duration.ofMinutes(1));
        Merge last = merged(withCard(), withoutCard());

        assertThat(merging.lately(unit)).containsExactly(last, first).doesNotContain(old);
        assertThat(merging.lately(UUID.randomUUID())).isEmpty();
    }

    @Test
    void the_same_two_merged_by_eight_at_once_are_linked_once() {
        for (int round = 0; round < 5; round++) {
            PersonKey a = withoutCard();
            PersonKey b = withoutCard();
            List<MergeOutcome> outcomes = Race.run(Stream.iterate(0, i -> i + 1)
                    .limit(8)
                    .<Callable<MergeOutcome>>map(i -> () -> i % 2 == 0 ? merge(a, b) : merge(b, a))
                    .toList());

            assertThat(outcomes)
                    .filteredOn(MergeOutcome.Merged.class::isInstance)
                    .hasSize(1);
            assertThat(liveLinks(Set.of(a, b))).isEqualTo(1);
        }
    }

    @Test
    void a_ring_of_merges_at_once_never_becomes_a_circle() {
        for (int round = 0; round < 10; round++) {
            List<PersonKey> keys =
                    new ArrayList<>(Stream.generate(this::withoutCard).limit(6).toList());
            List<Callable<MergeOutcome>> acts = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                PersonKey one = keys.get(i);
                PersonKey next = keys.get((i + 1) % keys.size());
                acts.add(() -> merge(next, one));
            }

            Race.run(acts);

            assertThat(people.keysOf(keys.getFirst())).isEqualTo(Set.copyOf(keys));
            assertThat(liveLinks(Set.copyOf(keys))).isEqualTo(5);
            assertThat(keys.stream().map(people::currentKey).distinct()).hasSize(1);
        }
    }

    @Test
    void merged_and_taken_back_at_once_ends_in_one_of_the_two() {
        PersonKey a = withoutCard();
        PersonKey b = withoutCard();
        Merge merge = merged(a, b);

        List<UndoOutcome> outcomes = Race.run(Stream.generate(
                        () -> (Callable<UndoOutcome>) () -> merging.undo(coordinator, merge.id(), UndoReason.OTHER))
                .limit(8)
                .toList());

        assertThat(outcomes).filteredOn(UndoOutcome.Undone.class::isInstance).hasSize(1);
        assertThat(people.keysOf(a)).containsExactly(a);
    }

    @Test
    void the_database_itself_refuses_a_second_live_link_and_one_to_itself() {
        PersonKey a = withoutCard();
        LinkStore store = new LinkStore(db.jdbc());
        Merge merge = merged(withCard(), a);

        assertThatThrownBy(() -> store.insert(new Merge(
                        LinkId.next(),
                        a,
                        withCard(),
                        MergeReason.OTHER,
                        clock.instant(),
                        merge.by(),
                        merge.organization(),
                        Optional.empty())))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("link_one_live_per_person");
        assertThatThrownBy(() -> store.insert(new Merge(
                        LinkId.next(),
                        merge.into(),
                        merge.into(),
                        MergeReason.OTHER,
                        clock.instant(),
                        merge.by(),
                        merge.organization(),
                        Optional.empty())))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("link_not_to_itself");
    }

    private int liveLinks(Set<PersonKey> keys) {
        return db.jdbc()
                .sql("select count(*) from people.link where undone_at is null and person_key = any(:keys)")
                .param("keys", keys.stream().map(PersonKey::value).toArray(byte[][]::new))
                .query(Integer.class)
                .single();
    }
}
