package ca.dosebook.rehearsal;

import ca.dosebook.rehearsal.bench.Benches;
import ca.dosebook.rehearsal.options.Misuse;
import ca.dosebook.rehearsal.options.Words;
import ca.dosebook.rehearsal.play.PlayOptions;
import ca.dosebook.rehearsal.play.Rehearse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The command line: {@code bench …} and {@code rehearse}. Started by the launcher, which says where the other programs are. */
public final class Rehearsal {

    private Rehearsal() {}

    @SuppressWarnings("TimeZoneUsage") // the one clock of this program
    public static void main(String[] words) {
        Clock clock = Clock.systemUTC();
        List<String> asked = List.of(words);
        List<String> rest = asked.isEmpty() ? asked : asked.subList(1, asked.size());
        String command = asked.isEmpty() ? "" : asked.getFirst();
        int status;
        try {
            status = switch (command) {
                case "bench" -> Benches.run(rest, clock);
                case "rehearse" -> rehearse(rest, clock);
                default -> throw new Misuse("There is no command \"" + command + "\".");
            };
        } catch (Misuse e) {
            System.err.println(e.getMessage());
            System.err.println(command.equals("bench") ? Benches.usage(rest) : PlayOptions.USAGE);
            status = 2;
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println("It failed: " + e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private static int rehearse(List<String> words, Clock clock) throws IOException {
        if (words.contains("--help")) {
            System.out.println(PlayOptions.USAGE);
            return 0;
        }
        return Rehearse.run(PlayOptions.parse(new Words("rehearse", words)), clock);
    }
}
