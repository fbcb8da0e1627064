/** Lots as the province keeps them: added, given another expiry, recalled. Who may do so is not decided here. */
@NamedInterface("lots")
@NullMarked
package ca.dosebook.inventory.lots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
