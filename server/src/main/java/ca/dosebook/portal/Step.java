package ca.dosebook.portal;

/** The questions of a booking, in their order. */
public enum Step {
    WHERE("/book/where"),
    UNIT("/book/unit"),
    FOR_WHOM("/book/for"),
    NAME("/book/name"),
    CARD("/book/card"),
    BIRTH_DATE("/book/birth-date"),
    /** Only where it can change the answer. */
    GROUP("/book/group"),
    INVITATION("/book/invitation"),
    /** Not a question: whether the person may book, and from when. */
    ANSWER("/book/answer"),
    DOSES("/book/dose/1"),
    CONTACT("/book/contact"),
    CHECK("/book/check");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    /** The address without the language. */
    public String path() {
        return path;
    }
}
