/** What this module decides, in words: the same on the portal and for staff. */
@NamedInterface("words")
@NullMarked
package ca.dosebook.rollout.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
