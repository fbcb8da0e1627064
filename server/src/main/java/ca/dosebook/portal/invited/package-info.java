/** What the invited come to by the link of a mail or letter: to begin, to say no, to be left alone. */
@NullMarked
package ca.dosebook.portal.invited;

import org.jspecify.annotations.NullMarked;
