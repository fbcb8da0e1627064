package ca.dosebook.invitations.cohorts.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks as small as they can be (ECMA-376, part 1): one sheet, one style for dates, one shared string. */
final class WorkbookOfTests {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    private WorkbookOfTests() {}

    static byte[] of(String rows) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            parts(zip, rows);
        }
        return file.toByteArray();
    }

    /** With another part of so many bytes, which pack to next to nothing. */
    static byte[] withPart(String name, long bytes) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] zeros = new byte[1024 * 1024];
            for (long written = 0; written < bytes; written += zeros.length) {
                zip.write(zeros);
            }
            if (!name.equals("xl/sharedStrings.xml")) {
                parts(zip, "");
            }
        }
        return file.toByteArray();
    }

    static byte[] zip(String name, String content) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            part(zip, name, content);
        }
        return file.toByteArray();
    }

    private static void parts(ZipOutputStream zip, String rows) throws IOException {
        part(zip, "[Content_Types].xml", HEAD + """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                </Types>""");
        part(
                zip,
                "_rels/.rels",
                HEAD + "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part(
                zip,
                "xl/workbook.xml",
                HEAD + "<workbook " + MAIN + " xmlns:r=\"" + RELATIONS
                        + "\"><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                zip,
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships xmlns=\"" + PACKAGE + "\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"" + RELATIONS + "/styles\" Target=\"styles.xml\"/>"
                        + "<Relationship Id=\"rId3\" Type=\"" + RELATIONS
                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                        + "</Relationships>");
        part(
                zip,
                "xl/styles.xml",
                HEAD + "<styleSheet " + MAIN
                        + "><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        part(
                zip,
                "xl/sharedStrings.xml",
                HEAD + "<sst " + MAIN + " count=\"1\" uniqueCount=\"1\"><si><t>Shared</t></si></sst>");
        part(
                zip,
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
