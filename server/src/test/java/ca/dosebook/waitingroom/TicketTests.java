package ca.dosebook.waitingroom;

import static ca.dosebook.waitingroom.RoomWorld.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.waitingroom.RoomWorld.Node;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tickets, codes and passes: not made up, not used twice at once, never lost. */
class TicketTests {

    private final RoomWorld world = new RoomWorld(EIGHT);
    private final Node node = world.node();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_changed_ticket_or_pass_is_none() {
        String ticket = node.room.cookie(node.room.issue());
        String pass = node.room.cookie(((Entrance.In) node.room.enter(Optional.empty(), Optional.empty())).pass());
        assertThat(node.room.ticket(ticket)).isPresent();
        assertThat(node.room.pass(pass)).isPresent();
        assertThat(node.room.ticket(pass)).isEmpty();
        assertThat(node.room.pass(ticket)).isEmpty();
        for (int i = 0; i < ticket.length(); i++) {
            char other = ticket.charAt(i) == 'A' ? 'Q' : 'A';
            String forged = ticket.substring(0, i) + other + ticket.substring(i + 1);
            assertThat(node.room.ticket(forged)).as("character %d", i).isEmpty();
        }
        assertThat(node.room.ticket("")).isEmpty();
        assertThat(node.room.ticket("dA")).isEmpty();
    }

    @Test
    void a_ticket_and_a_pass_end_with_the_day() {
        String ticket = node.room.cookie(node.room.issue());
        world.clock.advance(Duration.ofHours(24));
        assertThat(node.room.ticket(ticket)).isEmpty();
    }

    @Test
    void the_code_brings_the_place_to_another_device() {
        world.isShut();
        Ticket ticket = node.room.issue();
        String code = node.room.code(ticket).orElseThrow();
        assertThat(code).matches("[2-9A-Z]{5}-[2-9A-Z]{5}");
        assertThat(node.room.withCode(code)).as("before it is counted").isEmpty();
        world.seconds(2);
        Ticket there = node.room
                .withCode(" " + code.toLowerCase(Locale.ROOT).replace('-', ' '))
                .orElseThrow();
        assertThat(node.place(there)).isEqualTo(node.place(ticket)).isPositive();
    }

    @Test
    void codes_are_all_different_and_guesses_find_nobody() {
        world.isShut();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            codes.add(node.room.code(node.room.issue()).orElseThrow());
        }
        world.seconds(2);
        assertThat(codes)
                .hasSize(2000)
                .allMatch(code -> node.room.withCode(code).isPresent());
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        String letters = "234679CDFGHJKMNPQRTWXYZ";
        for (int guess = 0; guess < 5_000; guess++) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                code.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(node.room.withCode(code.toString())).isEmpty();
        }
    }

    @Test
    void a_copied_ticket_lets_one_browser_in_and_taking_it_over_ends_the_other() {
        world.isShut();
        Ticket ticket = node.room.issue();
        world.admits(600);
        world.seconds(4);
        Pass first = ((Entrance.In) node.room.enter(Optional.empty(), Optional.of(ticket))).pass();
        assertThat(node.room.enter(Optional.empty(), Optional.of(ticket))).isInstanceOf(Entrance.Elsewhere.class);

        Pass second = ((Entrance.In) node.room.useHere(ticket)).pass();
        world.clock.advance(Duration.ofMinutes(6));
        world.second();
        assertThat(node.room.enter(Optional.of(first), Optional.of(ticket))).isInstanceOf(Entrance.Elsewhere.class);
        assertThat(node.room.enter(Optional.of(second), Optional.of(ticket))).isInstanceOf(Entrance.In.class);
    }

    @Test
    void an_expired_pass_is_renewed_at_once_and_sends_nobody_back() {
        world.isShut();
        Ticket ticket = node.room.issue();
        world.admits(600);
        world.seconds(4);
        Pass pass = ((Entrance.In) node.room.enter(Optional.empty(), Optional.of(ticket))).pass();
        world.admits(0);
        world.clock.advance(Duration.ofMinutes(100));
        world.second();
        Entrance again = node.room.enter(Optional.of(pass), Optional.of(ticket));
        assertThat(again).isInstanceOf(Entrance.In.class);
        assertThat(((Entrance.In) again).changed()).isTrue();
    }

    @Test
    void without_the_database_who_is_inside_stays_and_whose_turn_comes_is_told_that_the_place_is_safe() {
        world.isShut();
        Ticket inside = node.room.issue();
        Ticket next = node.room.issue();
        world.admits(600);
        world.seconds(4);
        Pass pass = ((Entrance.In) node.room.enter(Optional.empty(), Optional.of(inside))).pass();
        node.isCutOff(true);
        world.clock.advance(Duration.ofMinutes(6));
        world.second();
        assertThat(node.room.enter(Optional.of(pass), Optional.of(inside))).isInstanceOf(Entrance.In.class);
        assertThat(node.room.enter(Optional.empty(), Optional.of(next))).isInstanceOf(Entrance.Trouble.class);
        assertThat(node.room.issue()).isNotNull();
        node.isCutOff(false);
        world.seconds(2);
        assertThat(node.room.enter(Optional.empty(), Optional.of(next))).isInstanceOf(Entrance.In.class);
    }

    @Test
    void what_everyone_is_told_is_small_and_the_same_for_all() {
        world.isShut();
        node.room.issue();
        world.seconds(3);
        node.room.announce();
        Node other = world.node();
        other.room.announce();
        String told = new String(node.room.notice().body(), StandardCharsets.US_ASCII);
        assertThat(told)
                .isEqualTo(new String(other.room.notice().body(), StandardCharsets.US_ASCII))
                .contains("\"door\":\"shut\"", "\"admitted\":0", "\"last\":1", "\"free\":{\"2241\":100}")
                .hasSizeLessThan(600);
        assertThat(node.room.notice().tag()).isEqualTo(other.room.notice().tag());
    }
}
