/** The readiness board: what is missing before the opening, what to do about it, and where. */
@NullMarked
package ca.dosebook.console.readiness;

import org.jspecify.annotations.NullMarked;
