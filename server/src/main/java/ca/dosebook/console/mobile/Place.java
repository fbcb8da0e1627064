package ca.dosebook.console.mobile;

import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Floor;

/** A clinic day with its site, by which everything about it is kept. */
record Place(SiteId site, ClinicDayId day) {

    static Place of(Floor floor) {
        return new Place(floor.site().id(), floor.day().id());
    }
}
