/** Signing in through an organization's identity provider: the pages on the way there and back. */
@NullMarked
package ca.dosebook.console.providers;

import org.jspecify.annotations.NullMarked;
