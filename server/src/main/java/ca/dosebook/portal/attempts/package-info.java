/** How often something secret can be guessed, counted by all nodes together. */
@NullMarked
package ca.dosebook.portal.attempts;

import org.jspecify.annotations.NullMarked;
