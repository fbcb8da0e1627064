/** Receipts in the hands of staff: printed right after the dose or from a person's record, and told of by mail. */
@NullMarked
package ca.dosebook.console.receipts;

import org.jspecify.annotations.NullMarked;
