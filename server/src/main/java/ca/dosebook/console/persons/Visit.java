package ca.dosebook.console.persons;

import ca.dosebook.booking.Appointment;
import ca.dosebook.clinics.Site;

/** An appointment and where it is. */
record Visit(Appointment appointment, Site site) {}
