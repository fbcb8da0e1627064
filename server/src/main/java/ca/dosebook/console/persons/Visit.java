package ca.dosebook.console.persons;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.Booking;
import ca.dosebook.clinics.Site;

/** An appointment, what it was booked with, and where it is. */
record Visit(Booking booking, Appointment appointment, Site site) {}
