@NullMarked
package ca.dosebook.booking.together;

import org.jspecify.annotations.NullMarked;
