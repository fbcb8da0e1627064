/** What people say after booking, without saying who they are. */
@NamedInterface("feedback")
@NullMarked
package ca.dosebook.reporting.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
