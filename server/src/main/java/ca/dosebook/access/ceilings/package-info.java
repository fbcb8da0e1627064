/**
 * How many persons a member of staff may look for and see in an hour and a day: a ceiling that stops, not only reports.
 */
@NamedInterface("ceilings")
@NullMarked
package ca.dosebook.access.ceilings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
