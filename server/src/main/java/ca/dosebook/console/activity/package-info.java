/** What the member of staff who looks did. */
@NullMarked
package ca.dosebook.console.activity;

import org.jspecify.annotations.NullMarked;
