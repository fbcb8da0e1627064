package ca.dosebook.booking;

import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.PersonGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a confirmation needs.
 *
 * @param id made when the sitting began: confirming twice with one id books once
 * @param healthUnit where the person lives
 * @param groups to which the person says they belong; they decide who may book, not the interval between doses
 * @param had the doses on record by which those that are booked now were chosen; empty for none
 * @param holds one for each dose
 */
@Personal
public record BookingRequest(
        BookingId id,
        Identity identity,
        Contact contact,
        Language language,
        HealthUnitId healthUnit,
        Set<PersonGroup> groups,
        Optional<InvitationId> invitation,
        Optional<DosesHad> had,
        List<Hold> holds) {

    /** The same for someone of no group, with nothing on record. */
    public BookingRequest(
            BookingId id,
            Identity identity,
            Contact contact,
            Language language,
            HealthUnitId healthUnit,
            Optional<InvitationId> invitation,
            List<Hold> holds) {
        this(id, identity, contact, language, healthUnit, Set.of(), invitation, Optional.empty(), holds);
    }

    public BookingRequest {
        groups = Set.copyOf(groups);
        holds = List.copyOf(holds);
        if (holds.isEmpty()) {
            throw new IllegalArgumentException("a booking has at least one dose");
        }
    }

    @Override
    public String toString() {
        return "BookingRequest[" + id + ", masked]";
    }
}
