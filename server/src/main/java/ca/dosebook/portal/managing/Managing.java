package ca.dosebook.portal.managing;

import ca.dosebook.booking.Booking;
import ca.dosebook.booking.BookingId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.portal.HeldPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to one booking, and what is being changed in it. It lives in the browser, sealed.
 *
 * @param person the key, in hexadecimal digits
 * @param held the places chosen for doses that are to be moved or booked again
 * @param until when the right ends
 * @param copy the id of the next mail that repeats the booking: sending a form twice sends one mail
 * @param news what the next page has to say; null for nothing
 */
@Personal
record Managing(
        String person,
        UUID booking,
        List<HeldPlace> held,
        Instant until,
        UUID copy,
        @Nullable News news) {

    /** What was done, or why not. */
    enum What {
        CHANGED,
        CANCELLED,
        SENT,
        SENT_OFTEN,
        KEPT,
        NEW_TIME_KEPT,
        SAME_TIME,
        BOOKED_ELSEWHERE,
        BEGUN,
        REFUSED
    }

    /** @param doses which are meant; empty where none is */
    record News(What what, List<Integer> doses) {
        News {
            doses = List.copyOf(doses);
        }
    }

    Managing {
        held = List.copyOf(held);
    }

    static Managing of(Booking booking, List<HeldPlace> held, Instant until) {
        String person = HexFormat.of().formatHex(booking.person().value());
        return new Managing(person, booking.id().value(), held, until, Uuids.next(), null);
    }

    PersonKey personKey() {
        return new PersonKey(HexFormat.of().parseHex(person));
    }

    BookingId bookingId() {
        return new BookingId(booking);
    }

    boolean sameBooking(Booking other) {
        return other.id().equals(bookingId()) && other.person().equals(personKey());
    }

    Managing until(Instant moment) {
        return new Managing(person, booking, held, moment, copy, news);
    }

    Managing holding(List<HeldPlace> places) {
        return new Managing(person, booking, places, until, copy, news);
    }

    /** With this place instead of the one held for the dose before. */
    Managing holding(HeldPlace place) {
        List<HeldPlace> places = new ArrayList<>(without(place.dose()).held());
        places.add(place);
        places.sort(Comparator.comparingInt(HeldPlace::dose));
        return holding(places);
    }

    Managing without(int dose) {
        return holding(held.stream().filter(place -> place.dose() != dose).toList());
    }

    Managing saying(What what, List<Integer> doses) {
        return new Managing(person, booking, held, until, copy, new News(what, doses));
    }

    Managing saying(What what) {
        return saying(what, List.of());
    }

    Managing silent() {
        return new Managing(person, booking, held, until, copy, null);
    }

    Managing copySent() {
        return new Managing(person, booking, held, until, Uuids.next(), news);
    }

    @Override
    public String toString() {
        return "Managing[masked]";
    }
}
