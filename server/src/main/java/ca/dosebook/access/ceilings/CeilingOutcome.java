package ca.dosebook.access.ceilings;

import java.time.ZonedDateTime;

/** Whether one more person may be looked for or seen. */
public sealed interface CeilingOutcome {

    /** It is counted. */
    record Taken() implements CeilingOutcome {}

    /** @param until when it is possible again, in the province's time */
    record Stopped(ZonedDateTime until) implements CeilingOutcome {}
}
