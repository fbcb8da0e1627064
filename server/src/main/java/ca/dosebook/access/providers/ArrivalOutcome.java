package ca.dosebook.access.providers;

import ca.dosebook.access.sessions.SessionToken;
import ca.dosebook.kernel.Language;
import java.util.Optional;

/** What comes of a browser that is back from a provider. */
public sealed interface ArrivalOutcome {

    /**
     * It goes on with this token, at whatever stage its session is.
     *
     * @param language of the page that was left
     * @param wanted the page that was asked for before
     */
    record Onward(SessionToken token, Language language, Optional<String> wanted) implements ArrivalOutcome {}

    /**
     * Not let in. Why is in the audit log and not said.
     *
     * @param language empty when the browser did not leave from here
     */
    record Refused(Optional<Language> language) implements ArrivalOutcome {}

    /** The provider does not answer. */
    record Away(Language language) implements ArrivalOutcome {}

    record UnknownProvider() implements ArrivalOutcome {}
}
