package ca.dosebook.immunizations.screening;

import ca.dosebook.kernel.Personal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The answers of one visit.
 *
 * @param id made when the form was
 * @param arrival the visit
 * @param version of the questions that were asked
 * @param saidYes the questions answered with yes; all others were answered with no
 * @param lookedInto whether the vaccinator looked into what was answered with yes, and goes on
 */
@Personal
public record Screening(UUID id, UUID arrival, String version, Set<Question> saidYes, boolean lookedInto) {

    /** The version of the questions that is asked now. */
    public static final String CURRENT = "2021-03";

    public Screening {
        saidYes = Set.copyOf(saidYes);
    }

    public static Screening of(UUID id, UUID arrival, Collection<Question> saidYes, boolean lookedInto) {
        Set<Question> yes = EnumSet.noneOf(Question.class);
        yes.addAll(saidYes);
        return new Screening(id, arrival, CURRENT, yes, lookedInto);
    }

    /** Whether nothing in the answers stops a dose: nothing was said, or what was said was looked into and never stops. */
    public boolean isCleared() {
        return saidYes.isEmpty()
                || lookedInto && saidYes.stream().noneMatch(said -> said.consequence() == Question.Consequence.STOP);
    }

    @Override
    public String toString() {
        return "Screening[masked]";
    }
}
