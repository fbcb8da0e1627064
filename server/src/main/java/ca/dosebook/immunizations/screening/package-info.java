/** What is asked before a dose, and the consent to it. */
@NamedInterface("screening")
@NullMarked
package ca.dosebook.immunizations.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
