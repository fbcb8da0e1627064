/** The vaccinator's station: who is next, and one page from the questions to the dose. */
@NullMarked
package ca.dosebook.console.vaccinating;

import org.jspecify.annotations.NullMarked;
