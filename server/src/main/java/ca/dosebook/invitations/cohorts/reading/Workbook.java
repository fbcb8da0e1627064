package ca.dosebook.invitations.cohorts.reading;

import ca.dosebook.invitations.cohorts.FileProblem;
import ca.dosebook.invitations.cohorts.reading.UnreadableFile.Heading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The first visible sheet of an Excel workbook, row by row. Formulas are taken as text and never calculated. */
final class Workbook {

    /** All parts together, unpacked: 200,000 rows of twelve cells take about half. */
    private static final long LARGEST_UNPACKED = 300L * 1024 * 1024;

    /** The part that is held in memory as a whole. */
    private static final long LARGEST_STRINGS = 80L * 1024 * 1024;

    /** Of the signatures at the beginning of a file, in bytes. */
    private static final int LONGEST_SIGNATURE = 8;

    /** Days since 1900 that Excel calls a date; up to the year 2119. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(80_000);

    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private Workbook() {}

    /** Whether it is a workbook, or was one before: any file of Excel. */
    static boolean isOne(byte[] file) {
        return file.length >= LONGEST_SIGNATURE
                && (ReadableWorkbook.isOOXMLZipHeader(file) || ReadableWorkbook.isOLE2Header(file));
    }

    static Heading read(byte[] file, ListFile.Collected lines) throws UnreadableFile {
        if (ReadableWorkbook.isOLE2Header(file)) {
            throw new UnreadableFile(contains(file, ENCRYPTED) ? FileProblem.PASSWORD : FileProblem.OLD_WORKBOOK);
        }
        weigh(file);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(false, true));
                Stream<Row> rows = first(workbook).openStream()) {
            return read(rows.iterator(), lines);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof StoppedReading stopped) {
                throw stopped;
            }
            throw new UnreadableFile(FileProblem.DAMAGED);
        }
    }

    /** Unpacks everything once, keeping nothing: a small file can be packed from gigabytes. */
    private static void weigh(byte[] file) throws UnreadableFile {
        boolean workbook = false;
        long all = 0;
        byte[] buffer = new byte[64 * 1024];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                workbook |= part.getName().equals("xl/workbook.xml");
                boolean strings = part.getName().endsWith("sharedStrings.xml");
                long one = 0;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    one += read;
                    all += read;
                    if (all > LARGEST_UNPACKED || strings && one > LARGEST_STRINGS) {
                        throw new UnreadableFile(FileProblem.UNPACKS_TOO_LARGE);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnreadableFile(FileProblem.DAMAGED);
        }
        if (!workbook) {
            throw new UnreadableFile(FileProblem.NOT_A_LIST);
        }
    }

    private static Sheet first(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseGet(workbook::getFirstSheet);
    }

    private static Heading read(Iterator<Row> rows, ListFile.Collected lines) throws UnreadableFile {
        HeadingLine heading = null;
        while (rows.hasNext()) {
            Row row = rows.next();
            List<String> cells = cells(row, heading);
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (heading == null) {
                heading = HeadingLine.of(cells);
            } else {
                lines.add(heading.line(row.getRowNum(), cells));
            }
        }
        if (heading == null) {
            throw new UnreadableFile(FileProblem.EMPTY);
        }
        return heading.heading();
    }

    private static List<String> cells(Row row, @Nullable HeadingLine heading) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell, heading != null && heading.isBirthDate(i)));
        }
        return cells;
    }

    private static String text(Cell cell, boolean birthDate) {
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return "=" + cell.getFormula();
        }
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        if (cell.getType() != CellType.NUMBER) {
            return cell.getType() == CellType.EMPTY ? "" : String.valueOf(cell.getText());
        }
        BigDecimal number = cell.asNumber();
        if (birthDate && number.signum() > 0 && number.compareTo(LAST_DAY) < 0) {
            return cell.asDate().toLocalDate().toString();
        }
        return number == null ? raw : number.stripTrailingZeros().toPlainString();
    }

    private static boolean contains(byte[] file, byte[] wanted) {
        for (int i = 0; i + wanted.length <= file.length; i++) {
            int same = 0;
            while (same < wanted.length && file[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
