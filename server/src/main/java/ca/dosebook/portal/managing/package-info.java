/** Finding a booking again; moving, cancelling, having it sent once more. */
@NullMarked
package ca.dosebook.portal.managing;

import org.jspecify.annotations.NullMarked;
