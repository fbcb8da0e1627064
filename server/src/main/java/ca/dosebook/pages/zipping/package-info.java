/** Sends a page compressed to browsers that take it so. */
@NullMarked
package ca.dosebook.pages.zipping;

import org.jspecify.annotations.NullMarked;
