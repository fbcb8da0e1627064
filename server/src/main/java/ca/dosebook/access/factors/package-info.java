/** The second factors of the staff: codes of an app, one-time codes on paper. */
@NamedInterface("factors")
@NullMarked
package ca.dosebook.access.factors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
