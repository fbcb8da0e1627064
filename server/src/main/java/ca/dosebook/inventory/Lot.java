package ca.dosebook.inventory;

import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A manufacturer's lot of a product.
 *
 * @param number as printed on the vial. Manufacturers have no common pattern for it, so there is none here: 1 to
 *     {@value #LONGEST_NUMBER} printable characters, no spaces at its ends; capitals do not distinguish two lots of a
 *     product
 * @param expires the last day on which it may be given while it is kept as the manufacturer says
 * @param recalledAt since when nobody may be given it
 */
public record Lot(LotId id, ProductCode product, String number, LocalDate expires, Optional<Instant> recalledAt) {

    public static final int LONGEST_NUMBER = 40;

    public Lot {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("not a lot number of 1 to 40 printable characters");
        }
    }

    /** Whether something can be a lot number as it stands. */
    public static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.equals(text.strip())
                && text.codePoints().noneMatch(Lot::isUnprintable);
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    public boolean recalled() {
        return recalledAt.isPresent();
    }
}
