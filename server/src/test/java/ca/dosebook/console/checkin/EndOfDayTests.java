package ca.dosebook.console.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.Expected;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.LotId;
import ca.dosebook.inventory.reconciling.Leftover;
import ca.dosebook.inventory.reconciling.LotDay;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndOfDayTests {

    private static final Instant NOON = Instant.parse("2021-03-15T16:00:00Z");

    private static Lot lot(String number) {
        return new Lot(
                new LotId(Uuids.next()),
                new ProductCode("PFIZER"),
                number,
                LocalDate.of(2021, 4, 30),
                Optional.empty());
    }

    private static Expected expected(long minutes, AppointmentState state, Optional<ArrivalState> came) {
        return new Expected(
                AppointmentId.next(),
                new PersonKey(new byte[32]),
                DoseOrdinal.FIRST,
                NOON.plusSeconds(60 * minutes),
                state,
                came);
    }

    @Test
    void record_and_stock_stand_side_by_side_and_a_lot_that_one_of_them_misses_is_not_lost() {
        Lot both = lot("A1");
        Lot stockAlone = lot("B2");
        Lot recordAlone = lot("C3");

        var lines = EndOfDay.lines(
                Map.of(both.id(), 12, recordAlone.id(), 1),
                List.of(new LotDay(stockAlone, 2, 0, 10), new LotDay(both, 12, 1, 5)),
                id -> Optional.of(recordAlone).filter(lot -> lot.id().equals(id)));

        assertThat(lines)
                .containsExactly(
                        new EndOfDay.LotLine(both, 12, 12, 1, 5),
                        new EndOfDay.LotLine(stockAlone, 0, 2, 0, 10),
                        new EndOfDay.LotLine(recordAlone, 1, 0, 0, 0));
        assertThat(lines).extracting(EndOfDay.LotLine::difference).containsExactly(0, -2, 1);
    }

    @Test
    void who_is_due_and_who_is_ahead_are_told_apart_and_cancelled_ones_are_neither() {
        Leftover.Facts facts = EndOfDay.facts(
                List.of(
                        expected(-60, AppointmentState.FULFILLED, Optional.of(ArrivalState.DOSED)),
                        expected(-50, AppointmentState.BOOKED, Optional.of(ArrivalState.WAITING)),
                        expected(-40, AppointmentState.NO_SHOW, Optional.empty()),
                        expected(-30, AppointmentState.CANCELLED, Optional.empty()),
                        expected(-31, AppointmentState.BOOKED, Optional.empty()),
                        expected(-29, AppointmentState.BOOKED, Optional.empty()),
                        expected(-28, AppointmentState.BOOKED, Optional.of(ArrivalState.WAITING)),
                        expected(0, AppointmentState.BOOKED, Optional.empty()),
                        expected(10, AppointmentState.BOOKED, Optional.of(ArrivalState.WAITING)),
                        expected(20, AppointmentState.BOOKED, Optional.empty()),
                        expected(30, AppointmentState.MOVED, Optional.empty())),
                NOON,
                2,
                7,
                6);

        assertThat(facts).isEqualTo(new Leftover.Facts(2, 4, 2, 3, 7, 6));
    }
}
