/** One clinic day, and many at once, for those who manage clinics. */
@NullMarked
package ca.dosebook.console.clinics.days;

import org.jspecify.annotations.NullMarked;
