package ca.dosebook.rehearsals;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.stereotype.Repository;

/** Fills the database of a rehearsal from the real one, table by table, as both stand at one moment. */
@Repository
class RehearsalCopyStore {

    static final String INTERVAL_RULES = """
            select rule_id, effective_from, product_code, group_code, minimum_days, target_days, maximum_days, note
              from vaccines.interval_rule""";

    static final String BOOKING_MODES = """
            select health_unit_id, booking_tool, call_centre, local_name, local_address, local_phone, local_url
              from rollout.booking_mode""";

    static final String MODE_EXCEPTIONS = """
            select exception_id, health_unit_id, site_id, group_code, booking_tool, call_centre, local_name,
                   local_address, local_phone, local_url, added_at
              from rollout.mode_exception
             where ended_at is null""";

    static final String OPENINGS = """
            select opening_id, health_unit_id, starts_at, stage
              from rollout.opening
             where withdrawn_at is null""";

    static final String ELIGIBILITY_RULES = """
            select rule_id, health_unit_id, site_id, effective_from, effective_until, born_in_or_before, group_code, note,
                   areas, hot_spots, by_invitation
              from rollout.eligibility_rule
             where ended_at is null""";

    static final String SITES = """
            select site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access, lanes, directions_en,
                   directions_fr
              from clinics.site
             where closed_at is null""";

    static final String STOPS = """
            select p.site_id, p.stop_id, p.place_en, p.place_fr, p.street, p.town, p.postal_code, p.latitude,
                   p.longitude, p.place_on_route, p.left_at
              from clinics.stop as p
              join clinics.site as s on s.site_id = p.site_id
             where s.closed_at is null""";

    static final String CLINIC_DAYS = """
            select d.site_id, d.clinic_day_id, d.stop_id, d.day, d.opens, d.closes, d.product_code, d.slot_minutes,
                   d.slot_capacity, d.reserved_groups, d.reserved_for_groups, d.reserved_for_phone, d.blocked
              from clinics.clinic_day as d
              join clinics.site as s on s.site_id = d.site_id
             where s.closed_at is null and d.state = 'PUBLISHED' and d.day >= cast('%1$s' as date) - 1""";

    /** The places that are free: those taken have people in them, who stay where they are. */
    static final String SLOTS = """
            select l.site_id, l.slot_id, l.clinic_day_id, l.starts_at, l.capacity - l.taken as capacity, l.closed,
                   l.reserved_for_groups, l.reserved_for_phone
              from clinics.slot as l
              join clinics.clinic_day as d on d.site_id = l.site_id and d.clinic_day_id = l.clinic_day_id
              join clinics.site as s on s.site_id = l.site_id
             where s.closed_at is null and d.state = 'PUBLISHED' and d.day >= cast('%1$s' as date) - 1""";

    /** Beyond every number the copy has had, so that whoever remembers its sites reads them again. */
    static final String EDITION = """
            select number + 1000000000 as number
              from clinics.edition""";

    private final Databases databases;
    private final Clock clock;

    RehearsalCopyStore(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    void copy() {
        try (Connection from = databases.own();
                Connection to = databases.rehearsals()) {
            from.setAutoCommit(false);
            from.setReadOnly(true);
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            to.setAutoCommit(false);
            try (Statement sql = to.createStatement()) {
                for (Copying one : Copying.ALL.reversed()) {
                    sql.execute("delete from " + one.table());
                }
            }
            for (Copying one : Copying.ALL) {
                copy(from, to, one);
            }
            try (Statement sql = to.createStatement()) {
                sql.execute("analyze");
            }
            to.commit();
        } catch (SQLException | IOException e) {
            throw new RehearsalProblem("The sites, days and rules could not be copied.", e);
        }
    }

    private void copy(Connection from, Connection to, Copying one) throws SQLException, IOException {
        CopyManager source = from.unwrap(BaseConnection.class).getCopyAPI();
        CopyIn target = to.unwrap(BaseConnection.class)
                .getCopyAPI()
                .copyIn("copy " + one.table() + " (" + one.columns() + ") from stdin");
        try {
            source.copyOut("copy (" + one.query().formatted(clock.instant()) + ") to stdout", new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    write(new byte[] {(byte) value}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    try {
                        target.writeToCopy(bytes, offset, length);
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                }
            });
            target.endCopy();
        } finally {
            if (target.isActive()) {
                target.cancelCopy();
            }
        }
    }

    /** What is there that may not be: rows of people. Empty when all is well. */
    List<String> peopleThere() {
        try (Connection connection = databases.rehearsals();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("""
                        select (select count(*) from people.person) + (select count(*) from booking.booking)
                               + (select count(*) from invitations.invitation) + (select count(*) from access.staff_user)
                               + (select count(*) from messages.outbox) as people""")) {
            row.next();
            return row.getLong("people") == 0 ? List.of() : List.of(row.getLong("people") + " rows of people");
        } catch (SQLException e) {
            throw new RehearsalProblem("The copy could not be looked at.", e);
        }
    }
}
