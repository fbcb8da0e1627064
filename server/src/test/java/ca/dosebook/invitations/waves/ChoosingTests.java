package ca.dosebook.invitations.waves;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.cohorts.CandidateId;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.invitations.waves.Choosable.Standing;
import ca.dosebook.invitations.waves.Choosing.Choice;
import ca.dosebook.invitations.waves.Choosing.Chosen;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.vaccines.PersonGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoosingTests {

    private static final GeoPoint KINGSTON = new GeoPoint(44.2312, -76.4860);
    private static final GeoPoint OTTAWA = new GeoPoint(45.4215, -75.6972);
    private static final CohortId LIST = new CohortId(new UUID(1, 1));
    private static final int MANY = 10_000;

    private static Choosable person(int number, int born, @Nullable GeoPoint home, Channel... ways) {
        return new Choosable(
                new CandidateId(new UUID(0, number)),
                LIST,
                LocalDate.of(born, 1, 1),
                Optional.ofNullable(home),
                Optional.empty(),
                List.of(ways),
                Standing.FREE);
    }

    private static Choosable with(Choosable one, Standing standing) {
        return new Choosable(one.id(), one.cohort(), one.birthDate(), one.home(), one.group(), one.ways(), standing);
    }

    private static WaveRule rule(int most, WaveOrder order, boolean near) {
        return new WaveRule(
                most,
                order,
                near ? Optional.of(new WaveRule.Around("Kingston", KINGSTON, 30)) : Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(Channel.values()),
                true,
                28);
    }

    private static List<Long> numbers(Choice choice) {
        return choice.chosen().stream()
                .map(one -> one.id().value().getLeastSignificantBits())
                .toList();
    }

    @Test
    void the_oldest_near_kingston_come_first_and_no_more_than_asked_for() {
        List<Choosable> all = List.of(
                person(1, 1940, KINGSTON, Channel.EMAIL),
                person(2, 1930, KINGSTON, Channel.LETTER),
                person(3, 1920, OTTAWA, Channel.EMAIL),
                person(4, 1935, KINGSTON, Channel.CALL),
                person(5, 1925, null, Channel.EMAIL));

        Choice choice = Choosing.choose(rule(2, WaveOrder.OLDEST_FIRST, true), all, MANY, 0);

        assertThat(numbers(choice)).containsExactly(2L, 4L);
        assertThat(choice.sorted()).isEqualTo(Map.of(Sorted.FITS, 3, Sorted.TOO_FAR, 1, Sorted.PLACE_UNKNOWN, 1));
    }

    @Test
    void capacity_is_the_limit_where_it_is_to_be_respected() {
        List<Choosable> all = IntStream.range(0, 10)
                .mapToObj(i -> person(i, 1940, KINGSTON, Channel.EMAIL))
                .toList();
        WaveRule capped = rule(8, WaveOrder.AS_LISTED, false);
        WaveRule free =
                new WaveRule(8, capped.order(), capped.around(), Set.of(), Set.of(), capped.channels(), false, 28);

        assertThat(numbers(Choosing.choose(capped, all, 3, 0))).containsExactly(0L, 1L, 2L);
        assertThat(numbers(Choosing.choose(capped, all, 0, 0))).isEmpty();
        assertThat(numbers(Choosing.choose(free, all, 3, 0))).hasSize(8);
    }

    @Test
    void chance_is_repeatable_and_not_the_order_of_the_list() {
        List<Choosable> all = IntStream.range(0, 100)
                .mapToObj(i -> person(i, 1940, KINGSTON, Channel.EMAIL))
                .toList();
        WaveRule rule = rule(100, WaveOrder.RANDOM, false);

        List<Long> one = numbers(Choosing.choose(rule, all, MANY, 7));
        assertThat(numbers(Choosing.choose(rule, all, MANY, 7))).isEqualTo(one);
        assertThat(numbers(Choosing.choose(rule, all, MANY, 8))).isNotEqualTo(one);
        assertThat(one).isNotEqualTo(numbers(Choosing.choose(rule(100, WaveOrder.AS_LISTED, false), all, MANY, 7)));
    }

    @Test
    void each_is_told_in_the_first_way_that_the_rule_allows() {
        List<Choosable> all = List.of(
                person(1, 1940, KINGSTON, Channel.EMAIL, Channel.LETTER),
                person(2, 1940, KINGSTON, Channel.LETTER, Channel.CALL),
                person(3, 1940, KINGSTON, Channel.EMAIL),
                person(4, 1940, KINGSTON));
        WaveRule noMail = new WaveRule(
                10,
                WaveOrder.AS_LISTED,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(Channel.LETTER, Channel.CALL),
                false,
                28);

        Choice choice = Choosing.choose(noMail, all, 0, 0);

        assertThat(choice.chosen())
                .containsExactly(
                        new Chosen(all.get(0).id(), Channel.LETTER),
                        new Chosen(all.get(1).id(), Channel.LETTER));
        assertThat(choice.sorted()).containsEntry(Sorted.UNREACHABLE, 2);
        assertThat(choice.byChannel()).isEqualTo(Map.of(Channel.LETTER, 2));
    }

    @Test
    void nobody_is_invited_twice_or_against_their_will() {
        Choosable free = person(1, 1940, KINGSTON, Channel.EMAIL);
        List<Choosable> all = List.of(
                free,
                with(person(2, 1920, KINGSTON, Channel.EMAIL), Standing.INVITED_ALREADY),
                with(person(3, 1920, KINGSTON, Channel.EMAIL), Standing.OPTED_OUT));

        Choice choice = Choosing.choose(rule(10, WaveOrder.OLDEST_FIRST, false), all, MANY, 0);

        assertThat(numbers(choice)).containsExactly(1L);
        assertThat(choice.sorted()).containsEntry(Sorted.INVITED_ALREADY, 1).containsEntry(Sorted.OPTED_OUT, 1);
    }

    @Test
    void a_rule_for_lists_or_groups_means_nobody_else() {
        Choosable worker = new Choosable(
                new CandidateId(new UUID(0, 1)),
                LIST,
                LocalDate.of(1980, 1, 1),
                Optional.empty(),
                Optional.of(PersonGroup.HEALTH_CARE_WORKER),
                List.of(Channel.EMAIL),
                Standing.FREE);
        List<Choosable> all = List.of(worker, person(2, 1930, KINGSTON, Channel.EMAIL));
        WaveRule workers = new WaveRule(
                10,
                WaveOrder.AS_LISTED,
                Optional.empty(),
                Set.of(PersonGroup.HEALTH_CARE_WORKER),
                Set.of(),
                Set.of(Channel.EMAIL),
                false,
                28);
        WaveRule otherList = new WaveRule(
                10,
                WaveOrder.AS_LISTED,
                Optional.empty(),
                Set.of(),
                Set.of(new CohortId(new UUID(9, 9))),
                Set.of(Channel.EMAIL),
                false,
                28);

        assertThat(numbers(Choosing.choose(workers, all, 0, 0))).containsExactly(1L);
        assertThat(numbers(Choosing.choose(otherList, all, 0, 0))).isEmpty();
    }

    @Test
    void who_does_not_want_to_be_contacted_gets_a_letter_or_nothing() {
        assertThat(Choosable.ways(true, true, true, false))
                .containsExactly(Channel.EMAIL, Channel.LETTER, Channel.CALL);
        assertThat(Choosable.ways(true, true, true, true)).containsExactly(Channel.LETTER);
        assertThat(Choosable.ways(true, false, true, true)).isEmpty();
    }

    @Test
    void an_age_is_kept_as_ten_years() {
        LocalDate today = LocalDate.of(2021, 3, 1);
        assertThat(Invitables.ageBand(LocalDate.of(1941, 3, 1), today)).isEqualTo("80-89");
        assertThat(Invitables.ageBand(LocalDate.of(1941, 3, 2), today)).isEqualTo("70-79");
        assertThat(Invitables.ageBand(LocalDate.of(1915, 1, 1), today)).isEqualTo("90+");
    }
}
