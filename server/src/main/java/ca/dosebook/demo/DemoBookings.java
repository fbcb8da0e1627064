package ca.dosebook.demo;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.BookingId;
import ca.dosebook.booking.BookingRequest;
import ca.dosebook.booking.HoldOutcome;
import ca.dosebook.clinics.Slot;
import ca.dosebook.clinics.Wanted;
import ca.dosebook.invitations.InvitationAnswer;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.Invitations;
import ca.dosebook.kernel.Language;
import ca.dosebook.people.Contact;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.People;
import ca.dosebook.vaccines.DoseOrdinal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Invites and books people who do not exist. They have no address, so nothing is sent to anybody. */
@Component
class DemoBookings {

    private static final Duration INVITATION_LASTS = Duration.ofHours(1);

    private final Appointments appointments;
    private final Invitations invitations;
    private final People people;
    private final Clock clock;

    DemoBookings(Appointments appointments, Invitations invitations, People people, Clock clock) {
        this.appointments = appointments;
        this.invitations = invitations;
        this.people = people;
        this.clock = clock;
    }

    /** Somebody new has the place, for their next dose; nobody where it was taken meanwhile. */
    void add(Slot slot) {
        DemoPerson person = DemoPerson.somebody(ThreadLocalRandom.current(), slot.day());
        Identity identity = new Identity(
                person.name(),
                person.birthDate(),
                new IdentityDocument.PhotoCard(person.card(), person.versionCode()),
                person.postalCode());
        HoldOutcome held = appointments.hold(
                people.claim(identity), DoseOrdinal.FIRST, AppointmentId.next(), slot, Wanted.nothingElse(slot), false);
        if (held instanceof HoldOutcome.Held(var hold)) {
            appointments.confirm(
                    new BookingRequest(
                            BookingId.next(),
                            identity,
                            Contact.NONE,
                            language(person),
                            person.unit(),
                            Optional.of(invited(person, identity)),
                            List.of(hold)),
                    Actor.DOSEBOOK);
        }
    }

    private InvitationId invited(DemoPerson person, Identity identity) {
        var code = invitations.issue(
                person.unit(), person.invitee(), clock.instant().plus(INVITATION_LASTS));
        return switch (invitations.check(code, identity, person.unit())) {
            case InvitationAnswer.Valid(InvitationId id) -> id;
            case InvitationAnswer other -> throw new IllegalStateException("an invitation made just now: " + other);
        };
    }

    private static Language language(DemoPerson person) {
        return DemoPerson.READS_FRENCH.contains(person.name().given()) ? Language.FR : Language.EN;
    }
}
