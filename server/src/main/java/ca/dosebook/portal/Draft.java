package ca.dosebook.portal;

import ca.dosebook.booking.BookingId;
import ca.dosebook.immunizations.DosesHad;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.kernel.Personal;
import ca.dosebook.people.Contact;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.people.PersonName;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.PersonGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything a resident has answered so far. It lives in their browser, sealed; a part that is null has not been
 * answered. Only answers that passed their checks get in.
 *
 * @param booking the id the booking will have: confirming twice books once
 * @param forOther whether someone books for another person
 * @param group the code of the group the person belongs to, empty for none of those that were asked about
 * @param invitation the code as typed, and the invitation it stands for
 * @param code a code that someone came with by a link, before it could be checked; as printed
 * @param had the doses on record, once they came up; then only what comes after them is booked
 * @param confirmed the booking's reference once there is one
 * @param way how far they came, for counting; null until the first answer
 */
@Personal
public record Draft(
        UUID booking,
        @Nullable Home home,
        @Nullable Boolean forOther,
        @Nullable Name name,
        @Nullable Card card,
        @Nullable LocalDate birthDate,
        @Nullable String group,
        @Nullable Invited invitation,
        @Nullable String code,
        List<HeldPlace> held,
        @Nullable DosesHad had,
        @Nullable Reach reach,
        @Nullable String confirmed,
        @Nullable Way way) {

    public Draft {
        held = List.copyOf(held);
    }

    public static Draft empty() {
        return new Draft(
                BookingId.next().value(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }

    /**
     * Where someone lives.
     *
     * @param typed the postal code as printed, or the area alone when that is all we know
     * @param area the first three characters
     * @param unit the health unit; null while the area lies in several and the person has not said which
     * @param here whether the person goes on to what books here though the unit has a system of its own
     */
    @Personal
    public record Home(
            String typed,
            String area,
            @Nullable Integer unit,
            @Nullable Boolean here) {

        public Home(String typed, String area, @Nullable Integer unit) {
            this(typed, area, unit, null);
        }

        public Home goingOnHere() {
            return new Home(typed, area, unit, true);
        }

        @Override
        public String toString() {
            return "Home[masked]";
        }
    }

    @Personal
    public record Name(String given, String family) {
        @Override
        public String toString() {
            return "Name[masked]";
        }
    }

    public enum CardKind {
        PHOTO_CARD,
        RED_AND_WHITE,
        NO_CARD
    }

    /** @param number ten digits; null without a card */
    @Personal
    public record Card(
            CardKind kind,
            @Nullable String number,
            @Nullable String version) {
        @Override
        public String toString() {
            return "Card[masked]";
        }
    }

    @Personal
    public record Invited(String code, UUID invitation) {
        @Override
        public String toString() {
            return "Invited[masked]";
        }
    }

    /** How to reach the person: each part null where there is none. {@code helper} is who books for them. */
    @Personal
    public record Reach(
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String phone,
            @Nullable String helper) {
        @Override
        public String toString() {
            return "Reach[masked]";
        }
    }

    public Optional<HealthUnitId> unit() {
        return home == null || home.unit() == null ? Optional.empty() : Optional.of(new HealthUnitId(home.unit()));
    }

    public boolean bookingForOther() {
        return Boolean.TRUE.equals(forOther);
    }

    /** Who the doses are for, once all of it is answered. */
    public Optional<Identity> identity() {
        if (name == null || card == null || birthDate == null || home == null) {
            return Optional.empty();
        }
        PersonName personName = new PersonName(name.given(), name.family());
        return Optional.of(new Identity(personName, birthDate, document(card, home), home.typed()));
    }

    private static IdentityDocument document(Card card, Home home) {
        return switch (card.kind()) {
            case PHOTO_CARD ->
                new IdentityDocument.PhotoCard(number(card), card.version() == null ? "" : card.version());
            case RED_AND_WHITE -> new IdentityDocument.RedAndWhiteCard(number(card));
            case NO_CARD -> new IdentityDocument.NoCard(home.typed());
        };
    }

    private static HealthCardNumber number(Card card) {
        if (card.number() == null) {
            throw new IllegalStateException("a card without its number");
        }
        return new HealthCardNumber(card.number());
    }

    public Optional<Contact> contact() {
        return Optional.ofNullable(reach)
                .map(r -> new Contact(
                        Optional.ofNullable(r.email()),
                        Optional.ofNullable(r.mobile()),
                        Optional.ofNullable(r.phone()),
                        Optional.ofNullable(r.helper())));
    }

    public Optional<InvitationId> invitationId() {
        return Optional.ofNullable(invitation).map(i -> new InvitationId(i.invitation()));
    }

    public Optional<HeldPlace> held(DoseOrdinal dose) {
        return held.stream().filter(place -> place.dose() == dose.value()).findFirst();
    }

    /** The same with this place instead of the one held for the dose before. */
    public Draft holding(HeldPlace place) {
        List<HeldPlace> places = new ArrayList<>(held);
        places.removeIf(other -> other.dose() == place.dose());
        places.add(place);
        places.sort(Comparator.comparingInt(HeldPlace::dose));
        return holding(places);
    }

    /** The parts of a draft while some of them are changed. */
    private static final class Parts {
        private final UUID booking;
        private @Nullable Home home;
        private @Nullable Boolean forOther;
        private @Nullable Name name;
        private @Nullable Card card;
        private @Nullable LocalDate birthDate;
        private @Nullable String group;
        private @Nullable Invited invitation;
        private @Nullable String code;
        private List<HeldPlace> held;
        private @Nullable DosesHad had;
        private @Nullable Reach reach;
        private @Nullable String confirmed;
        private @Nullable Way way;

        Parts(Draft draft) {
            this.booking = draft.booking;
            this.home = draft.home;
            this.forOther = draft.forOther;
            this.name = draft.name;
            this.card = draft.card;
            this.birthDate = draft.birthDate;
            this.group = draft.group;
            this.invitation = draft.invitation;
            this.code = draft.code;
            this.held = draft.held;
            this.had = draft.had;
            this.reach = draft.reach;
            this.confirmed = draft.confirmed;
            this.way = draft.way;
        }

        Draft draft() {
            return new Draft(
                    booking,
                    home,
                    forOther,
                    name,
                    card,
                    birthDate,
                    group,
                    invitation,
                    code,
                    held,
                    had,
                    reach,
                    confirmed,
                    way);
        }
    }

    private Draft with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.draft();
    }

    public Draft holding(List<HeldPlace> places) {
        return with(parts -> parts.held = places);
    }

    /** The same by what is on record: the places held go by something else, and are not kept. */
    public Draft having(Optional<DosesHad> doses) {
        return with(parts -> {
            parts.held = List.of();
            parts.had = doses.orElse(null);
        });
    }

    /** The doses on record, as far as they came up. */
    public Optional<DosesHad> onRecord() {
        return Optional.ofNullable(had);
    }

    /** The first dose there is to book. */
    public DoseOrdinal firstToBook() {
        return had == null ? DoseOrdinal.FIRST : had.last().next();
    }

    public Draft livingAt(Home place) {
        return with(parts -> {
            parts.home = place;
            parts.had = null;
        });
    }

    public Draft forOther(boolean other) {
        return with(parts -> parts.forOther = other);
    }

    public Draft named(Name other) {
        return with(parts -> {
            parts.name = other;
            parts.had = null;
        });
    }

    public Draft showing(Card other) {
        return with(parts -> {
            parts.card = other;
            parts.had = null;
        });
    }

    public Draft bornOn(LocalDate day) {
        return with(parts -> {
            parts.birthDate = day;
            parts.had = null;
        });
    }

    public Draft belongingTo(String groupCode) {
        return with(parts -> parts.group = groupCode);
    }

    public Draft withoutGroup() {
        return with(parts -> parts.group = null);
    }

    /** The groups the person says they belong to. */
    public Set<PersonGroup> groups() {
        return group == null || group.isEmpty() ? Set.of() : Set.of(new PersonGroup(group));
    }

    public Draft invited(@Nullable Invited by) {
        return with(parts -> parts.invitation = by);
    }

    /** The same for someone who came by the link of an invitation; what they have typed stays. */
    public Draft bringing(String printedCode) {
        return with(parts -> parts.code = printedCode);
    }

    public Draft reachedBy(Reach by) {
        return with(parts -> parts.reach = by);
    }

    public Draft confirmed(String reference) {
        return with(parts -> parts.confirmed = reference);
    }

    Draft onTheWay(Way other) {
        return with(parts -> parts.way = other);
    }

    /** The same after the questions of the last page were answered. */
    public Draft withFeedback() {
        return way == null ? this : onTheWay(way.withFeedback());
    }

    /** Whether the questions of the last page were answered. */
    public boolean hasFeedback() {
        return way != null && way.feedback();
    }

    @Override
    public String toString() {
        return "Draft[masked]";
    }
}
