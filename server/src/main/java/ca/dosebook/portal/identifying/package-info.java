/** Who the doses are for, and whether they may book. */
@NullMarked
package ca.dosebook.portal.identifying;

import org.jspecify.annotations.NullMarked;
