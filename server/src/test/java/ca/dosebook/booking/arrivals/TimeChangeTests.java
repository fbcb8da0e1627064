package ca.dosebook.booking.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.AppointmentState;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SlotId;
import ca.dosebook.immunizations.DoseHistory;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.vaccines.ProductCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A hospital's clinic that goes on through the night in which the clocks are changed. */
class TimeChangeTests {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final SiteId SITE = new SiteId(Uuids.next());

    @Test
    void in_spring_an_hour_that_is_skipped_makes_nobody_early() {
        LocalDate day = LocalDate.of(2021, 3, 14);

        // From 1:50 to 3:10 on the clocks of that night it is twenty minutes.
        Reception reception = at(local(day, 1, 50), day, local(day, 3, 10));

        assertThat(reception).isInstanceOf(Reception.OnTime.class);
    }

    @Test
    void in_autumn_an_hour_that_comes_twice_makes_somebody_late() {
        LocalDate day = LocalDate.of(2021, 11, 7);
        Instant appointment = local(day, 1, 30);

        Reception reception = at(appointment.plusSeconds(3600), day, appointment);

        assertThat(reception).isEqualTo(new Reception.Late(booked(appointment), 60));
        assertThat(appointment.plusSeconds(3600).atZone(TORONTO).toLocalTime())
                .isEqualTo(appointment.atZone(TORONTO).toLocalTime());
    }

    @Test
    void the_day_of_an_appointment_is_the_site_s_day_on_either_side_of_midnight() {
        LocalDate day = LocalDate.of(2021, 3, 13);
        Instant late = local(day, 23, 45);

        assertThat(at(late, day, late)).isInstanceOf(Reception.OnTime.class);
        assertThat(at(late, day.plusDays(1), late)).isInstanceOf(Reception.OnOtherDay.class);
    }

    private static Instant local(LocalDate day, int hour, int minute) {
        return LocalDateTime.of(day, LocalTime.of(hour, minute)).atZone(TORONTO).toInstant();
    }

    private static final AppointmentId ID = AppointmentId.next();
    private static final SlotId SLOT = new SlotId(Uuids.next());

    private static Appointment booked(Instant at) {
        return new Appointment(
                ID,
                DoseOrdinal.FIRST,
                SITE,
                SLOT,
                at,
                new ProductCode("PFIZER"),
                AppointmentState.BOOKED,
                Optional.empty());
    }

    private static Reception at(Instant now, LocalDate day, Instant appointment) {
        return ReceptionRules.assess(new ReceptionRules.Facts(
                SITE,
                day,
                TORONTO,
                now,
                List.of(booked(appointment)),
                List.of(),
                new DoseHistory(List.of()),
                Optional.empty(),
                false,
                false,
                false));
    }
}
