package ca.dosebook.booking.following;

import ca.dosebook.audit.Actor;
import ca.dosebook.booking.Appointment;
import ca.dosebook.booking.AppointmentId;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.booking.DisplaceOutcome;
import ca.dosebook.booking.Displacer;
import ca.dosebook.booking.EndReason;
import ca.dosebook.booking.Leaving;
import ca.dosebook.booking.following.FollowingStore.News;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.Slot;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.DosesChanged;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Yielding;
import ca.dosebook.people.People;
import ca.dosebook.vaccines.DoseWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the record of doses, wherever they were given: appointments for doses that stand in it are freed, the next one
 * goes where the interval allows it, and the person is told once for each booking. The news is written with the dose; the
 * work is done within seconds, on whatever node, once.
 */
@Component
public class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    /** Where "today" is counted for rules that name no site. */
    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    private static final Duration IN_A_CROWD = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Yielding yielding = Yielding.forAtMost(IN_A_CROWD);
    private final FollowingStore store;
    private final Doses doses;
    private final Appointments appointments;
    private final Displacer displacer;
    private final Clinics clinics;
    private final People people;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Following(
            FollowingStore store,
            Doses doses,
            Appointments appointments,
            Displacer displacer,
            Clinics clinics,
            People people,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.doses = doses;
        this.appointments = appointments;
        this.displacer = displacer;
        this.clinics = clinics;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventListener
    void on(DosesChanged changed) {
        store.insert(changed.person(), changed.dose(), clock.instant());
    }

    @Scheduled(fixedDelay = 500)
    void round() {
        try {
            while (yielding.mayGoOn() && followNext()) {
                // There may be more.
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Bookings could not follow the record of doses yet: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** A place that somebody else took first: everything is looked at once more, later. */
    private static final class PlaceGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        PlaceGone() {
            super("a place was taken", null, false, false);
        }
    }

    /** One piece of news; false when there is none. */
    public boolean followNext() {
        News[] worked = new News[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<News> next = store.lockNext(clock.instant());
                next.ifPresent(news -> {
                    worked[0] = news;
                    follow(news.person());
                    store.done(news, clock.instant());
                });
                return next.isPresent();
            }));
        } catch (PlaceGone gone) {
            putOff(worked[0]);
            return true;
        }
    }

    private void putOff(News news) {
        Duration pause = Duration.ofSeconds(1L << Math.min(news.tries(), 10));
        store.later(news, clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private void follow(PersonKey person) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(PROVINCE).toLocalDate();
        int given = doses.history(person).doses().size();
        Optional<DoseWindow> window = doses.nextWindow(person, today);
        for (PersonKey key : people.keysOf(person)) {
            for (Booking booking : appointments.of(key)) {
                follow(booking, given, window, now);
            }
        }
    }

    private void follow(Booking booking, int given, Optional<DoseWindow> window, Instant now) {
        List<AppointmentId> unneeded = new ArrayList<>();
        for (Appointment live : booking.live()) {
            switch (FollowingRules.of(live, given, window, this::zone, now)) {
                case STAY -> {}
                case FREE -> unneeded.add(live.id());
                case MOVE -> move(booking, live, window.orElseThrow());
                case MOVE_IF_BETTER -> moveIfBetter(booking, live, window.orElseThrow());
            }
        }
        if (!unneeded.isEmpty()) {
            displacer.free(booking, unneeded, EndReason.GIVEN_ALREADY, Actor.DOSEBOOK);
        }
    }

    private void move(Booking booking, Appointment live, DoseWindow window) {
        Leaving leaving = Leaving.following(booking.person(), live.id(), window);
        DisplaceOutcome outcome = displacer.displace(leaving, slot -> true, Actor.DOSEBOOK);
        if (outcome instanceof DisplaceOutcome.PlaceLost) {
            throw new PlaceGone();
        }
    }

    /** A late appointment is worth more than none. */
    private void moveIfBetter(Booking booking, Appointment live, DoseWindow window) {
        Leaving leaving = Leaving.following(booking.person(), live.id(), window);
        Optional<List<Slot>> places = displacer.foresee(leaving, slot -> true);
        if (places.map(found -> !found.isEmpty()).orElse(false)) {
            move(booking, live, window);
        }
    }

    private ZoneId zone(Appointment appointment) {
        return clinics.site(appointment.site()).map(Site::zone).orElse(PROVINCE);
    }
}
