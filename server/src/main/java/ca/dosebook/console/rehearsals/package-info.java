/** Rehearsals of the opening: prepared by two people of the province, ended by one, their reports kept. */
@NullMarked
package ca.dosebook.console.rehearsals;

import org.jspecify.annotations.NullMarked;
