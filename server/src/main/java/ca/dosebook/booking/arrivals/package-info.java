/** Who came to a clinic day, who is waiting, who sits after the dose, and who did not come. */
@NamedInterface("arrivals")
@NullMarked
package ca.dosebook.booking.arrivals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
