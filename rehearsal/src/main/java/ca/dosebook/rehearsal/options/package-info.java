/** What was asked on the command line, read in one way for every command. */
@NullMarked
package ca.dosebook.rehearsal.options;

import org.jspecify.annotations.NullMarked;
