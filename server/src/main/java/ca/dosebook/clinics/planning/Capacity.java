package ca.dosebook.clinics.planning;

import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicSlots;
import java.time.ZoneId;

/** How many people a clinic day can take. Pure. */
public final class Capacity {

    private Capacity() {}

    /** In all: its slots times the places of each; blocked spans take none. */
    public static int people(ClinicDay day, ZoneId zone) {
        return ClinicSlots.startsOf(day, zone).size() * day.slotCapacity();
    }
}
