package ca.dosebook.reporting.pilot;

import ca.dosebook.reporting.Days;
import ca.dosebook.reporting.TimeToBook;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The figures of the pilot. Every share they allow has a denominator of which it is a part. */
@Component
public class PilotFigures {

    /** How far ahead places are counted. */
    public static final Duration AHEAD = Duration.ofDays(28);

    private final InvitationFigureStore invitations;
    private final SittingFigureStore sittings;
    private final BookingFigureStore bookings;
    private final Rollout rollout;
    private final Clock clock;

    PilotFigures(
            InvitationFigureStore invitations,
            SittingFigureStore sittings,
            BookingFigureStore bookings,
            Rollout rollout,
            Clock clock) {
        this.invitations = invitations;
        this.sittings = sittings;
        this.bookings = bookings;
        this.rollout = rollout;
        this.clock = clock;
    }

    /** @param unit empty for the whole province */
    public Board board(Optional<HealthUnitId> unit, Days days) {
        Instant now = clock.instant();
        Map<Integer, Funnel> funnels = invitations.byUnit(days);
        Map<Integer, Places> places = bookings.placesByUnit(now, now.plus(AHEAD));
        Map<Integer, Visits> came = bookings.visitsByUnit(days);
        Funnel funnel = unit.map(id -> funnels.getOrDefault(id.value(), Funnel.EMPTY))
                .orElseGet(() -> funnels.values().stream().reduce(Funnel.EMPTY, Funnel::plus));
        return new Board(
                days,
                now,
                funnel,
                parts(InvitationFigureStore.By.AGE, unit, days),
                parts(InvitationFigureStore.By.GROUP, unit, days),
                parts(InvitationFigureStore.By.LANGUAGE, unit, days),
                sittings.invited(unit, days),
                sittings.all(unit, days),
                sittings.byLanguage(unit, days),
                sittings.byDevice(unit, days),
                sittings.pages(unit, days),
                sittings.errors(unit, days),
                TimeToBook.of(sittings.times(unit, days)),
                bookings.byDay(unit, days),
                unit.map(id -> places.getOrDefault(id.value(), Places.NONE))
                        .orElseGet(() -> places.values().stream().reduce(Places.NONE, Places::plus)),
                unit.map(id -> came.getOrDefault(id.value(), Visits.NONE))
                        .orElseGet(() -> came.values().stream().reduce(Visits.NONE, Visits::plus)),
                bookings.callRate(unit, days));
    }

    /** Every health unit, by short name. */
    public List<UnitLine> units(Days days) {
        Instant now = clock.instant();
        Map<Integer, Funnel> funnels = invitations.byUnit(days);
        Map<Integer, Long> made = bookings.byUnit(days);
        Map<Integer, Places> places = bookings.placesByUnit(now, now.plus(AHEAD));
        Map<Integer, Visits> came = bookings.visitsByUnit(days);
        return rollout.healthUnits().stream()
                .map(unit -> new UnitLine(
                        unit,
                        rollout.stage(unit.id(), now),
                        funnels.getOrDefault(unit.id().value(), Funnel.EMPTY),
                        made.getOrDefault(unit.id().value(), 0L),
                        places.getOrDefault(unit.id().value(), Places.NONE),
                        came.getOrDefault(unit.id().value(), Visits.NONE)))
                .toList();
    }

    private List<Part> parts(InvitationFigureStore.By by, Optional<HealthUnitId> unit, Days days) {
        Map<String, Funnel> found = invitations.by(by, unit, days);
        List<String> codes = found.keySet().stream().sorted().toList();
        List<Cell> invited = column(codes, found, InvitationFigureStore.Column.INVITED);
        List<Cell> opened = column(codes, found, InvitationFigureStore.Column.OPENED);
        List<Cell> booked = column(codes, found, InvitationFigureStore.Column.BOOKED);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            parts.add(new Part(codes.get(i), invited.get(i), opened.get(i), booked.get(i)));
        }
        return parts;
    }

    private static List<Cell> column(
            List<String> codes, Map<String, Funnel> found, InvitationFigureStore.Column column) {
        return SmallCells.of(codes.stream()
                .map(code -> column.of(found.getOrDefault(code, Funnel.EMPTY)))
                .toList());
    }
}
