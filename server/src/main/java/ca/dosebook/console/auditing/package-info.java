/** For the privacy officer: whom did this user see, who saw this person, today's sample, and the alerts. */
@NullMarked
package ca.dosebook.console.auditing;

import org.jspecify.annotations.NullMarked;
