package ca.dosebook.booking.together;

import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.BookingReference;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.kernel.Personal;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.Claim;
import ca.dosebook.people.RememberPerson;
import java.util.Optional;

/**
 * Somebody confirms what they hold; the rules were looked at before.
 *
 * @param reference for the booking if it comes to be
 * @param message that tells of it, if anyone is to be told
 */
@Personal
public record ConfirmRequest(
        BookingRequest request,
        Claim claim,
        BookingReference reference,
        RememberPerson remember,
        Optional<MessageRequest> message,
        AuditEntry entry) {

    @Override
    public String toString() {
        return "ConfirmRequest[" + request.id() + ", masked]";
    }
}
