package ca.dosebook.immunizations;

import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the record as it was written.
 *
 * @param number of the person's entries, from 1 without a gap
 * @param corrects the entry that this one takes the place of
 * @param struck whether the corrected one is said never to have happened
 */
@Personal
record DoseEntry(
        PersonKey person,
        DoseId id,
        int number,
        Optional<DoseId> corrects,
        boolean struck,
        Optional<Correction.Reason> correction,
        DoseSource source,
        ProductCode product,
        Optional<LotId> lot,
        Optional<String> lotNumber,
        LocalDate givenOn,
        Optional<Instant> givenAt,
        Optional<SiteId> site,
        Optional<ClinicDayId> day,
        Optional<String> place,
        Optional<BodySite> bodySite,
        Optional<Route> route,
        Optional<UUID> vaccinator,
        Optional<UUID> arrival,
        List<Concern> despite,
        Optional<UUID> enteredBy,
        Instant enteredAt) {

    DoseEntry {
        despite = List.copyOf(despite);
    }

    /** This entry anew, with what a correction changes. */
    DoseEntry corrected(Correction by, int entryNumber, UUID user, Instant now) {
        return new DoseEntry(
                person,
                by.id(),
                entryNumber,
                Optional.of(id),
                false,
                Optional.of(by.reason()),
                source,
                product,
                lot,
                by.lotNumber().or(() -> lotNumber),
                by.givenOn().orElse(givenOn),
                by.givenOn().isPresent() && !by.givenOn().get().equals(givenOn)
                        ? moment(by.givenOn().get())
                        : givenAt,
                site,
                day,
                place,
                by.bodySite().or(() -> bodySite),
                route,
                vaccinator,
                arrival,
                despite,
                Optional.of(user),
                now);
    }

    /** The same time of day by elapsed days, since a clinic's dose has a moment. */
    private Optional<Instant> moment(LocalDate other) {
        return givenAt.map(at -> at.plusSeconds((other.toEpochDay() - givenOn.toEpochDay()) * 86_400));
    }

    /** That this one never happened. */
    DoseEntry struck(DoseId by, Correction.Reason reason, int entryNumber, UUID user, Instant now) {
        return new DoseEntry(
                person,
                by,
                entryNumber,
                Optional.of(id),
                true,
                Optional.of(reason),
                source,
                product,
                lot,
                lotNumber,
                givenOn,
                givenAt,
                site,
                day,
                place,
                bodySite,
                route,
                vaccinator,
                arrival,
                despite,
                Optional.of(user),
                now);
    }

    @Override
    public String toString() {
        return "DoseEntry[masked]";
    }
}
