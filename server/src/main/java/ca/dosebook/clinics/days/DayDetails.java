package ca.dosebook.clinics.days;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a clinic day has besides its stop, hours, product and places.
 *
 * @param series the repeating clinic it comes from
 * @param ownParts what was set for this day alone
 * @param staffing empty where the number of places was given itself
 * @param blocked spans without vaccination, in order
 */
public record DayDetails(
        DayState state,
        Optional<SeriesId> series,
        Set<DayPart> ownParts,
        Optional<Staffing> staffing,
        Reserves reserves,
        List<Span> blocked) {

    /** Of a day that is planned nowhere else, is published and keeps nothing back. */
    public static final DayDetails PUBLISHED = plain(DayState.PUBLISHED);

    /** Of a day that is planned nowhere else and keeps nothing back, before anyone can see it. */
    public static final DayDetails DRAFT = plain(DayState.DRAFT);

    public DayDetails {
        ownParts = Set.copyOf(ownParts);
        blocked = blocked.stream().sorted().distinct().toList();
    }

    private static DayDetails plain(DayState state) {
        return new DayDetails(state, Optional.empty(), Set.of(), Optional.empty(), Reserves.NONE, List.of());
    }

    public DayDetails in(DayState then) {
        return new DayDetails(then, series, ownParts, staffing, reserves, blocked);
    }

    public DayDetails of(SeriesId of) {
        return new DayDetails(state, Optional.of(of), ownParts, staffing, reserves, blocked);
    }

    public DayDetails owning(Set<DayPart> parts) {
        return new DayDetails(state, series, parts, staffing, reserves, blocked);
    }

    public DayDetails staffed(Optional<Staffing> by) {
        return new DayDetails(state, series, ownParts, by, reserves, blocked);
    }

    public DayDetails keeping(Reserves kept) {
        return new DayDetails(state, series, ownParts, staffing, kept, blocked);
    }

    public DayDetails blocking(List<Span> spans) {
        return new DayDetails(state, series, ownParts, staffing, reserves, spans);
    }
}
