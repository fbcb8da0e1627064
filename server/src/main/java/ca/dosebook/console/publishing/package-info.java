/** The pages on which clinic days are published, cancelled and moved. */
@NullMarked
package ca.dosebook.console.publishing;

import org.jspecify.annotations.NullMarked;
