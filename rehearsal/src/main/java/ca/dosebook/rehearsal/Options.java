package ca.dosebook.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was asked on the command line. */
record Options(Duration duration, int clients, boolean json, Optional<Path> profile) {

    /** The command line is wrong, in a sentence. */
    static final class Misuse extends RuntimeException {
        Misuse(String sentence) {
            super(sentence);
        }
    }

    static final String USAGE = """
            Usage: ./dosebook bench booking [OPTIONS]
              --seconds N      how long each case is measured, 4 to 600 (20)
              --clients N      how many at once, 1 to 256 (32)
              --json           one JSON object a line
              --profile FILE   record the server with Java Flight Recorder, and print where its time went""";

    static Options parse(List<String> words) {
        if (words.size() < 2 || !words.get(0).equals("bench") || !words.get(1).equals("booking")) {
            throw new Misuse("The measurement is \"booking\".");
        }
        Options options = new Options(Duration.ofSeconds(20), 32, false, Optional.empty());
        for (int i = 2; i < words.size(); i++) {
            String word = words.get(i);
            options = switch (word) {
                case "--json" -> new Options(options.duration, options.clients, true, options.profile);
                case "--seconds" -> {
                    int seconds = number(word, words, ++i, 4, 600);
                    yield new Options(Duration.ofSeconds(seconds), options.clients, options.json, options.profile);
                }
                case "--clients" ->
                    new Options(options.duration, number(word, words, ++i, 1, 256), options.json, options.profile);
                case "--profile" ->
                    new Options(
                            options.duration,
                            options.clients,
                            options.json,
                            Optional.of(Path.of(value(word, words, ++i)).toAbsolutePath()));
                default -> throw new Misuse("\"bench booking\" knows no option \"" + word + "\".");
            };
        }
        return options;
    }

    private static String value(String option, List<String> words, int at) {
        if (at >= words.size()) {
            throw new Misuse("The option " + option + " needs a value.");
        }
        return words.get(at);
    }

    private static int number(String option, List<String> words, int at, int least, int most) {
        String typed = value(option, words, at);
        int number = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : -1;
        if (number < least || number > most) {
            throw new Misuse("The option " + option + " needs a number from " + least + " to " + most + ", not \""
                    + typed + "\".");
        }
        return number;
    }
}
