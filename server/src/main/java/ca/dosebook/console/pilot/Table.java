package ca.dosebook.console.pilot;

import java.util.List;

/**
 * A table of figures.
 *
 * @param id of its heading in the page
 * @param head of the columns; the first is that of the rows' names
 * @param rows the name of the row first
 */
record Table(String id, String caption, List<String> head, List<List<String>> rows) {

    Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }
}
