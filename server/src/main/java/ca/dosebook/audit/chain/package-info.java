/**
 * The chain that shows when something was taken out of the audit log, changed in it or put into it.
 *
 * <p>Entries are written unchained, so that nobody waits for anybody. About once a second a linker closes a <i>block</i>:
 * every entry of one range of transactions that are all over, so that none can come later. Nothing that was written is
 * ever touched again.
 */
@NullMarked
package ca.dosebook.audit.chain;

import org.jspecify.annotations.NullMarked;
