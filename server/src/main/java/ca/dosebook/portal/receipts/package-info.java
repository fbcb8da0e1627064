/**
 * The receipt of one's doses: opened by a booking's reference and the birth date, or by a code sent to the address on record.
 * Up to then every answer is the same, whoever is recorded and whatever they were given.
 */
@NullMarked
package ca.dosebook.portal.receipts;

import org.jspecify.annotations.NullMarked;
