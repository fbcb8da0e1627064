package ca.dosebook.waitingroom;

import static ca.dosebook.waitingroom.RoomWorld.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.waitingroom.RoomWorld.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before an opening people gather; at the opening their order is drawn; who comes later comes after them. */
class GatheringTests {

    private final RoomWorld world = new RoomWorld(EIGHT.minus(Duration.ofSeconds(20)));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void nobody_gets_in_before_the_opening_on_any_node() {
        world.openings.add(EIGHT);
        Node one = world.node();
        Node two = world.node();
        world.seconds(2);
        Ticket early = one.room.issue();
        while (world.clock.instant().isBefore(EIGHT)) {
            assertThat(one.room.isOpen()).isFalse();
            assertThat(one.letsIn(early) || two.letsIn(early)).isFalse();
            assertThat(two.room.standing(early)).isEqualTo(new Standing.Gathered(EIGHT));
            world.second();
        }
        world.seconds(4);
        assertThat(one.letsIn(early)).isTrue();
    }

    @Test
    void gathered_people_are_drawn_and_later_ones_follow_in_their_order() {
        world.openings.add(EIGHT);
        Node one = world.node();
        Node two = world.node();
        world.admits(0);
        List<Ticket> gathered = new ArrayList<>();
        List<Ticket> later = new ArrayList<>();
        while (world.clock.instant().isBefore(EIGHT.plusSeconds(5))) {
            for (int i = 0; i < 20; i++) {
                (world.clock.instant().isBefore(EIGHT) ? gathered : later).add((i % 2 == 0 ? one : two).room.issue());
            }
            world.second();
        }
        world.seconds(4);

        List<Long> drawn = gathered.stream().map(one::place).toList();
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, gathered.size()).boxed().toList());
        assertThat(drawn).isNotEqualTo(drawn.stream().sorted().toList());
        assertThat(gathered).extracting(two::place).isEqualTo(drawn);
        assertThat(later).extracting(one::place).allMatch(place -> place > gathered.size());
        for (int i = 0; i + 20 < later.size(); i++) {
            assertThat(one.place(later.get(i))).isLessThan(one.place(later.get(i - i % 20 + 20)));
        }
    }

    @Test
    void the_order_is_a_permutation_of_any_size() {
        for (long size : new long[] {1, 2, 3, 5, 64, 1000, 4097, 70_000}) {
            Shuffle shuffle = new Shuffle(20210315, size);
            assertThat(LongStream.range(0, size).map(shuffle::of).distinct().count())
                    .as("of %d", size)
                    .isEqualTo(size);
        }
    }

    /** Chi-square, 9 degrees of freedom: 27.9 is passed by one fair lottery in a thousand. The seeds are fixed. */
    @Test
    void who_came_first_and_who_came_last_have_the_same_chances() {
        for (long size : new long[] {2, 3, 10, 1000, 100_000}) {
            for (long person : new long[] {0, size / 2, size - 1}) {
                int tenths = (int) Math.min(10, size);
                long[] found = new long[tenths];
                int draws = 4_000;
                for (int seed = 0; seed < draws; seed++) {
                    found[(int) (new Shuffle(seed * 7919L + 1, size).of(person) * tenths / size)]++;
                }
                double chiSquare = 0;
                for (int tenth = 0; tenth < tenths; tenth++) {
                    // A tenth of three people is one of them: the shares of size over tenths are even for these sizes.
                    double expected = (double) draws / tenths;
                    chiSquare += (found[tenth] - expected) * (found[tenth] - expected) / expected;
                }
                assertThat(chiSquare).as("person %d of %d", person, size).isLessThan(27.9);
            }
        }
    }

    @Test
    void two_people_who_gather_together_are_not_drawn_together() {
        int near = 0;
        for (int seed = 0; seed < 2000; seed++) {
            Shuffle shuffle = new Shuffle(seed, 10_000);
            near += Math.abs(shuffle.of(5000) - shuffle.of(5001)) < 500 ? 1 : 0;
        }
        // About one in ten by chance.
        assertThat(near).isBetween(140, 260);
    }

    @Test
    void who_may_book_already_goes_ahead_and_stands_in_line_at_the_opening_unless_they_keep_a_place() {
        world.openings.add(EIGHT);
        Node one = world.node();
        world.admits(0);
        world.seconds(2);
        Pass walks = one.room.goAhead().orElseThrow();
        Pass keeps = one.room.keepingAPlace(one.room.goAhead().orElseThrow()).orElseThrow();
        assertThat(one.room.enter(Optional.of(walks), Optional.empty())).isInstanceOf(Entrance.In.class);

        world.seconds(25);
        assertThat(one.room.enter(Optional.of(walks), Optional.empty())).isInstanceOf(Entrance.Wait.class);
        assertThat(one.room.enter(Optional.of(keeps), Optional.empty())).isInstanceOf(Entrance.In.class);
    }

    @Test
    void who_walked_in_before_people_gathered_does_not_pass_them_at_the_opening() {
        Node one = world.node();
        Entrance.In walkedIn = (Entrance.In) one.room.enter(Optional.empty(), Optional.empty());
        world.openings.add(EIGHT);
        world.admits(0);
        world.seconds(25);
        assertThat(one.room.enter(Optional.of(walkedIn.pass()), Optional.empty()))
                .isInstanceOf(Entrance.Wait.class);
    }

    @Test
    void an_opening_that_is_moved_takes_the_gathered_people_along() {
        world.openings.add(EIGHT);
        Node one = world.node();
        world.seconds(2);
        Ticket ticket = one.room.issue();
        world.openings.set(0, EIGHT.plusSeconds(60));
        world.seconds(3);
        assertThat(one.room.standing(ticket)).isEqualTo(new Standing.Gathered(EIGHT.plusSeconds(60)));
        world.openings.clear();
        world.seconds(4);
        assertThat(one.letsIn(ticket)).as("nothing to wait for any more").isTrue();
    }
}
