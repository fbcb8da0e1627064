/** Real mornings: who came when, by what was published of them, and how people behave. */
@NullMarked
package ca.dosebook.rehearsal.days;

import org.jspecify.annotations.NullMarked;
