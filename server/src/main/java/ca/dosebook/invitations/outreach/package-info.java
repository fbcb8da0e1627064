/**
 * How the invited are told, and what became of it: mails, letters, calls.
 *
 * <p>Owns the texts and the state of telling. Refuses to know who is chosen, and what was booked.
 */
@NamedInterface("outreach")
@NullMarked
package ca.dosebook.invitations.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
