package ca.dosebook.rehearsal.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words behind a command, taken one option after the other; what nobody took is a {@link Misuse}. An option may be
 * written {@code --option value} or {@code --option=value}; of several the last counts.
 */
public final class Words {

    private final String command;
    private final List<String> left;

    public Words(String command, List<String> words) {
        this.command = command;
        this.left = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                left.add(word.substring(0, equals));
                left.add(word.substring(equals + 1));
            } else {
                left.add(word);
            }
        }
    }

    public boolean flag(String option) {
        boolean there = false;
        while (left.remove(option)) {
            there = true;
        }
        return there;
    }

    public Optional<String> text(String option) {
        List<String> all = texts(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** One of a few words. */
    public Optional<String> oneOf(String option, List<String> known) {
        Optional<String> typed = text(option);
        if (typed.isPresent() && !known.contains(typed.get())) {
            throw new Misuse("The option " + option + " is one of " + String.join(", ", known) + ", not \""
                    + typed.get() + "\".");
        }
        return typed;
    }

    /** An option that may be repeated. */
    public List<String> texts(String option) {
        List<String> values = new ArrayList<>();
        for (int at = left.indexOf(option); at >= 0; at = left.indexOf(option)) {
            if (at + 1 >= left.size() || left.get(at + 1).startsWith("--")) {
                throw new Misuse("The option " + option + " needs a value.");
            }
            left.remove(at);
            values.add(left.remove(at));
        }
        return values;
    }

    public int number(String option, int otherwise, int least, int most) {
        Optional<String> typed = text(option);
        if (typed.isEmpty()) {
            return otherwise;
        }
        int number = typed.get().matches("[0-9]{1,9}") ? Integer.parseInt(typed.get()) : -1;
        if (number < least || number > most) {
            throw new Misuse("The option " + option + " needs a number from " + least + " to " + most + ", not \""
                    + typed.get() + "\".");
        }
        return number;
    }

    /** A number with or without a point. */
    public double decimal(String option, double otherwise, double least, double most) {
        Optional<String> typed = text(option);
        if (typed.isEmpty()) {
            return otherwise;
        }
        double number = typed.get().matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Double.parseDouble(typed.get()) : -1;
        if (number < least || number > most) {
            throw new Misuse("The option " + option + " needs a number from " + least + " to " + most + ", not \""
                    + typed.get() + "\".");
        }
        return number;
    }

    /** Seconds: {@code 20} or {@code 20s}; or minutes: {@code 2m}. */
    public Duration time(String option, Duration otherwise, int leastSeconds, int mostSeconds) {
        Optional<String> typed = text(option);
        if (typed.isEmpty()) {
            return otherwise;
        }
        String value = typed.get();
        int number = value.matches("[0-9]{1,6}[sm]?") ? Integer.parseInt(value.replaceAll("\\D", "")) : -1;
        int seconds = value.endsWith("m") ? number * 60 : number;
        if (seconds < leastSeconds || seconds > mostSeconds) {
            throw new Misuse("The option " + option + " needs from " + leastSeconds + " to " + mostSeconds
                    + " seconds, such as 20s or 2m, not \"" + value + "\".");
        }
        return Duration.ofSeconds(seconds);
    }

    public Optional<Path> file(String option) {
        return text(option).map(name -> Path.of(name).toAbsolutePath());
    }

    /** To be called when every option was taken. */
    public void end() {
        if (!left.isEmpty()) {
            throw new Misuse("\"" + command + "\" knows no option \"" + left.getFirst() + "\".");
        }
    }
}
