/** What is missing before a health unit's opening. Pure rules over facts; a line is ready only when it is true. */
@NamedInterface("readiness")
@NullMarked
package ca.dosebook.reporting.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
