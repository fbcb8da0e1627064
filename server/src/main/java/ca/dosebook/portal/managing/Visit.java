package ca.dosebook.portal.managing;

import ca.dosebook.booking.Booking;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.Person;

/** A booking that its reader has opened, as it is now. A controller method that asks for one is closed to others. */
@Personal
record Visit(Managing managing, Booking booking, Person person) {

    Visit with(Managing other) {
        return new Visit(other, booking, person);
    }

    /** What to call the person: the given name and nothing more. */
    String name() {
        return person.identity().name().calledBy();
    }

    @Override
    public String toString() {
        return "Visit[masked]";
    }
}
