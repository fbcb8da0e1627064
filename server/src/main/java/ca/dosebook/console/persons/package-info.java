/**
 * Finding one person by full identifiers, and that person's record. There is no list of persons and no way from one to
 * the next.
 */
@NullMarked
package ca.dosebook.console.persons;

import org.jspecify.annotations.NullMarked;
