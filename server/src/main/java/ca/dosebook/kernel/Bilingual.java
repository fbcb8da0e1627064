package ca.dosebook.kernel;

/** A text of the data (a site's name, a product's name) in both languages. */
public record Bilingual(String en, String fr) {

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case FR -> fr;
        };
    }
}
