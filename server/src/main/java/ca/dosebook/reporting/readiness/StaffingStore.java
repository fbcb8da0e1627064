package ca.dosebook.reporting.readiness;

import ca.dosebook.access.Permission;
import ca.dosebook.access.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how many people work for a unit, and what waits for them. */
@Component
class StaffingStore {

    private final JdbcClient jdbc;

    StaffingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Integer, Staffing> byUnit() {
        Map<Integer, Staffing> found = new HashMap<>();
        jdbc.sql("""
                        select o.health_unit_id,
                               count(distinct u.user_id) filter (where r.role = 'HEALTH_UNIT_COORDINATOR') as coordinators,
                               count(distinct u.user_id) filter (where r.role = 'CLINIC_LEAD') as leads,
                               count(distinct u.user_id) filter (where r.role = any (cast(:deciding as text[]))) as deciders
                          from access.organization as o
                          join access.held_role as r on r.organization_id = o.organization_id
                          join access.staff_user as u on u.user_id = r.user_id
                         where o.health_unit_id is not null and u.state = 'ACTIVE'
                         group by o.health_unit_id""")
                .param(
                        "deciding",
                        Arrays.stream(Role.values())
                                .filter(role -> role.has(Permission.DECIDE_REQUESTS))
                                .map(Role::name)
                                .toArray(String[]::new))
                .query((row, n) -> found.put(
                        row.getInt("health_unit_id"),
                        new Staffing(row.getInt("coordinators"), row.getInt("leads"), row.getInt("deciders"))))
                .list();
        return found;
    }

    Map<Integer, Integer> waitingRequests(Instant now) {
        Map<Integer, Integer> found = new HashMap<>();
        jdbc.sql("""
                        select o.health_unit_id, count(*) as requests
                          from approvals.request as q
                          join access.organization as o on o.organization_id = q.organization_id
                         where q.state = 'WAITING' and q.expires_at > :now and o.health_unit_id is not null
                         group by o.health_unit_id""")
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, n) -> found.put(row.getInt("health_unit_id"), row.getInt("requests")))
                .list();
        return found;
    }
}
