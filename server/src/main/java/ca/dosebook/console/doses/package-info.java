/**
 * The doses on a found person's record: seeing them, recording one given elsewhere, correcting and striking out. An older dose of
 * a clinic takes two people.
 */
@NullMarked
package ca.dosebook.console.doses;

import org.jspecify.annotations.NullMarked;
