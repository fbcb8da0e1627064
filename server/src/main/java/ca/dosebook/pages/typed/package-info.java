/** What people type into the boxes of a form, read the way they mean it. */
@NamedInterface("typed")
@NullMarked
package ca.dosebook.pages.typed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
