/** What can be seen from this machine of a server that was started here: its process, its database, its processor time. */
@NullMarked
package ca.dosebook.rehearsal.machine;

import org.jspecify.annotations.NullMarked;
