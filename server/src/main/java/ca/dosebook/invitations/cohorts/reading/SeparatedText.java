package ca.dosebook.invitations.cohorts.reading;

import ca.dosebook.invitations.cohorts.FileProblem;
import ca.dosebook.invitations.cohorts.reading.UnreadableFile.Heading;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text with a line a person: commas, semicolons or tabs between the cells, in the encodings that spreadsheets write. */
final class SeparatedText {

    /** What Excel writes as “CSV” on the machines of offices here. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private SeparatedText() {}

    static Heading read(byte[] file, ListFile.Collected lines) throws UnreadableFile {
        String text = decoded(file);
        if (text.isBlank()) {
            throw new UnreadableFile(FileProblem.EMPTY);
        }
        // A first line "sep=;" is Excel's own hint about the separator; the separator shows without it.
        String skipped = text.regionMatches(true, 0, "sep=", 0, 4)
                ? text.lines().findFirst().orElse("")
                : "";
        String rest = text.substring(skipped.length());
        HeadingLine heading = null;
        try (CsvReader<CsvRecord> csv =
                reader(separator(rest)).allowUnclosedQuote(false).ofCsvRecord(rest)) {
            for (CsvRecord record : csv) {
                List<String> cells = record.getFields();
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (heading == null) {
                    heading = HeadingLine.of(cells);
                } else {
                    // The rest begins at the end of the skipped line, so its first line is empty: the count is right.
                    lines.add(heading.line((int) record.getStartingLineNumber(), cells));
                }
            }
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw new UnreadableFile(FileProblem.DAMAGED);
        }
        return found(heading);
    }

    private static Heading found(@Nullable HeadingLine heading) throws UnreadableFile {
        if (heading == null) {
            throw new UnreadableFile(FileProblem.EMPTY);
        }
        return heading.heading();
    }

    private static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true);
    }

    /** Strict UTF-8 decides: hardly any text of another encoding with an accent in it is valid UTF-8. */
    private static String decoded(byte[] file) throws UnreadableFile {
        Charset charset = marked(file);
        if (charset == null) {
            charset = isValid(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : WINDOWS;
        }
        String text = new String(file, charset);
        if (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        if (looksBinary(text)) {
            throw new UnreadableFile(FileProblem.NOT_A_LIST);
        }
        return text;
    }

    /** The encoding that the mark at the beginning names; null where there is none. */
    private static @Nullable Charset marked(byte[] file) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(file, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return begins(file, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean begins(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValid(byte[] file, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** No list has control characters besides tabs and line ends; a few may be dirt. */
    private static boolean looksBinary(String text) {
        int looked = Math.min(text.length(), 4096);
        long controls = text.substring(0, looked)
                .chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')
                .count();
        return text.startsWith("%PDF") || controls * 50 > looked;
    }

    /** The one that makes the most names of columns out of the first line. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max(Comparator.comparingInt((Character candidate) -> HeadingLine.known(cells(first, candidate)))
                        .thenComparing(candidate ->
                                first.chars().filter(c -> c == candidate).count()))
                .orElse(',');
    }

    private static List<String> cells(String line, char separator) {
        try (Stream<CsvRecord> records = reader(separator).allowUnclosedQuote(true).ofCsvRecord(line).stream()) {
            return records.findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (CsvParseException e) {
            return List.of();
        }
    }
}
