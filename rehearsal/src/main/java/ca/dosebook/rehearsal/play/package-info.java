/** Plays a morning: people arrive when they would, whatever the server does, and behave as people do. */
@NullMarked
package ca.dosebook.rehearsal.play;

import org.jspecify.annotations.NullMarked;
