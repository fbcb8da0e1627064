package ca.dosebook.rehearsals;

import java.util.List;

/**
 * What a rehearsal is played with: sites, days, free places, modes, openings and rules of the real installation as they
 * are now. Nobody's data: no person, no booking, no user of the staff, not even the id of one. Pauses and the past stay out.
 * What the release ships (health units, postal areas, products) the other database has by itself.
 *
 * @param table to be filled
 * @param columns to be filled
 * @param query of the same columns, on the real one
 */
record Copying(String table, String columns, String query) {

    /** In the order of what refers to what. */
    static final List<Copying> ALL = List.of(
            new Copying(
                    "vaccines.interval_rule",
                    "rule_id, effective_from, product_code, group_code, minimum_days, target_days, maximum_days, note",
                    RehearsalCopyStore.INTERVAL_RULES),
            new Copying(
                    "rollout.booking_mode",
                    "health_unit_id, booking_tool, call_centre, local_name, local_address, local_phone, local_url",
                    RehearsalCopyStore.BOOKING_MODES),
            new Copying(
                    "rollout.mode_exception",
                    "exception_id, health_unit_id, site_id, group_code, booking_tool, call_centre, local_name, local_address,"
                            + " local_phone, local_url, added_at",
                    RehearsalCopyStore.MODE_EXCEPTIONS),
            new Copying("rollout.opening", "opening_id, health_unit_id, starts_at, stage", RehearsalCopyStore.OPENINGS),
            new Copying(
                    "rollout.eligibility_rule",
                    "rule_id, health_unit_id, site_id, effective_from, effective_until, born_in_or_before, group_code, note,"
                            + " areas, hot_spots, by_invitation",
                    RehearsalCopyStore.ELIGIBILITY_RULES),
            new Copying(
                    "clinics.site",
                    "site_id, health_unit_id, kind, name_en, name_fr, zone, wheelchair_access, lanes, directions_en,"
                            + " directions_fr",
                    RehearsalCopyStore.SITES),
            new Copying(
                    "clinics.stop",
                    "site_id, stop_id, place_en, place_fr, street, town, postal_code, latitude, longitude, place_on_route,"
                            + " left_at",
                    RehearsalCopyStore.STOPS),
            new Copying(
                    "clinics.clinic_day",
                    "site_id, clinic_day_id, stop_id, day, opens, closes, product_code, slot_minutes, slot_capacity,"
                            + " reserved_groups, reserved_for_groups, reserved_for_phone, blocked",
                    RehearsalCopyStore.CLINIC_DAYS),
            new Copying(
                    "clinics.slot",
                    "site_id, slot_id, clinic_day_id, starts_at, capacity, closed, reserved_for_groups, reserved_for_phone",
                    RehearsalCopyStore.SLOTS),
            new Copying("clinics.edition", "number", RehearsalCopyStore.EDITION));
}
