package ca.dosebook.rehearsals.scope;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the database at one moment, to be compared with what was acknowledged. The fields with “over”, “mis” and
 * “twice” are 0 while all is well.
 *
 * @param holds places kept for people who are typing
 * @param slotsOverbooked with more places taken than there are
 * @param slotsMiscounted whose count differs from the rows behind it
 * @param personsBookedTwice with two live appointments for one dose
 * @param mailsWaiting in the outbox, neither sent nor given up
 * @param mailsDiscarded which outside a rehearsal would have left
 * @param references of all bookings; null unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Account(
        long bookings,
        long liveAppointments,
        long holds,
        long slotsOverbooked,
        long slotsMiscounted,
        long personsBookedTwice,
        long mailsWaiting,
        long mailsDiscarded,
        @Nullable List<String> references) {

    Account with(List<String> all) {
        return new Account(
                bookings,
                liveAppointments,
                holds,
                slotsOverbooked,
                slotsMiscounted,
                personsBookedTwice,
                mailsWaiting,
                mailsDiscarded,
                all);
    }
}
