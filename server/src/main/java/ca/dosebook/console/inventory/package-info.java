/** The stock of the sites, for those who keep it, and the lots of the province, for those who answer for them. */
@NullMarked
package ca.dosebook.console.inventory;

import org.jspecify.annotations.NullMarked;
