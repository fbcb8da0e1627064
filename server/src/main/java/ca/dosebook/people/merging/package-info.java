/**
 * Which records are the same person's. It is said by a link from one key to another and taken back by ending the link, so
 * that taking back leaves everything as it was: no booking, dose or detail ever moves from one key to another.
 *
 * <p>A record points to at most one other. The links make trees; the key at the root, which points nowhere, is the one to
 * go on with.
 */
@NamedInterface("merging")
@NullMarked
package ca.dosebook.people.merging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
