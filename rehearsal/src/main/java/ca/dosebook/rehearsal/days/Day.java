package ca.dosebook.rehearsal.days;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A morning to be played.
 *
 * @param name as on the command line
 * @param title by language, en and fr
 * @param people how many came in all
 * @param drawn what of the curve was not published and how it was drawn, by language
 * @param kinds weights
 * @param givesUpAfterMinutes the median for the impatient
 * @param botsPerThousand programs that ask again and again, for every thousand people
 */
public record Day(
        String name,
        Map<String, String> title,
        Map<String, String> about,
        int people,
        List<Source> sources,
        Map<String, String> drawn,
        Curve curve,
        Map<Kind, Integer> kinds,
        int givesUpAfterMinutes,
        int botsPerThousand,
        Thinking thinking) {

    /** @param says what was published there, in a sentence of ours */
    public record Source(String url, String says) {}

    /** Someone of a kind, by the weights. */
    public Kind anyKind(Random random) {
        int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
        int at = random.nextInt(all);
        for (Map.Entry<Kind, Integer> kind : kinds.entrySet()) {
            at -= kind.getValue();
            if (at < 0) {
                return kind.getKey();
            }
        }
        throw new IllegalStateException("weights that do not add up");
    }

    public Day with(Curve other, int otherPeople) {
        return new Day(
                name,
                title,
                about,
                otherPeople,
                sources,
                drawn,
                other,
                kinds,
                givesUpAfterMinutes,
                botsPerThousand,
                thinking);
    }
}
