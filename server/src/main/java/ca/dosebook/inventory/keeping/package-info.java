/**
 * What staff do with the stock of a site: receive, thaw, send on, waste, count, and counter what was entered wrongly. Who
 * may do so is not decided here.
 */
@NamedInterface("keeping")
@NullMarked
package ca.dosebook.inventory.keeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
