package ca.dosebook.portal.managing;

import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.Booking;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.people.Claim;
import ca.dosebook.people.People;
import ca.dosebook.portal.HeldPlace;
import ca.dosebook.portal.SealedCookie;
import ca.dosebook.secrets.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which booking is open in a browser. It closes by itself 30 minutes after the last step. */
@Component
public class Visits implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    static final Duration OPEN = Duration.ofMinutes(30);

    /** Longer than a visit, so that someone who comes back late is told why the booking was closed. */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final SealedCookie<Managing> cookie;
    private final Appointments appointments;
    private final People people;
    private final Clock clock;

    Visits(Secrets secrets, Appointments appointments, People people, Clock clock) {
        this.cookie = new SealedCookie<>(secrets, "dosebook_manage", Managing.class, REMEMBERED, clock);
        this.appointments = appointments;
        this.people = people;
        this.clock = clock;
    }

    Optional<Visit> of(HttpServletRequest request) {
        return cookie.read(request)
                .filter(managing -> managing.until().isAfter(clock.instant()))
                .flatMap(managing -> appointments
                        .find(managing.personKey(), managing.bookingId())
                        .flatMap(booking ->
                                people.find(booking.person()).map(person -> new Visit(managing, booking, person))));
    }

    /** Whose booking is open in this browser. */
    public Optional<PersonKey> person(HttpServletRequest request) {
        return of(request).map(visit -> visit.person().key());
    }

    /** For whom places are held while this booking is being changed: the person as recorded. */
    Claim claim(Visit visit) {
        return people.claim(visit.person());
    }

    /** Whether a booking was open in this browser until its time ran out. */
    boolean ranOut(HttpServletRequest request) {
        return cookie.read(request)
                .filter(managing -> !managing.until().isAfter(clock.instant()))
                .isPresent();
    }

    /** Opens a booking. Places that were chosen for it before the time ran out are still chosen. */
    void open(HttpServletRequest request, HttpServletResponse response, Booking booking) {
        List<HeldPlace> held = cookie.read(request)
                .filter(before -> before.sameBooking(booking))
                .map(Managing::held)
                .orElse(List.of());
        keep(request, response, Managing.of(booking, held, clock.instant()));
    }

    /** Writes what was done into the browser and leaves the booking open for another {@link #OPEN}. */
    void keep(HttpServletRequest request, HttpServletResponse response, Managing managing) {
        cookie.write(request, response, managing.until(clock.instant().plus(OPEN)));
    }

    public void close(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(request, response);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
                .orElseThrow(VisitClosed::new);
    }
}
