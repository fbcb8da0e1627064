/**
 * A clinic without network: the day's list goes onto a device, what was recorded there comes back, and somebody answers
 * for both. The only pages of Dosebook that need a script.
 */
@NullMarked
package ca.dosebook.console.mobile;

import org.jspecify.annotations.NullMarked;
