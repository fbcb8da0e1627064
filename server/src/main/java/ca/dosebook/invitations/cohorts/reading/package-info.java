/** Reads a file into lines of cells: encoding, separator, columns. Knows nothing of what a cell means. */
@NullMarked
package ca.dosebook.invitations.cohorts.reading;

import org.jspecify.annotations.NullMarked;
