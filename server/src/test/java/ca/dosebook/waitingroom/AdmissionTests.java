package ca.dosebook.waitingroom;

import static ca.dosebook.waitingroom.RoomWorld.EIGHT;
import static ca.dosebook.waitingroom.RoomWorld.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.waitingroom.Admission.Measures;
import ca.dosebook.waitingroom.Room.Door;
import ca.dosebook.waitingroom.Room.StoppedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How many go in, and what they are told of the wait. */
class AdmissionTests {

    private static Room room(Door door, long last, long admitted, double rate) {
        return new Room(1, EIGHT, last, 0, admitted, 0, rate, rate, door, 0, 0, StoppedBy.NOTHING);
    }

    private static Measures measures(int slowest, int passes, long frontier) {
        return new Measures(1, slowest, passes, frontier, OptionalLong.of(10), false);
    }

    private static Room after(Room room, Measures measures) {
        return Admission.next(
                room, measures, Room.Wish.NONE, SETTINGS, room.tickedAt().plusSeconds(1));
    }

    @Test
    void the_pace_rises_gently_and_falls_sharply() {
        Room room = room(Door.SHUT, 10_000, 0, 4);
        Room rising = after(room, measures(100, 0, 10_000));
        assertThat(rising.rate()).isBetween(4.1, 4.6);
        assertThat(after(room, measures(400, 0, 10_000)).rate()).isBetween(3.0, 3.9);
        assertThat(after(room, measures(700, 0, 10_000)).rate()).isEqualTo(2);
        for (int i = 0; i < 200; i++) {
            rising = after(rising, measures(100, 0, 10_000));
        }
        assertThat(rising.rate()).as("never above the setting").isEqualTo(10);
    }

    @Test
    void a_part_of_a_person_is_carried_to_the_next_second() {
        Room room = room(Door.SHUT, 10_000, 0, 0.5);
        Room.Wish halfASecond = new Room.Wish(Room.Mode.AUTOMATIC, OptionalInt.of(30));
        for (int i = 0; i < 20; i++) {
            room = Admission.next(
                    room,
                    measures(100, 0, 10_000),
                    halfASecond,
                    SETTINGS,
                    room.tickedAt().plusSeconds(1));
        }
        assertThat(room.admitted()).isEqualTo(10);
    }

    @Test
    void no_more_are_inside_than_there_may_be_and_nobody_behind_the_frontier_goes_in() {
        Room room = room(Door.SHUT, 10_000, 0, 10);
        assertThat(after(room, measures(100, 1000, 10_000)).admitted()).isZero();
        assertThat(after(room, measures(100, 997, 10_000)).admitted()).isEqualTo(3);
        assertThat(after(room, measures(100, 0, 4)).admitted()).isEqualTo(4);
    }

    @Test
    void the_telephone_has_its_share() {
        Settings half = new Settings(Duration.ZERO, Duration.ofMillis(300), 1000, 10, 0.5);
        Room room = Admission.next(
                room(Door.SHUT, 1000, 0, 10), measures(100, 0, 1000), Room.Wish.NONE, half, EIGHT.plusSeconds(1));
        assertThat(room.admitted()).isEqualTo(5);
    }

    @Test
    void the_door_shuts_when_booking_is_too_slow_for_three_seconds_and_opens_after_half_a_minute_of_calm() {
        Room room = room(Door.OPEN, 0, 0, 10);
        room = after(after(room, measures(700, 0, 0)), measures(700, 0, 0));
        assertThat(room.door()).isEqualTo(Door.OPEN);
        room = after(room, measures(700, 0, 0));
        assertThat(room.door()).isEqualTo(Door.SHUT);
        for (int i = 0; i < Admission.CALM - 1; i++) {
            room = after(room, measures(100, 0, 0));
        }
        assertThat(room.door()).isEqualTo(Door.SHUT);
        assertThat(after(room, measures(100, 0, 0)).door()).isEqualTo(Door.OPEN);
        assertThat(after(room(Door.OPEN, 0, 0, 10), measures(100, 1000, 0)).door())
                .as("full")
                .isEqualTo(Door.SHUT);
    }

    @Test
    void a_told_turn_comes_nearer_or_stays_and_when_it_cannot_that_is_said() {
        Instant now = EIGHT;
        Wait first = Wait.after(Optional.empty(), now, Duration.ofMinutes(20));
        assertThat(first.slowed()).isFalse();
        Wait faster = Wait.after(Optional.of(first.turn()), now.plusSeconds(60), Duration.ofMinutes(15));
        assertThat(faster.turn()).isBefore(first.turn());
        Wait aLittleSlower = Wait.after(Optional.of(first.turn()), now.plusSeconds(60), Duration.ofMinutes(21));
        assertThat(aLittleSlower).isEqualTo(new Wait(first.turn(), false));
        Wait muchSlower = Wait.after(Optional.of(first.turn()), now.plusSeconds(60), Duration.ofMinutes(40));
        assertThat(muchSlower.slowed()).isTrue();
        assertThat(muchSlower.turn()).isEqualTo(now.plusSeconds(60).plus(Duration.ofMinutes(40)));
    }

    @Test
    void minutes_are_said_as_people_say_them() {
        assertThat(Wait.minutes(Duration.ofSeconds(50))).isZero();
        assertThat(Wait.minutes(Duration.ofSeconds(130))).isEqualTo(3);
        assertThat(Wait.minutes(Duration.ofMinutes(21))).isEqualTo(25);
        assertThat(Wait.minutes(Duration.ofMinutes(61))).isEqualTo(75);
        assertThat(Wait.minutes(Duration.ofDays(3))).isEqualTo(24 * 60);
    }

    @Test
    void a_few_slow_bookings_are_no_crowd() {
        Pressure pressure = new Pressure();
        for (int i = 0; i < 4; i++) {
            pressure.record(Duration.ofSeconds(9));
        }
        assertThat(pressure.slowest()).isZero();
        pressure.record(Duration.ofSeconds(9));
        assertThat(pressure.slowest()).isGreaterThan(5000);
    }

    @Test
    void nine_of_ten_decide_how_slow_booking_is() {
        Pressure pressure = new Pressure();
        assertThat(pressure.slowest()).isZero();
        for (int i = 0; i < 90; i++) {
            pressure.record(Duration.ofMillis(20));
        }
        for (int i = 0; i < 10; i++) {
            pressure.record(Duration.ofSeconds(9));
        }
        assertThat(pressure.slowest()).isBetween(20, 26);
        for (int i = 0; i < 5; i++) {
            pressure.record(Duration.ofSeconds(9));
        }
        assertThat(pressure.slowest()).isGreaterThan(5000);
        assertThat(pressure.slowest()).isGreaterThan(5000);
        assertThat(pressure.slowest()).isGreaterThan(5000);
        assertThat(pressure.slowest()).as("forgotten after three seconds").isZero();
    }
}
