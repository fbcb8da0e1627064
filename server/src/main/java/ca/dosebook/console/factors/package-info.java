/** The second factors of the user at hand, their password and their sessions. */
@NullMarked
package ca.dosebook.console.factors;

import org.jspecify.annotations.NullMarked;
