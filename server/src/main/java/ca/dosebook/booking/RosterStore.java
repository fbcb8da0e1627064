package ca.dosebook.booking;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queries that watch over the roster. */
@Repository
class RosterStore {

    private final JdbcClient jdbc;

    RosterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<SlotId, Integer> entries(SiteId site) {
        Map<SlotId, Integer> entries = new HashMap<>();
        jdbc.sql("""
                        select slot_id, count(*)::integer as entries
                          from booking.roster
                         where site_id = :site_id
                         group by slot_id""").param("site_id", site.value()).query(row -> {
            entries.put(new SlotId(row.getObject("slot_id", UUID.class)), row.getInt("entries"));
        });
        return entries;
    }

    List<String> appointmentsWithoutEntry() {
        return jdbc.sql("""
                        select a.appointment_id
                          from booking.appointment as a
                          left join booking.roster as r
                            on r.site_id = a.site_id and r.slot_id = a.slot_id and r.entry_id = a.appointment_id
                         where a.state in ('BOOKED', 'FULFILLED', 'NO_SHOW') and (r.entry_id is null or r.held_until is not null)""")
                .query((row, n) -> "appointment " + row.getString("appointment_id") + " has no place in its slot")
                .list();
    }

    List<String> holdsWithoutEntry() {
        return jdbc.sql("""
                        select h.hold_id
                          from booking.hold as h
                          left join booking.roster as r
                            on r.site_id = h.site_id and r.slot_id = h.slot_id and r.entry_id = h.hold_id
                         where r.held_until is null""")
                .query((row, n) -> "hold " + row.getString("hold_id") + " has no place in its slot")
                .list();
    }

    List<String> entriesWithoutAppointment() {
        return jdbc.sql("""
                        select r.entry_id
                          from booking.roster as r
                          left join booking.appointment as a
                            on a.person_key = r.person_key and a.appointment_id = r.entry_id
                           and a.state in ('BOOKED', 'FULFILLED', 'NO_SHOW')
                         where r.held_until is null and a.appointment_id is null""")
                .query((row, n) -> "place " + row.getString("entry_id") + " is kept for no appointment")
                .list();
    }
}
