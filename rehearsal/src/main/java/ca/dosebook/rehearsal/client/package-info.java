/** A resident's browser, as lean as it can be: whoever makes the load shares the processors with whoever bears it. */
@NullMarked
package ca.dosebook.rehearsal.client;

import org.jspecify.annotations.NullMarked;
