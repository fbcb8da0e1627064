package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.options.Words;
import java.util.List;

/**
 * What was asked of {@code bench cohort}.
 *
 * @param seed of the made-up people: the same ones for the same seed
 */
record CohortOptions(int rows, int runs, int seed, boolean json, List<String> settings) {

    static final String USAGE = """
            Usage: ./dosebook bench cohort [OPTIONS]
              --rows N         lines of each list, 100 to 200000 (100000)
              --runs N         how many lists, one after the other, 1 to 20 (3)
              --seed N         other made-up people for another number (1)
              --json           one JSON object a line
              --setting X=Y    start the server with this Spring setting, to compare; may be repeated""";

    static CohortOptions parse(Words words) {
        CohortOptions options = new CohortOptions(
                words.number("--rows", 100_000, 100, 200_000),
                words.number("--runs", 3, 1, 20),
                words.number("--seed", 1, 1, 999_999),
                words.flag("--json"),
                words.texts("--setting"));
        words.end();
        return options;
    }
}
