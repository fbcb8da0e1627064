/** Who was given a lot: asked when it is recalled. */
@NamedInterface("recalling")
@NullMarked
package ca.dosebook.immunizations.recalling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
