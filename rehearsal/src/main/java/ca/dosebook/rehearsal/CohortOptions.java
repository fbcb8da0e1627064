package ca.dosebook.rehearsal;

import ca.dosebook.rehearsal.Options.Misuse;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was asked on the command line of {@code bench cohort}.
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

    /** @param words after {@code bench cohort} */
    static CohortOptions parse(List<String> words) {
        var options = new CohortOptions(100_000, 3, 1, false, List.of());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            options = switch (word) {
                case "--json" -> new CohortOptions(options.rows, options.runs, options.seed, true, options.settings);
                case "--rows" ->
                    new CohortOptions(
                            Options.number(word, words, ++i, 100, 200_000),
                            options.runs,
                            options.seed,
                            options.json,
                            options.settings);
                case "--runs" ->
                    new CohortOptions(
                            options.rows,
                            Options.number(word, words, ++i, 1, 20),
                            options.seed,
                            options.json,
                            options.settings);
                case "--seed" ->
                    new CohortOptions(
                            options.rows,
                            options.runs,
                            Options.number(word, words, ++i, 1, 999_999),
                            options.json,
                            options.settings);
                case "--setting" ->
                    new CohortOptions(
                            options.rows,
                            options.runs,
                            options.seed,
                            options.json,
                            Stream.concat(options.settings.stream(), Stream.of(Options.value(word, words, ++i)))
                                    .toList());
                default -> throw new Misuse("\"bench cohort\" knows no option \"" + word + "\".");
            };
        }
        return options;
    }
}
