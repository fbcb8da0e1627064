/** The pages on which administrators look after users. */
@NullMarked
package ca.dosebook.console.users;

import org.jspecify.annotations.NullMarked;
