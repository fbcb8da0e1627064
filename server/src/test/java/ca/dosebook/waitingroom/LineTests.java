package ca.dosebook.waitingroom;

import static ca.dosebook.waitingroom.RoomWorld.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.waitingroom.RoomWorld.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes first is served first, on whichever node, and nobody loses a place. */
class LineTests {

    private final RoomWorld world = new RoomWorld(EIGHT);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void an_open_door_lets_everyone_through_and_asks_for_no_ticket() {
        Node node = world.node();
        assertThat(node.room.isOpen()).isTrue();
        assertThat(node.room.enter(Optional.empty(), Optional.empty())).isInstanceOf(Entrance.In.class);
    }

    @Test
    void two_nodes_are_fair_to_one_second() {
        Node one = world.node();
        Node two = world.node();
        world.isShut();
        List<Ticket> inOrder = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            inOrder.add((i % 3 == 0 ? one : two).room.issue());
            inOrder.add((i % 2 == 0 ? one : two).room.issue());
            world.second();
        }
        world.seconds(2);
        for (int i = 2; i < inOrder.size(); i++) {
            assertThat(one.place(inOrder.get(i)))
                    .isGreaterThan(one.place(inOrder.get(i % 2 == 0 ? i - 1 : i - 2)))
                    .isEqualTo(two.place(inOrder.get(i)));
        }
        assertThat(inOrder).extracting(one::place).doesNotHaveDuplicates();
    }

    @Test
    void a_time_without_the_database_costs_nobody_their_order() {
        Node one = world.node();
        Node two = world.node();
        world.isShut();
        Ticket first = one.room.issue();
        world.seconds(2);
        assertThat(one.place(first)).isEqualTo(1);

        one.isCutOff(true);
        two.isCutOff(true);
        List<Ticket> inOrder = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            inOrder.add((i % 2 == 0 ? one : two).room.issue());
            world.second();
        }
        assertThat(one.place(inOrder.getFirst())).isEqualTo(-1);
        assertThat(one.place(first)).as("known places are told from memory").isEqualTo(1);

        // One node finds the database a second before the other.
        one.isCutOff(false);
        world.second();
        two.isCutOff(false);
        world.seconds(10);
        assertThat(inOrder).extracting(one::place).isSorted().doesNotHaveDuplicates();
        assertThat(inOrder).extracting(two::place).isSorted();
        assertThat(one.place(inOrder.getFirst())).isEqualTo(2);
    }

    @Test
    void who_had_a_ticket_of_a_node_that_died_stands_with_those_of_the_same_second() {
        Node one = world.node();
        Node two = world.node();
        world.isShut();
        Ticket before = one.room.issue();
        world.seconds(2);
        Ticket lost = two.room.issue();
        Ticket beside = one.room.issue();
        world.kill(two);
        world.second();
        Ticket after = one.room.issue();
        world.seconds(10);

        assertThat(one.place(lost)).isEqualTo(one.place(beside)).isGreaterThan(one.place(before));
        assertThat(one.place(after)).isGreaterThan(one.place(lost));
    }

    @Test
    void a_node_that_was_taken_for_dead_and_comes_back_sends_nobody_back() {
        Node one = world.node();
        Node two = world.node();
        world.isShut();
        Ticket late = two.room.issue();
        Ticket beside = one.room.issue();
        two.isCutOff(true);
        world.seconds(10);
        long told = one.place(late);
        one.room.issue();
        world.seconds(2);
        two.isCutOff(false);
        world.seconds(10);

        assertThat(told).isEqualTo(one.place(beside));
        assertThat(one.place(late)).isEqualTo(told).isEqualTo(two.place(late));
    }

    @Test
    void every_place_survives_a_restart_of_everything() {
        Node one = world.node();
        Node two = world.node();
        world.isShut();
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tickets.add((i % 2 == 0 ? one : two).room.issue());
            world.second();
        }
        world.seconds(3);
        List<Long> before = tickets.stream().map(one::place).toList();
        List<String> cookies = tickets.stream().map(one.room::cookie).toList();
        one.heartbeat.end();
        world.kill(one);
        world.kill(two);

        Node again = world.node();
        world.seconds(8);
        assertThat(cookies)
                .extracting(cookie -> again.place(again.room.ticket(cookie).orElseThrow()))
                .isEqualTo(before);
        Ticket next = again.room.issue();
        world.seconds(3);
        assertThat(again.place(next)).isGreaterThan(before.getLast());
    }

    @Test
    void people_go_in_by_turns_and_whoever_was_admitted_stays_so() {
        Node one = world.node();
        world.isShut();
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            tickets.add(one.room.issue());
        }
        world.seconds(3);
        assertThat(tickets).noneMatch(one::letsIn);

        world.admits(60);
        world.seconds(5);
        long in = tickets.stream().filter(one::letsIn).count();
        assertThat(in).isBetween(3L, 8L);
        assertThat(tickets.subList(0, (int) in))
                .allMatch(
                        ticket -> one.room.enter(Optional.empty(), Optional.of(ticket)) instanceof Entrance.Elsewhere);

        world.admits(0);
        world.clock.advance(Duration.ofMinutes(119));
        world.second();
        Ticket near = tickets.get(0);
        assertThat(one.room.standing(near)).isInstanceOf(Standing.AtTheFront.class);
    }

    @Test
    void nobody_is_admitted_while_no_place_is_free_anywhere() {
        Node one = world.node();
        world.isShut();
        world.free = 0;
        world.seconds(6);
        List<Ticket> tickets = List.of(one.room.issue(), one.room.issue());
        world.admits(600);
        world.seconds(8);
        assertThat(tickets).noneMatch(one::letsIn);
        assertThat(one.room.isStopped()).isTrue();

        world.free = 5;
        world.seconds(8);
        assertThat(tickets).allMatch(one::letsIn);
    }

    @Test
    void a_million_people_cost_an_entry_for_each_second() {
        Node one = world.node();
        world.isShut();
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 100_000; i++) {
                one.room.issue();
            }
            world.second();
        }
        world.seconds(2);
        assertThat(one.heartbeat.view().room().lastNumber()).isEqualTo(1_000_000);
        assertThat(one.heartbeat.line().size()).isEqualTo(10);
    }
}
