/** Finds the endpoint of a request without looking at every endpoint there is. */
@NullMarked
package ca.dosebook.pages.addresses;

import org.jspecify.annotations.NullMarked;
