/** What the lines of a list mean, and what is noticed about them. Pure. */
@NullMarked
package ca.dosebook.invitations.cohorts.reviewing;

import org.jspecify.annotations.NullMarked;
