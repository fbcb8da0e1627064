/** The measurements: what the server does in a second, beside a yardstick. */
@NullMarked
package ca.dosebook.rehearsal.bench;

import org.jspecify.annotations.NullMarked;
