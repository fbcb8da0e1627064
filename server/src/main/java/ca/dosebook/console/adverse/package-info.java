/** Following adverse events: the health unit's list, one report with its versions, and what is added to it. */
@NullMarked
package ca.dosebook.console.adverse;

import org.jspecify.annotations.NullMarked;
