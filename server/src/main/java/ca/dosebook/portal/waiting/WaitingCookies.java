package ca.dosebook.portal.waiting;

import ca.dosebook.waitingroom.Pass;
import ca.dosebook.waitingroom.Ticket;
import ca.dosebook.waitingroom.WaitingRoom;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What the browser keeps for the waiting room: the ticket, the pass, the health unit to look at, the turn it was told. */
@Component
class WaitingCookies {

    private static final String TICKET = "db-ticket";
    private static final String PASS = "db-pass";
    private static final String AREA = "db-area";
    private static final String TURN = "db-turn";

    private final WaitingRoom room;

    WaitingCookies(WaitingRoom room) {
        this.room = room;
    }

    Optional<Ticket> ticket(HttpServletRequest request) {
        return value(request, TICKET).flatMap(room::ticket);
    }

    void keep(HttpServletRequest request, HttpServletResponse response, Ticket ticket) {
        send(request, response, TICKET, room.cookie(ticket), WaitingRoom.TICKET_LASTS);
    }

    Optional<Pass> pass(HttpServletRequest request) {
        return value(request, PASS).flatMap(room::pass);
    }

    void keep(HttpServletRequest request, HttpServletResponse response, Pass pass) {
        send(request, response, PASS, room.cookie(pass), WaitingRoom.TICKET_LASTS);
    }

    void forgetPass(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, PASS, "", Duration.ZERO);
    }

    /** The number of a health unit; empty for none, and for anything else. */
    String area(HttpServletRequest request) {
        return value(request, AREA).filter(area -> area.matches("[0-9]{1,6}")).orElse("");
    }

    void keepArea(HttpServletRequest request, HttpServletResponse response, String area) {
        send(request, response, AREA, area, WaitingRoom.TICKET_LASTS);
    }

    Optional<Instant> turn(HttpServletRequest request) {
        return value(request, TURN)
                .filter(turn -> turn.matches("[0-9]{1,12}"))
                .map(turn -> Instant.ofEpochSecond(Long.parseLong(turn)));
    }

    void keepTurn(HttpServletRequest request, HttpServletResponse response, Instant turn) {
        send(request, response, TURN, String.valueOf(turn.getEpochSecond()), WaitingRoom.TICKET_LASTS);
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        String wanted = name(request, name);
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            if (cookies[i].getName().equals(wanted)) {
                return Optional.of(cookies[i].getValue());
            }
        }
        return Optional.empty();
    }

    /** Where the connection is secure the browser is told to take the name from this host alone. */
    private static String name(HttpServletRequest request, String name) {
        return request.isSecure() ? "__Host-" + name : name;
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name(request, name), value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
