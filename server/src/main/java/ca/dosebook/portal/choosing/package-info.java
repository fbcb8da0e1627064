/**
 * A clinic, a day and a time for a dose; the place is held from the moment it is chosen.
 *
 * <p>Staff who are about to publish clinic days see them with the very list that residents see.
 */
@NamedInterface("choosing")
@NullMarked
package ca.dosebook.portal.choosing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
