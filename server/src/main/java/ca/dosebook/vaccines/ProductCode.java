package ca.dosebook.vaccines;

/**
 * Names a vaccine product inside Dosebook: {@code PFIZER}, {@code MODERNA}.
 *
 * @param value upper-case letters, digits and underscores
 */
public record ProductCode(String value) {

    public ProductCode {
        if (!value.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new IllegalArgumentException("not a product code: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
