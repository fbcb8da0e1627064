package ca.dosebook.console.pilot;

import java.util.List;

/**
 * A table of figures.
 *
 * @param id of its heading in the page
 * @param head of the columns; the first is that of the rows' names
 * @param rows the name of the row first
 * @param worded how many columns, from the first on, hold words; the others hold numbers
 */
record Table(String id, String caption, List<String> head, List<List<String>> rows, int worded) {

    /** One whose first column alone holds words. */
    Table(String id, String caption, List<String> head, List<List<String>> rows) {
        this(id, caption, head, rows, 1);
    }

    Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }
}
