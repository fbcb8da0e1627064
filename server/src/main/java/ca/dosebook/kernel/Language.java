package ca.dosebook.kernel;

import java.util.Locale;
import java.util.Optional;

/** One of Ontario's two languages of public service. Neither is the other's fallback. */
public enum Language {
    EN("en", Locale.CANADA),
    FR("fr", Locale.CANADA_FRENCH);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** The two-letter ISO 639-1 code, as in the first part of every public address: {@code /en/…}, {@code /fr/…}. */
    public String code() {
        return code;
    }

    /** The Canadian locale, for the form of dates and numbers. */
    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == EN ? FR : EN;
    }

    /** The language with this ISO 639-1 code; empty for any other string. */
    public static Optional<Language> ofCode(String code) {
        return switch (code) {
            case "en" -> Optional.of(EN);
            case "fr" -> Optional.of(FR);
            default -> Optional.empty();
        };
    }
}
