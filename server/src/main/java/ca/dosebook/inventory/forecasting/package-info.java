/** The stock held against the appointments that are booked: on which day doses will be missing. */
@NamedInterface("forecasting")
@NullMarked
package ca.dosebook.inventory.forecasting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
