/** Where someone lives, who answers for them there, and which clinics are near. */
@NullMarked
package ca.dosebook.portal.locating;

import org.jspecify.annotations.NullMarked;
