/**
 * How far the campaign has come, where: may this person book here, now, and if not, why not and from when?
 *
 * <p>Owns the 34 health units, the postal areas that lead to them, the openings that move a unit from closed to pilot to
 * open, how a unit takes bookings (booking tool and call centre), and the dated eligibility rules. Answers from memory.
 *
 * <p>Refuses to know people, invitations and clinics: it is told a birth year, groups, and whether a valid invitation was
 * shown.
 */
@ApplicationModule(allowedDependencies = {"kernel", "wording", "vaccines", "audit"})
@NullMarked
package ca.dosebook.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
