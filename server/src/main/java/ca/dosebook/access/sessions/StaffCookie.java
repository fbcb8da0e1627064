package ca.dosebook.access.sessions;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a staff session. It lives as long as the browser; how long it is good is the server's affair. Over HTTPS
 * its name is one that browsers set for this host alone.
 */
public final class StaffCookie {

    private static final String NAME = "dosebook_staff";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private StaffCookie() {}

    static Optional<SessionToken> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            if (cookies[i].getName().equals(name(request))
                    && !cookies[i].getValue().isEmpty()) {
                return Optional.of(new SessionToken(cookies[i].getValue()));
            }
        }
        return Optional.empty();
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
        send(request, response, token.value(), Duration.ofSeconds(-1));
    }

    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", Duration.ZERO);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_NAME : NAME;
    }
}
