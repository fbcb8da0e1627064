/**
 * Holds and confirmations that arrive together, done together: one transaction for many people, an outcome for each.
 *
 * <p>A batch reads and locks what decides, decides in Java in the order of arrival, and writes with one statement that
 * checks that all is still as read. One request is a batch of one. Correctness rests on row locks and constraints alone,
 * so any number of nodes may do the same; the order of locks is holds by person, then invitations or slots by id.
 */
@NullMarked
package ca.dosebook.booking.together;

import org.jspecify.annotations.NullMarked;
