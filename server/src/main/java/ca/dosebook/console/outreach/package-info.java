/** The pages of invitations: waves forecast and made, sent, watched, withdrawn. */
@NullMarked
package ca.dosebook.console.outreach;

import org.jspecify.annotations.NullMarked;
