/**
 * Who may go in, and when: admission in turn, for more people than booking can serve at once.
 *
 * <p>Owns tickets (a place in the line), passes (the right to be inside), the door, and how fast people are admitted.
 * Refuses to know what is booked: that some area has free places, and that something opens at a moment, it is told
 * ({@link ca.dosebook.waitingroom.Outlook}). What is asked of it a thousand times a second is answered from memory.
 */
@ApplicationModule(allowedDependencies = {"kernel", "secrets"})
@NullMarked
package ca.dosebook.waitingroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
