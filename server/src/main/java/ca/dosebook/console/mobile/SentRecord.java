package ca.dosebook.console.mobile;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.arrivals.IdentityBy;
import ca.dosebook.console.Ids;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.NotGivenReason;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.immunizations.screening.Question;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Personal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as a device sends it. Whatever of it is missing or makes no sense, the record alone is not taken.
 *
 * @param id made on the device: sent twice, it is taken once
 * @param appointment the row of the list
 * @param arrival the id of the record of the arrival; of an arrival its own
 * @param at by the device's clock, in milliseconds since 1970
 * @param by who consents
 */
@Personal
record SentRecord(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String appointment,
        @Nullable String arrival,
        @Nullable Long at,
        @Nullable String identity,
        @Nullable List<String> yes,
        @Nullable Boolean lookedInto,
        @Nullable String by,
        @Nullable String lot,
        @Nullable String arm,
        @Nullable String reason) {

    /** The same, read. */
    @Personal
    record Read(UUID id, AppointmentId appointment, UUID arrival, long at, Noted noted) {
        @Override
        public String toString() {
            return "Read[masked]";
        }
    }

    Optional<Read> read() {
        Optional<UUID> own = id(id);
        Optional<UUID> row = id(appointment);
        Optional<UUID> visit = id(arrival);
        Optional<Noted> noted = noted();
        Long moment = at;
        if (own.isEmpty() || row.isEmpty() || visit.isEmpty() || noted.isEmpty() || moment == null) {
            return Optional.empty();
        }
        return Optional.of(new Read(own.get(), new AppointmentId(row.get()), visit.get(), moment, noted.get()));
    }

    private Optional<Noted> noted() {
        return one(Noted.Kind.class, kind).flatMap(what -> switch (what) {
            case ARRIVED -> one(IdentityBy.class, identity).map(Noted.Arrived::new);
            case SCREENED -> answers().map(said -> new Noted.Screened(said, Boolean.TRUE.equals(lookedInto)));
            case CONSENTED -> one(ConsentBy.class, by).map(Noted.Consented::new);
            case DOSE ->
                id(lot).flatMap(from -> one(BodySite.class, arm).map(where -> new Noted.Given(new LotId(from), where)));
            case NOT_GIVEN -> one(NotGivenReason.class, reason).map(Noted.Withheld::new);
        });
    }

    private Optional<Set<Question>> answers() {
        Set<Question> said = EnumSet.noneOf(Question.class);
        for (String name : yes == null ? List.<String>of() : yes) {
            Optional<Question> question = one(Question.class, name);
            if (question.isEmpty()) {
                return Optional.empty();
            }
            said.add(question.get());
        }
        return Optional.of(said);
    }

    private static Optional<UUID> id(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(Ids::of);
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, @Nullable String name) {
        return EnumSet.allOf(type).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return "SentRecord[masked]";
    }
}
