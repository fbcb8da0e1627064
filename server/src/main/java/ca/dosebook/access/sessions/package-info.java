/**
 * Who is behind a request: the sessions of the staff, and the door that answers an endpoint only to those its annotation
 * names.
 */
@NamedInterface("sessions")
@NullMarked
package ca.dosebook.access.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
