package ca.dosebook.rehearsal.machine;

import ca.dosebook.rehearsal.client.Wish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks into the embedded database of a server, as an auditor would: what is written there is what counts. */
public final class Database {

    private final Path data;
    private final int port;

    public Database(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    public int port() {
        return port;
    }

    public String password() {
        try {
            String line = Files.readAllLines(data.resolve("pgpass")).getFirst();
            return line.substring(line.lastIndexOf(':') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public java.sql.Connection connect(String user) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/dosebook", user, password());
    }

    public void run(String user, String... statements) throws SQLException {
        try (var connection = connect(user);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String sql, Row<T> reader, Object... parameters) throws SQLException {
        try (var connection = connect("dosebook");
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        }
    }

    public long count(String sql, Object... parameters) throws SQLException {
        return query(sql, row -> row.getLong(1), parameters).getFirst();
    }

    /** A slot and the day it is on. */
    public record Offer(Wish.Place place, LocalDate day) {}

    /** The slots from tomorrow on, in the order of their days. */
    public List<Offer> offers() throws SQLException {
        return offers(Integer.MAX_VALUE);
    }

    /** So many of the slots from tomorrow on that everyone may book, by chance, in the order of their days. */
    public List<Offer> offers(int most) throws SQLException {
        return query(
                """
                select f.site_id, f.slot_id, f.product_code, f.day
                  from (select s.site_id, s.slot_id, d.product_code, d.day, s.starts_at
                          from clinics.slot as s
                          join clinics.clinic_day as d
                            on d.site_id = s.site_id and d.clinic_day_id = s.clinic_day_id
                         where s.starts_at > now() + interval '1 day' and d.state = 'PUBLISHED'
                           and not exists (select from rollout.mode_exception as m
                                            where m.site_id = s.site_id and m.ended_at is null)
                         order by %s
                         limit ?) as f
                 order by f.day, f.starts_at, f.slot_id""".formatted(most == Integer.MAX_VALUE ? "1" : "random()"),
                row -> new Offer(
                        new Wish.Place(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)),
                        row.getObject(4, LocalDate.class)),
                most);
    }

    /** What must never be: each count by its name, all of them zero in a sound database. */
    public Map<String, Long> contradictions() throws SQLException {
        return Map.of(
                "holds without their place",
                count("""
                        select count(*)
                          from booking.hold as h
                          left join booking.roster as r
                            on r.site_id = h.site_id and r.slot_id = h.slot_id and r.entry_id = h.hold_id
                         where r.held_until is null"""),
                "overbooked slots",
                count("select count(*) from clinics.slot where taken > capacity"),
                "slots whose count is not their roster",
                count("""
                        select count(*)
                          from clinics.slot as s
                          full join (select site_id, slot_id, count(*) as entries
                                       from booking.roster
                                      group by site_id, slot_id) as r
                            on r.site_id = s.site_id and r.slot_id = s.slot_id
                         where coalesce(s.taken, 0) <> coalesce(r.entries, 0)"""),
                "appointments without their place",
                count("""
                        select count(*)
                          from booking.appointment as a
                          left join booking.roster as r
                            on r.site_id = a.site_id and r.slot_id = a.slot_id and r.entry_id = a.appointment_id
                         where a.state = 'BOOKED' and (r.entry_id is null or r.held_until is not null)"""),
                "places of nobody",
                count("""
                        select count(*)
                          from booking.roster as r
                          left join booking.appointment as a
                            on a.person_key = r.person_key and a.appointment_id = r.entry_id and a.state = 'BOOKED'
                          left join booking.hold as h
                            on h.person_key = r.person_key and h.dose_ordinal = r.dose_ordinal
                           and h.hold_id = r.entry_id
                         where (r.held_until is null and a.appointment_id is null)
                            or (r.held_until is not null and h.hold_id is null)"""),
                "bookings without two appointments",
                count("""
                        select count(*)
                          from (select b.booking_id
                                  from booking.booking as b
                                  left join booking.appointment as a
                                    on a.person_key = b.person_key and a.booking_id = b.booking_id
                                   and a.state = 'BOOKED'
                                 group by b.person_key, b.booking_id
                                having count(a.appointment_id) <> 2) as broken"""),
                "bookings of nobody",
                count("""
                        select count(*)
                          from booking.booking as b
                          left join people.person as p on p.person_key = b.person_key
                         where p.person_key is null"""),
                "bookings without their message",
                count("""
                        select count(*)
                          from booking.booking as b
                         where not exists (select from messages.outbox as m
                                            where m.person_key = b.person_key and m.about = b.booking_id)"""));
    }
}
