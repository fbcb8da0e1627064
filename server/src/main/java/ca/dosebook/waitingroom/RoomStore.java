package ca.dosebook.waitingroom;

import ca.dosebook.kernel.Uuids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL of the waiting room. */
@Component
class RoomStore {

    private static final int TRIES = 20;

    private final JdbcClient jdbc;

    RoomStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run as it last wrote. */
    record Run(int run, Instant startedAt, Instant seenAt, long ticks, long upTo, int slowest, int passes) {}

    /** @param admitted in all until then */
    record Minute(Instant minute, long admitted, long waiting, int passes, int slowest) {}

    /** The number of a new run. Several nodes may ask at once. */
    int begin(Instant now, long upTo) {
        for (int tried = 1; ; tried++) {
            try {
                return jdbc.sql("""
                    insert into waitingroom.run
                      (run, started_at, seen_at, ticks, up_to, ended, slowest_millis, passes)
                    select coalesce(max(run), 0) + 1, :now, :now,
                           (select ticks from waitingroom.room where room_id = 1), :up_to, false, 0, 0
                      from waitingroom.run
                    returning run
                    """)
                        .param("now", at(now))
                        .param("up_to", upTo)
                        .query(Integer.class)
                        .single();
            } catch (DuplicateKeyException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Writes slices down; those that are there already were written by an attempt whose answer was lost. */
    void write(List<Line.Slice> slices) {
        int most = 500;
        for (int from = 0; from < slices.size(); from += most) {
            List<Line.Slice> some = slices.subList(from, Math.min(slices.size(), from + most));
            jdbc.sql("""
                insert into waitingroom.slice (run, first_ticket, tickets, second, late)
                select *, false
                  from unnest(:runs::integer[], :firsts::integer[], :tickets::integer[], :seconds::bigint[])
                on conflict do nothing
                """)
                    .param("runs", some.stream().map(Line.Slice::run).toArray(Integer[]::new))
                    .param("firsts", some.stream().map(Line.Slice::firstTicket).toArray(Integer[]::new))
                    .param("tickets", some.stream().map(Line.Slice::tickets).toArray(Integer[]::new))
                    .param("seconds", some.stream().map(Line.Slice::second).toArray(Long[]::new))
                    .update();
        }
    }

    void seen(int run, Instant now, long upTo, int slowest, int passes) {
        jdbc.sql("""
            update waitingroom.run
               set seen_at = :now, up_to = :up_to, slowest_millis = :slowest, passes = :passes,
                   ticks = (select ticks from waitingroom.room where room_id = 1)
             where run = :run
            """)
                .param("run", run)
                .param("now", at(now))
                .param("up_to", upTo)
                .param("slowest", slowest)
                .param("passes", passes)
                .update();
    }

    void ended(int run) {
        jdbc.sql("update waitingroom.run set ended = true where run = :run")
                .param("run", run)
                .update();
    }

    Room room() {
        return jdbc.sql(ROOM).query((row, n) -> room(row)).single();
    }

    /** The room, locked, if its second is over and no other node has it; a clock that was set back counts as over. */
    Optional<Room> due(Instant now) {
        return jdbc.sql(ROOM + """
             and (ticked_at <= :before or ticked_at > :ahead)
             for update skip locked
            """)
                .param("before", at(now.minusMillis(900)))
                .param("ahead", at(now.plusSeconds(5)))
                .query((row, n) -> room(row))
                .optional();
    }

    private static final String ROOM = """
        select ticks, ticked_at, last_number, numbered_up_to, admitted, carried, rate, measured, door, busy_seconds,
               calm_seconds, stopped_by
          from waitingroom.room
         where room_id = 1
        """;

    private static Room room(ResultSet row) throws SQLException {
        return new Room(
                row.getLong("ticks"),
                instant(row, "ticked_at"),
                row.getLong("last_number"),
                row.getLong("numbered_up_to"),
                row.getLong("admitted"),
                row.getDouble("carried"),
                row.getDouble("rate"),
                row.getDouble("measured"),
                Room.Door.valueOf(row.getString("door")),
                row.getInt("busy_seconds"),
                row.getInt("calm_seconds"),
                Room.StoppedBy.valueOf(row.getString("stopped_by")));
    }

    void update(Room room) {
        jdbc.sql("""
            update waitingroom.room
               set ticks = :ticks, ticked_at = :ticked_at, last_number = :last_number,
                   numbered_up_to = :numbered_up_to, admitted = :admitted, carried = :carried, rate = :rate,
                   measured = :measured, door = :door, busy_seconds = :busy, calm_seconds = :calm,
                   stopped_by = :stopped_by
             where room_id = 1
            """)
                .param("ticks", room.ticks())
                .param("ticked_at", at(room.tickedAt()))
                .param("last_number", room.lastNumber())
                .param("numbered_up_to", room.numberedUpTo())
                .param("admitted", room.admitted())
                .param("carried", room.carried())
                .param("rate", room.rate())
                .param("measured", room.measured())
                .param("door", room.door().name())
                .param("busy", room.busySeconds())
                .param("calm", room.calmSeconds())
                .param("stopped_by", room.stoppedBy().name())
                .update();
    }

    /** Gives numbers to the slices up to a second, in the order of seconds; how many tickets got one. */
    long number(long lastNumber, long closedBefore, long upTo) {
        return jdbc.sql("""
            with due as (
              select run, first_ticket, tickets,
                     sum(tickets) over (order by second, run, first_ticket) - tickets as before
                from waitingroom.slice
               where first_number is null and second <= :up_to
            ), numbered as (
              update waitingroom.slice s
                 set first_number = :last_number + due.before + 1, late = s.second <= :closed
                from due
               where s.run = due.run and s.first_ticket = due.first_ticket
              returning s.tickets
            )
            select coalesce(sum(tickets), 0) from numbered
            """)
                .param("up_to", upTo)
                .param("last_number", lastNumber)
                .param("closed", closedBefore)
                .query(Long.class)
                .single();
    }

    /** Numbered slices behind a number, of a second and later, in the order of their numbers. */
    List<Line.Slice> numberedAfter(long number, long notBefore) {
        return jdbc.sql("""
            select run, first_ticket, tickets, second, first_number, late
              from waitingroom.slice
             where first_number > :number and second >= :not_before
             order by first_number
            """)
                .param("number", number)
                .param("not_before", notBefore)
                .query((row, n) -> new Line.Slice(
                        row.getInt("run"),
                        row.getInt("first_ticket"),
                        row.getInt("tickets"),
                        row.getLong("second"),
                        row.getLong("first_number"),
                        row.getBoolean("late")))
                .list();
    }

    /** The runs that wrote within the room's last ticks and have not ended. */
    List<Run> alive(long ticks) {
        return jdbc.sql("""
            select run, started_at, seen_at, ticks, up_to, slowest_millis, passes
              from waitingroom.run
             where not ended and ticks >= :ticks
             order by run
            """)
                .param("ticks", ticks)
                .query((row, n) -> new Run(
                        row.getInt("run"),
                        instant(row, "started_at"),
                        instant(row, "seen_at"),
                        row.getLong("ticks"),
                        row.getLong("up_to"),
                        row.getInt("slowest_millis"),
                        row.getInt("passes")))
                .list();
    }

    /** Every number a run may have at present: those that gave out tickets of late. */
    List<Gathering> gatherings(Instant since) {
        return jdbc.sql("""
            select gathering_id, opens_at, first_number, people, seed
              from waitingroom.gathering
             where people is null or opens_at >= :since
             order by first_number, opens_at
            """)
                .param("since", at(since))
                .query((row, n) -> new Gathering(
                        row.getObject("gathering_id", UUID.class),
                        instant(row, "opens_at"),
                        row.getLong("first_number"),
                        row.getObject("people") == null
                                ? null
                                : new Shuffle(row.getLong("seed"), row.getLong("people"))))
                .list();
    }

    void gather(Instant opensAt, long firstNumber) {
        jdbc.sql("""
            insert into waitingroom.gathering (gathering_id, opens_at, first_number)
            values (:id, :opens_at, :first)
            """)
                .param("id", Uuids.next())
                .param("opens_at", at(opensAt))
                .param("first", firstNumber)
                .update();
    }

    void opensAt(Gathering gathering, Instant moment) {
        jdbc.sql("update waitingroom.gathering set opens_at = :opens_at where gathering_id = :id and people is null")
                .param("id", gathering.id())
                .param("opens_at", at(moment))
                .update();
    }

    void draw(Gathering gathering, Shuffle drawn) {
        jdbc.sql("""
            update waitingroom.gathering set people = :people, seed = :seed
             where gathering_id = :id and people is null
            """)
                .param("id", gathering.id())
                .param("people", drawn.size())
                .param("seed", drawn.seed())
                .update();
    }

    /** Writes down who uses a place, unless somebody does; whoever it is then. */
    long hold(Ticket ticket, long holder, Instant now) {
        int written = jdbc.sql("""
            insert into waitingroom.holder (run, ticket, holder, since)
            values (:run, :ticket, :holder, :now)
            on conflict do nothing
            """)
                .param("run", ticket.run())
                .param("ticket", ticket.ticket())
                .param("holder", holder)
                .param("now", at(now))
                .update();
        return written == 1 ? holder : holder(ticket.run(), ticket.ticket()).orElse(holder);
    }

    Optional<Long> holder(int run, int ticket) {
        return jdbc.sql("select holder from waitingroom.holder where run = :run and ticket = :ticket")
                .param("run", run)
                .param("ticket", ticket)
                .query(Long.class)
                .optional();
    }

    void take(Ticket ticket, long holder, Instant now) {
        jdbc.sql("""
            insert into waitingroom.holder (run, ticket, holder, since)
            values (:run, :ticket, :holder, :now)
            on conflict (run, ticket) do update set holder = excluded.holder, since = excluded.since
            """)
                .param("run", ticket.run())
                .param("ticket", ticket.ticket())
                .param("holder", holder)
                .param("now", at(now))
                .update();
    }

    Room.Wish wish() {
        return jdbc.sql("select mode, most_per_minute from waitingroom.wish order by wish_id desc limit 1")
                .query((row, n) -> new Room.Wish(Room.Mode.valueOf(row.getString("mode")), most(row)))
                .optional()
                .orElse(Room.Wish.NONE);
    }

    private static OptionalInt most(ResultSet row) throws SQLException {
        Object most = row.getObject("most_per_minute");
        return most instanceof Integer known ? OptionalInt.of(known) : OptionalInt.empty();
    }

    void wish(Room.Wish wish, UUID by, Instant now) {
        jdbc.sql("""
            insert into waitingroom.wish (wish_id, mode, most_per_minute, wished_by, wished_at)
            values (:id, :mode, :most, :by, :now)
            """)
                .param("id", Uuids.next())
                .param("mode", wish.mode().name())
                .param(
                        "most",
                        wish.mostPerMinute().isPresent() ? wish.mostPerMinute().getAsInt() : null)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    void write(Minute minute) {
        jdbc.sql("""
            insert into waitingroom.minute (minute, admitted, waiting, passes, slowest_millis)
            values (:minute, :admitted, :waiting, :passes, :slowest)
            on conflict do nothing
            """)
                .param("minute", at(minute.minute()))
                .param("admitted", minute.admitted())
                .param("waiting", minute.waiting())
                .param("passes", minute.passes())
                .param("slowest", minute.slowest())
                .update();
    }

    List<Minute> minutes(Instant since) {
        return jdbc.sql("""
            select minute, admitted, waiting, passes, slowest_millis
              from waitingroom.minute
             where minute >= :since
             order by minute
            """)
                .param("since", at(since))
                .query((row, n) -> new Minute(
                        instant(row, "minute"),
                        row.getLong("admitted"),
                        row.getLong("waiting"),
                        row.getInt("passes"),
                        row.getInt("slowest_millis")))
                .list();
    }

    /** Forgets what no ticket or pass can ask for any more. */
    void forget(Instant now) {
        Instant before = now.minus(Duration.ofDays(3));
        jdbc.sql("delete from waitingroom.slice where second < :before")
                .param("before", before.getEpochSecond())
                .update();
        jdbc.sql("delete from waitingroom.holder where since < :before")
                .param("before", at(before))
                .update();
        jdbc.sql("delete from waitingroom.minute where minute < :before")
                .param("before", at(before))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
