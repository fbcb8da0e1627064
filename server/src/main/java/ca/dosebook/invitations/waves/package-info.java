/**
 * Waves: so many people of the approved cohorts, chosen by a rule and invited together.
 *
 * <p>Owns waves, and how the invited are chosen and fitted to the free places. Refuses to know how they are told of it.
 */
@NamedInterface("waves")
@NullMarked
package ca.dosebook.invitations.waves;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
