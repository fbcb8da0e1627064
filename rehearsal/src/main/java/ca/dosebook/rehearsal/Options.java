package ca.dosebook.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was asked on the command line. */
record Options(
        Duration duration,
        int clients,
        boolean json,
        Optional<Path> profile,
        List<String> settings,
        List<String> postgres) {

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
              --profile FILE   record the server with Java Flight Recorder, and print where its time went
              --setting X=Y    start the server with this Spring setting, to compare; may be repeated
              --postgres X=Y   start its database with this setting, to compare; may be repeated""";

    static Options parse(List<String> words) {
        if (words.size() < 2 || !words.get(0).equals("bench") || !words.get(1).equals("booking")) {
            throw new Misuse("The measurement is \"booking\" or \"cohort\".");
        }
        Options options = new Options(Duration.ofSeconds(20), 32, false, Optional.empty(), List.of(), List.of());
        for (int i = 2; i < words.size(); i++) {
            String word = words.get(i);
            options = switch (word) {
                case "--json" -> options.with(true);
                case "--seconds" -> options.with(Duration.ofSeconds(number(word, words, ++i, 4, 600)));
                case "--clients" -> options.with(number(word, words, ++i, 1, 256));
                case "--profile" ->
                    options.with(Path.of(value(word, words, ++i)).toAbsolutePath());
                case "--setting" -> options.withSetting(value(word, words, ++i));
                case "--postgres" -> options.withPostgres(value(word, words, ++i));
                default -> throw new Misuse("\"bench booking\" knows no option \"" + word + "\".");
            };
        }
        return options;
    }

    private Options with(boolean asJson) {
        return new Options(duration, clients, asJson, profile, settings, postgres);
    }

    private Options with(Duration other) {
        return new Options(other, clients, json, profile, settings, postgres);
    }

    private Options with(int number) {
        return new Options(duration, number, json, profile, settings, postgres);
    }

    private Options with(Path file) {
        return new Options(duration, clients, json, Optional.of(file), settings, postgres);
    }

    private Options withSetting(String setting) {
        return new Options(duration, clients, json, profile, and(settings, setting), postgres);
    }

    private Options withPostgres(String setting) {
        return new Options(duration, clients, json, profile, settings, and(postgres, setting));
    }

    private static List<String> and(List<String> all, String more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }

    static String value(String option, List<String> words, int at) {
        if (at >= words.size()) {
            throw new Misuse("The option " + option + " needs a value.");
        }
        return words.get(at);
    }

    static int number(String option, List<String> words, int at, int least, int most) {
        String typed = value(option, words, at);
        int number = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : -1;
        if (number < least || number > most) {
            throw new Misuse("The option " + option + " needs a number from " + least + " to " + most + ", not \""
                    + typed + "\".");
        }
        return number;
    }
}
