package ca.dosebook.invitations.cohorts.reading;

import ca.dosebook.invitations.cohorts.CohortRow.Problem;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.FileProblem;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.invitations.cohorts.reading.UnreadableFile.Heading;
import ca.dosebook.invitations.cohorts.reviewing.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which cell of a line is what, by the names over the columns, in English or French. */
final class HeadingLine {

    private static final Map<String, Column> NAMES = names();

    private final @Nullable Column[] columns;
    private final Heading heading;
    private final int lastNeeded;

    private HeadingLine(@Nullable Column[] columns, Heading heading) {
        this.columns = columns;
        this.heading = heading;
        int last = 0;
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            last = column != null && column.needed() ? i : last;
        }
        this.lastNeeded = last;
    }

    static HeadingLine of(List<String> cells) throws UnreadableFile {
        @Nullable Column[] columns = new Column[cells.size()];
        Set<Column> found = EnumSet.noneOf(Column.class);
        List<Integer> unknown = new ArrayList<>();
        boolean twice = false;
        for (int i = 0; i < columns.length; i++) {
            Column column = NAMES.get(Folding.folded(cells.get(i)));
            columns[i] = column;
            if (column != null) {
                twice |= !found.add(column);
            } else if (!cells.get(i).isBlank()) {
                unknown.add(i + 1);
            }
        }
        var heading = new Heading(found, unknown);
        if (twice) {
            throw new UnreadableFile(FileProblem.COLUMN_TWICE, heading);
        }
        if (!Arrays.stream(Column.values()).filter(Column::needed).allMatch(found::contains)) {
            throw new UnreadableFile(FileProblem.COLUMNS_MISSING, heading);
        }
        return new HeadingLine(columns, heading);
    }

    /** How many of these cells are names of columns. */
    static int known(List<String> cells) {
        return (int) cells.stream()
                .filter(cell -> NAMES.containsKey(Folding.folded(cell)))
                .count();
    }

    Heading heading() {
        return heading;
    }

    boolean isBirthDate(int place) {
        return place < columns.length && columns[place] == Column.BIRTH_DATE;
    }

    /**
     * Cells at the end may be missing where they are empty: spreadsheets leave them off. What stands beyond the heading, or
     * a line that ends before the needed columns, means that the cells have moved.
     */
    Line line(int number, List<String> cells) {
        String[] sorted = new String[Column.values().length];
        Arrays.fill(sorted, "");
        List<Problem> problems = new ArrayList<>(0);
        boolean beyond = cells.stream().skip(columns.length).anyMatch(cell -> !cell.isBlank());
        if (beyond || cells.size() <= lastNeeded) {
            problems.add(Problem.of(Finding.WRONG_COLUMNS));
        }
        for (int i = 0; i < Math.min(columns.length, cells.size()); i++) {
            Column column = columns[i];
            if (column != null) {
                String cell = unprotected(cells.get(i).strip()).replace("\0", "");
                if (cell.length() > ListFile.LONGEST_CELL) {
                    problems.add(Problem.in(column, Finding.CELL_TOO_LONG));
                    cell = cell.substring(0, ListFile.LONGEST_CELL);
                }
                sorted[column.ordinal()] = cell;
            }
        }
        return new Line(number, List.of(sorted), List.copyOf(problems));
    }

    /** Without the apostrophe by which files keep a spreadsheet from calculating, those we make too. */
    private static String unprotected(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static Map<String, Column> names() {
        Map<String, Column> names = new HashMap<>();
        put(names, Column.GIVEN_NAME, "givenname", "givennames", "firstname", "given", "first", "prenom", "prenoms");
        put(names, Column.FAMILY_NAME, "familyname", "lastname", "surname", "family", "last", "nom", "nomdefamille");
        put(
                names,
                Column.BIRTH_DATE,
                "birthdate",
                "dateofbirth",
                "dob",
                "birthday",
                "datedenaissance",
                "naissance",
                "ddn");
        put(
                names,
                Column.HEALTH_NUMBER,
                "healthnumber",
                "healthcardnumber",
                "healthcard",
                "hcn",
                "hn",
                "ohip",
                "ohipnumber",
                "numerodesante",
                "numerosante",
                "numerodecartesante",
                "numerodelacartesante",
                "nodecartesante",
                "cartesante");
        put(names, Column.POSTAL_CODE, "postalcode", "postal", "codepostal", "fsa");
        put(names, Column.STREET, "street", "streetaddress", "address", "address1", "addressline1", "rue", "adresse");
        put(names, Column.TOWN, "town", "city", "municipality", "ville", "municipalite", "localite");
        put(names, Column.EMAIL, "email", "emailaddress", "mail", "courriel", "adressecourriel", "courrielectronique");
        put(
                names,
                Column.PHONE,
                "phone",
                "phonenumber",
                "telephone",
                "telephonenumber",
                "tel",
                "mobile",
                "cell",
                "cellphone",
                "cellulaire",
                "numerodetelephone");
        put(names, Column.LANGUAGE, "language", "preferredlanguage", "lang", "langue", "languepreferee");
        put(names, Column.GROUP, "group", "prioritygroup", "groupe", "groupeprioritaire");
        put(
                names,
                Column.PERMISSION,
                "contactpermission",
                "permission",
                "permissiontocontact",
                "maycontact",
                "consent",
                "consenttocontact",
                "permissiondecontact",
                "permissiondecontacter",
                "consentement",
                "consentementaucontact");
        return Map.copyOf(names);
    }

    private static void put(Map<String, Column> names, Column column, String... spellings) {
        for (String spelling : spellings) {
            names.put(spelling, column);
        }
    }
}
