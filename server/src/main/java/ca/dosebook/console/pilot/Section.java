package ca.dosebook.console.pilot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the board.
 *
 * @param lead what is counted, and of what; before the figures
 * @param chart null where a picture would say no more
 */
record Section(
        String id,
        String title,
        List<String> lead,
        @Nullable Chart chart,
        List<Table> tables) {

    Section {
        lead = List.copyOf(lead);
        tables = List.copyOf(tables);
    }
}
