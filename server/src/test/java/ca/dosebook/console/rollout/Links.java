package ca.dosebook.console.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.testing.Browser.Answer;

/** Where the pages of the rollout lead. */
final class Links {

    private Links() {}

    /** The address of the request that was made. */
    static String asked(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location().orElseThrow().replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]*", "");
    }

    /** The first address of a page that begins so and, if wanted, ends so. */
    static String between(String page, String before, String start, String after, String... ending) {
        int from = page.indexOf(before + start);
        while (from >= 0) {
            String found = page.substring(from + before.length(), page.indexOf(after, from + before.length()));
            if (ending.length == 0 || found.endsWith(ending[0])) {
                return found;
            }
            from = page.indexOf(before + start, from + 1);
        }
        throw new AssertionError("no address beginning with " + start);
    }
}
