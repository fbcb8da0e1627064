/** Today, the calendar, sites and their routes, for those who manage clinics. */
@NullMarked
package ca.dosebook.console.clinics;

import org.jspecify.annotations.NullMarked;
