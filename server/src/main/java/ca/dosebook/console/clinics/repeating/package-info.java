/** Repeating clinics, for those who manage clinics. */
@NullMarked
package ca.dosebook.console.clinics.repeating;

import org.jspecify.annotations.NullMarked;
