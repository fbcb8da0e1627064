/** What a clinic day is made of: its state, staff, shares kept back, spans without vaccination. Values only, no SQL. */
@NamedInterface("days")
@NullMarked
package ca.dosebook.clinics.days;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
