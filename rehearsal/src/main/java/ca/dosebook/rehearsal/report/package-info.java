/** What a rehearsal showed, for people who decide and for programs. */
@NullMarked
package ca.dosebook.rehearsal.report;

import org.jspecify.annotations.NullMarked;
