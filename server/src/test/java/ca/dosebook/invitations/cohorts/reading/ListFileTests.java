package ca.dosebook.invitations.cohorts.reading;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.FileProblem;
import ca.dosebook.invitations.cohorts.Finding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input 1: files of every make. */
class ListFileTests {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String FRENCH = "Prénom;Nom de famille;Date de naissance\nZoë;Bélanger;1938-03-15\n";

    private static ListFile.Content read(byte[] file) throws UnreadableFile {
        return ListFile.read(file, read -> {});
    }

    private static ListFile.Content read(String text) throws UnreadableFile {
        return read(text.getBytes(UTF_8));
    }

    private static FileProblem problem(byte[] file) {
        return catchThrowableOfType(UnreadableFile.class, () -> read(file)).problem();
    }

    private static FileProblem problem(String text) {
        return problem(text.getBytes(UTF_8));
    }

    private static byte[] marked(int[] mark, byte[] rest) {
        var file = new ByteArrayOutputStream();
        for (int each : mark) {
            file.write(each);
        }
        file.writeBytes(rest);
        return file.toByteArray();
    }

    @Test
    void every_encoding_of_spreadsheets_is_read() throws Exception {
        List<byte[]> files = List.of(
                FRENCH.getBytes(UTF_8),
                FRENCH.getBytes(WINDOWS),
                marked(new int[] {0xEF, 0xBB, 0xBF}, FRENCH.getBytes(UTF_8)),
                marked(new int[] {0xFE, 0xFF}, FRENCH.getBytes(UTF_16BE)),
                marked(new int[] {0xFF, 0xFE}, FRENCH.getBytes(UTF_16LE)));
        for (byte[] file : files) {
            Line line = read(file).lines().getFirst();
            assertThat(line.cell(Column.GIVEN_NAME)).isEqualTo("Zoë");
            assertThat(line.cell(Column.FAMILY_NAME)).isEqualTo("Bélanger");
            assertThat(line.number()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_shows_in_the_heading(String separator) throws Exception {
        String heading = String.join(separator, "Last name", "\"Given, name\"", "DOB");
        Line line = read(heading + "\r\n" + String.join(separator, "\"Roy" + separator + "Côté\"", "Ann", "1938-03-15"))
                .lines()
                .getFirst();

        assertThat(line.cell(Column.FAMILY_NAME)).isEqualTo("Roy" + separator + "Côté");
        assertThat(line.cell(Column.BIRTH_DATE)).isEqualTo("1938-03-15");
    }

    @Test
    void columns_come_in_any_order_and_spelling_and_unknown_ones_are_told_by_place_and_not_kept() throws Exception {
        ListFile.Content content = read("COURRIEL,favourite colour,date  de NAISSANCE,nom,No de carte Santé\n"
                + "rose@example.ca,green,1938-03-15,Roy,1234 567 897 AB\n");

        assertThat(content.heading().found())
                .containsExactlyInAnyOrder(Column.EMAIL, Column.BIRTH_DATE, Column.FAMILY_NAME, Column.HEALTH_NUMBER);
        assertThat(content.heading().unknown()).containsExactly(2);
        Line line = content.lines().getFirst();
        assertThat(line.cell(Column.HEALTH_NUMBER)).isEqualTo("1234 567 897 AB");
        assertThat(line.cells()).doesNotContain("green");
    }

    @Test
    void a_hint_of_excel_and_empty_lines_do_not_move_the_line_numbers() throws Exception {
        ListFile.Content content = read("sep=;\r\nnom;naissance\r\n\r\nRoy;1938-03-15\r\n;\r\nCôté;1939-03-15\r\n");

        assertThat(content.lines()).extracting(Line::number).containsExactly(4, 6);
    }

    @Test
    void cells_that_have_moved_are_noticed_and_trailing_ones_may_be_missing() throws Exception {
        List<Line> lines = read("nom,naissance,courriel,rue\nRoy,1938-03-15\nRoy,1938-03-15,a@b.ca,12, rue King\nRoy\n")
                .lines();

        assertThat(lines.get(0).problems()).isEmpty();
        assertThat(lines.get(1).problems()).containsExactly(Problem.of(Finding.WRONG_COLUMNS));
        assertThat(lines.get(2).problems()).containsExactly(Problem.of(Finding.WRONG_COLUMNS));
    }

    @Test
    void the_apostrophe_of_our_own_files_is_taken_off_again() throws Exception {
        Line line = read("nom,naissance,tél,rue\nO'Neil,1938-03-15,'+1 613 555 0123,'=1+1\n")
                .lines()
                .getFirst();

        assertThat(line.cell(Column.FAMILY_NAME)).isEqualTo("O'Neil");
        assertThat(line.cell(Column.PHONE)).isEqualTo("+1 613 555 0123");
        assertThat(line.cell(Column.STREET)).isEqualTo("=1+1");
    }

    @Test
    void a_cell_as_long_as_a_page_is_cut_and_said() throws Exception {
        Line line = read("nom,naissance\n" + "é".repeat(5000) + ",1938-03-15\n")
                .lines()
                .getFirst();

        assertThat(line.cell(Column.FAMILY_NAME)).hasSize(ListFile.LONGEST_CELL);
        assertThat(line.problems()).containsExactly(Problem.in(Column.FAMILY_NAME, Finding.CELL_TOO_LONG));
    }

    @Test
    void what_is_no_list_is_said_in_its_own_way() {
        assertThat(problem("")).isEqualTo(FileProblem.EMPTY);
        assertThat(problem(" \r\n\r\n")).isEqualTo(FileProblem.EMPTY);
        assertThat(problem("nom,naissance\n")).isEqualTo(FileProblem.EMPTY);
        assertThat(problem("%PDF-1.7\nnom,naissance")).isEqualTo(FileProblem.NOT_A_LIST);
        assertThat(problem(new byte[200])).isEqualTo(FileProblem.NOT_A_LIST);
        assertThat(problem("prénom,naissance\nZoë,1938-03-15\n")).isEqualTo(FileProblem.COLUMNS_MISSING);
        assertThat(problem("Zoë,Roy,1938-03-15\n")).isEqualTo(FileProblem.COLUMNS_MISSING);
        assertThat(problem("nom,surname,naissance\na,b,c\n")).isEqualTo(FileProblem.COLUMN_TWICE);
        assertThat(problem("nom,naissance\n\"Roy,1938-03-15\nCôté,1939-03-15\n"))
                .isEqualTo(FileProblem.DAMAGED);
        assertThat(problem(new byte[ListFile.LARGEST + 1])).isEqualTo(FileProblem.TOO_LARGE);
        assertThat(problem("nom,naissance\n" + "a,b\n".repeat(ListFile.MOST_LINES + 1)))
                .isEqualTo(FileProblem.TOO_MANY_LINES);
    }

    @Test
    void a_file_without_heading_leaves_nothing_of_its_first_person_behind() {
        UnreadableFile refused = catchThrowableOfType(UnreadableFile.class, () -> read("Zoë,Roy,1938-03-15\n"));

        assertThat(refused.heading().found()).isEmpty();
        assertThat(refused.heading().unknown()).containsExactly(1, 2, 3);
        assertThat(refused).hasMessageNotContaining("Roy");
    }

    @Test
    void whoever_is_told_of_the_progress_can_end_it() {
        List<Integer> told = new ArrayList<>();
        StoppedReading stopped = catchThrowableOfType(
                StoppedReading.class,
                () -> ListFile.read("nom,naissance\na,b\nc,d\ne,f\n".getBytes(UTF_8), read -> {
                    told.add(read);
                    if (read == 2) {
                        throw new StoppedReading();
                    }
                }));

        assertThat(stopped).isNotNull();
        assertThat(told).containsExactly(1, 2);
    }

    // ---------------------------------------------------------------------------------------- workbooks

    @Test
    void a_workbook_is_read_with_its_dates_and_numbers_and_without_calculating() throws Exception {
        byte[] file = WorkbookOfTests.of("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c><c r="B1" t="inlineStr"><is><t>Naissance</t></is></c><c r="C1" t="inlineStr"><is><t>Numéro de santé</t></is></c><c r="D1" t="inlineStr"><is><t>Rue</t></is></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>Bélanger</t></is></c><c r="B3" s="1"><v>13954</v></c><c r="C3"><v>1234567897</v></c><c r="D3"><f>1+1</f><v>2</v></c></row>
                <row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4"><v>13954</v></c></row>
                """);

        List<Line> lines = read(file).lines();

        assertThat(lines).extracting(Line::number).containsExactly(3, 4);
        assertThat(lines.getFirst().cell(Column.FAMILY_NAME)).isEqualTo("Bélanger");
        assertThat(lines.getFirst().cell(Column.BIRTH_DATE)).isEqualTo("1938-03-15");
        assertThat(lines.getFirst().cell(Column.HEALTH_NUMBER)).isEqualTo("1234567897");
        assertThat(lines.getFirst().cell(Column.STREET)).isEqualTo("=1+1");
        assertThat(lines.get(1).cell(Column.FAMILY_NAME)).isEqualTo("Shared");
        assertThat(lines.get(1).cell(Column.BIRTH_DATE)).isEqualTo("1938-03-15");
    }

    @Test
    void a_small_file_that_unpacks_to_gigabytes_is_refused_before_it_does() throws Exception {
        byte[] bomb = WorkbookOfTests.withPart("xl/worksheets/sheet2.xml", 400L * 1024 * 1024);

        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(problem(bomb)).isEqualTo(FileProblem.UNPACKS_TOO_LARGE);
    }

    @Test
    void strings_that_would_fill_the_memory_are_refused() throws Exception {
        assertThat(problem(WorkbookOfTests.withPart("xl/sharedStrings.xml", 100L * 1024 * 1024)))
                .isEqualTo(FileProblem.UNPACKS_TOO_LARGE);
    }

    @Test
    void broken_old_and_locked_workbooks_are_told_apart() throws Exception {
        byte[] good = WorkbookOfTests.of("<row r=\"1\"/>");
        byte[] half = java.util.Arrays.copyOf(good, good.length / 2);
        int[] ole = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

        assertThat(problem(good)).isEqualTo(FileProblem.EMPTY);
        assertThat(problem(half)).isEqualTo(FileProblem.DAMAGED);
        assertThat(problem(marked(ole, new byte[512]))).isEqualTo(FileProblem.OLD_WORKBOOK);
        assertThat(problem(marked(ole, "xxEncryptedPackage".getBytes(UTF_16LE))))
                .isEqualTo(FileProblem.PASSWORD);
        assertThat(problem(WorkbookOfTests.zip("letter.txt", "Dear Ann"))).isEqualTo(FileProblem.NOT_A_LIST);
    }

    @ParameterizedTest
    @CsvSource({
        "Date of birth, BIRTH_DATE",
        "' NOM DE FAMILLE ', FAMILY_NAME",
        "Prénom(s), GIVEN_NAME",
        "E-mail, EMAIL",
        "Code postal, POSTAL_CODE",
        "Téléphone, PHONE",
        "Ville, TOWN",
        "Preferred language, LANGUAGE",
        "Permission de contact, PERMISSION",
        "Groupe, GROUP",
        "Numéro de carte Santé, HEALTH_NUMBER"
    })
    void names_of_columns_are_forgiven_case_accents_and_spaces(String name, Column column) throws Exception {
        String needed = column.needed() ? "" : "nom;naissance;";
        String heading = needed
                + name
                + (column == Column.FAMILY_NAME ? ";naissance" : "")
                + (column == Column.BIRTH_DATE ? ";nom" : "");

        assertThat(read(heading + "\na;b;c\n").heading().found()).contains(column);
    }
}
