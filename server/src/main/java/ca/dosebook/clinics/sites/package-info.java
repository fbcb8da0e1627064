/** Adding and changing sites and the stops of their routes. Who may do so is not decided here. */
@NamedInterface("sites")
@NullMarked
package ca.dosebook.clinics.sites;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
