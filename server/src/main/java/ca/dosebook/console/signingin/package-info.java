/** The way in: activation, password, second factor, organization; and the way out. */
@NullMarked
package ca.dosebook.console.signingin;

import org.jspecify.annotations.NullMarked;
