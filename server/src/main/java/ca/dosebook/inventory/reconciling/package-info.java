/** A site's stock at the end of a day: what left it, and how much may be left over. */
@NamedInterface("reconciling")
@NullMarked
package ca.dosebook.inventory.reconciling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
