/** The people given a recalled lot. */
@NullMarked
package ca.dosebook.console.recalls;

import org.jspecify.annotations.NullMarked;
