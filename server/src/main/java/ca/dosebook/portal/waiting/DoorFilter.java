package ca.dosebook.portal.waiting;

import ca.dosebook.portal.Drafts;
import ca.dosebook.waitingroom.Entrance;
import ca.dosebook.waitingroom.Pass;
import ca.dosebook.waitingroom.Pressure;
import ca.dosebook.waitingroom.WaitingRoom;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door before every address of a booking, and the page of the waiting room, before the security chain. Asks nobody
 * but the memory of the room, except once when someone's turn has come.
 */
final class DoorFilter extends OncePerRequestFilter {

    private final WaitingRoom room;
    private final WaitingCookies cookies;
    private final WaitingPages pages;
    private final Pressure pressure;

    DoorFilter(WaitingRoom room, WaitingCookies cookies, WaitingPages pages, Pressure pressure) {
        this.room = room;
        this.cookies = cookies;
        this.pages = pages;
        this.pressure = pressure;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // As the controllers will read it: decoded, without parameters of the path.
        String path = request.getServletPath();
        boolean inALanguage = path.startsWith("/en/") || path.startsWith("/fr/");
        String rest = inALanguage ? path.substring(3) : "";
        if (isOfTheJourney(rest)) {
            atTheDoor(request, response, rest, chain);
        } else if (rest.equals("/waiting") && !isPost(request)) {
            pages.show(request, response);
        } else if (rest.equals("/waiting/place") && !isPost(request)) {
            pages.place(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** What comes after the booking is for whoever has booked, and no burden. */
    private static boolean isOfTheJourney(String rest) {
        boolean booking = rest.equals("/book") || rest.startsWith("/book/");
        return booking && !rest.equals("/book/done") && !rest.startsWith("/book/done/");
    }

    private static boolean isPost(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    /** The posts that take a place; the others keep what was typed, in the browser. */
    private static boolean takesAPlace(String rest) {
        return rest.equals("/book/confirm") || rest.endsWith("/hold") || rest.equals("/book/keep");
    }

    private void atTheDoor(HttpServletRequest request, HttpServletResponse response, String rest, FilterChain chain)
            throws ServletException, IOException {
        Optional<Pass> pass = cookies.pass(request);
        Entrance entrance = room.enter(pass, cookies.ticket(request));
        switch (entrance) {
            case Entrance.In(Pass given, boolean changed) -> {
                if (changed) {
                    cookies.keep(request, response, given);
                }
                served(request, response, rest, given, chain);
            }
            case Entrance.Wait ignored -> away(request, response, rest, pass, chain);
            case Entrance.Elsewhere ignored -> away(request, response, rest, pass, chain);
            case Entrance.Trouble ignored -> away(request, response, rest, pass, chain);
        }
    }

    /** Nothing typed is lost: a form of someone who was inside is taken, and the page after it is behind the door. */
    private static void away(
            HttpServletRequest request,
            HttpServletResponse response,
            String rest,
            Optional<Pass> pass,
            FilterChain chain)
            throws ServletException, IOException {
        if (isPost(request) && pass.isPresent() && !takesAPlace(rest)) {
            chain.doFilter(request, response);
        } else {
            WaitingPages.lead(response, request.getServletPath().substring(0, 3) + "/waiting");
        }
    }

    private void served(
            HttpServletRequest request, HttpServletResponse response, String rest, Pass pass, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            pressure.refused();
        } else if (isPost(request) && takesAPlace(rest)) {
            pressure.record(Duration.ofNanos(System.nanoTime() - began));
            boolean keeps = Drafts.readBy(request)
                    .filter(draft -> !draft.held().isEmpty())
                    .isPresent();
            if (keeps && !response.isCommitted()) {
                room.keepingAPlace(pass).ifPresent(kept -> cookies.keep(request, response, kept));
            }
        }
    }
}
