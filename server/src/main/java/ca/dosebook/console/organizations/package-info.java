/** The pages on which the province looks after organizations. */
@NullMarked
package ca.dosebook.console.organizations;

import org.jspecify.annotations.NullMarked;
