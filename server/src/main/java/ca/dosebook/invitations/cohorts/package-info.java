/**
 * Lists of people that a health unit uploads, looks through and approves, so that they can be invited.
 *
 * <p>Owns cohorts and their candidates, sealed row by row. Refuses to know how a candidate is invited, and what someone
 * has booked: that is asked through {@link ca.dosebook.invitations.cohorts.KnownPersons}.
 */
@NamedInterface("cohorts")
@NullMarked
package ca.dosebook.invitations.cohorts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
