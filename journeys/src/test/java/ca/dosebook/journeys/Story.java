package ca.dosebook.journeys;

/** The three words that journeys are told with. They do nothing: they are read. */
final class Story {

    private Story() {}

    static <T> T given(T something) {
        return something;
    }

    static <T> T when(T someone) {
        return someone;
    }

    static <T> T then(T someone) {
        return someone;
    }
}
