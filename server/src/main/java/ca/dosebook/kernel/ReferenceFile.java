package ca.dosebook.kernel;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of the reference data shipped with Dosebook ({@code reference/*.csv}; sources in {@code SOURCES.md}). */
public final class ReferenceFile {

    private ReferenceFile() {}

    /** Every row after the heading; a row with more or fewer fields than the heading is refused. */
    public static List<NamedCsvRecord> rows(String name) {
        String path = "/reference/" + name;
        InputStream bytes = ReferenceFile.class.getResourceAsStream(path);
        if (bytes == null) {
            throw new IllegalStateException("reference data is missing: " + path);
        }
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The field, or null where the file has nothing. */
    public static @Nullable String textOrNull(NamedCsvRecord row, String field) {
        String text = row.getField(field);
        return text.isBlank() ? null : text;
    }

    /** The field as a whole number, or null where the file has nothing. */
    public static @Nullable Integer numberOrNull(NamedCsvRecord row, String field) {
        String text = textOrNull(row, field);
        return text == null ? null : Integer.valueOf(text);
    }
}
