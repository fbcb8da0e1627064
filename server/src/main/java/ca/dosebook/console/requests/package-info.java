/** The pages of requests that take two people. */
@NullMarked
package ca.dosebook.console.requests;

import org.jspecify.annotations.NullMarked;
