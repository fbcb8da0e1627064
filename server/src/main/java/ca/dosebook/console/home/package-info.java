/** The first page for staff: what the roles held are for, and what waits. */
@NullMarked
package ca.dosebook.console.home;

import org.jspecify.annotations.NullMarked;
