package ca.dosebook.immunizations;

import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.DoseOrdinal;
import java.util.List;
import java.util.Optional;

/**
 * Everything given to a person, under whatever key it was recorded.
 *
 * @param doses in order, each with its ordinal
 */
@Personal
public record DoseHistory(List<Dose> doses) {

    public DoseHistory {
        doses = List.copyOf(doses);
    }

    public Optional<Dose> last() {
        return doses.isEmpty() ? Optional.empty() : Optional.of(doses.getLast());
    }

    /** Which dose would be the next. */
    public DoseOrdinal next() {
        return new DoseOrdinal(doses.size() + 1);
    }

    public Optional<Dose> find(DoseId id) {
        return doses.stream().filter(dose -> dose.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "DoseHistory[masked]";
    }
}
