package ca.dosebook.rehearsal.days;

/** How someone behaves at the browser. Phone agents are none of these: there are no pages for them to book on yet. */
public enum Kind {
    /** Reads, fills in, waits as long as it takes. */
    PATIENT("patient"),
    /** Half as quick, without scripts, and loads a page again when in doubt. */
    OLD_PHONE("old-phone"),
    /** Leaves after some minutes of waiting. */
    IMPATIENT("impatient"),
    /** Tries on a second device too; whichever comes first. */
    TWO_DEVICES("two-devices");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As the files of the days and the report call it. */
    public String word() {
        return word;
    }

    public static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("nobody is of the kind " + word);
    }
}
