/** What is different on a server that plays a rehearsal: the key before every address, the opening at a call, the account. */
@NullMarked
package ca.dosebook.rehearsals.scope;

import org.jspecify.annotations.NullMarked;
