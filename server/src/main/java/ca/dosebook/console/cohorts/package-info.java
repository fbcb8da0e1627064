/** The pages on which a coordinator uploads a list of people, looks through it and approves it. */
@NullMarked
package ca.dosebook.console.cohorts;

import org.jspecify.annotations.NullMarked;
