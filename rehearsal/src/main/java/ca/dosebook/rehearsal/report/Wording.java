package ca.dosebook.rehearsal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The words of the report in one language. */
final class Wording {

    private final Properties words = new Properties();
    private final String language;
    private final Locale locale;

    Wording(String language) {
        this.language = language;
        this.locale = language.equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
        String name = "/report/words_" + language + ".properties";
        try (InputStream file = Wording.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("there are no words in " + language);
            }
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String language() {
        return language;
    }

    boolean knows(String key) {
        return words.containsKey(key);
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }

    String of(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    String whole(long value) {
        return number((double) value, 0);
    }

    String whole(double value) {
        return number(value, 0);
    }
}
