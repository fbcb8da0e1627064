package ca.dosebook.pages.crowds;

import ca.dosebook.kernel.Load;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has pages take turns, so that a crowd waits here, in order and for seconds, and not for a database connection. Who gets
 * no turn is told when to come again, from bytes made at the start. Files are not counted. A refused form has changed
 * nothing, and the browser sends it again as it was.
 */
final class TurnFilter extends OncePerRequestFilter {

    /**
     * What the browser of somebody in the middle of something has: staff, a pass of the waiting room, answers of a booking
     * with the places held, an opened booking. Whoever makes such a cookie up waits with those people, no more.
     */
    private static final Set<String> IN_THE_MIDDLE =
            Set.of("dosebook_staff", "db-pass", "dosebook_draft", "dosebook_manage");

    private static final String SECURE_PREFIX = "__Host-";

    /** Seconds; spread, so that those who were refused at one moment do not come back at one moment. */
    private static final int SOONEST = 5;

    private static final int LATEST = 15;

    private static final byte[] PROBLEM = """
            {"type":"about:blank","title":"Too many requests at this moment","status":503}""".getBytes(StandardCharsets.UTF_8);

    private final Turns turns;
    private final byte[] page;

    /** @param page in both languages */
    TurnFilter(Turns turns, byte[] page) {
        this.turns = turns;
        this.page = page;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (!turns.take(isInTheMiddle(request), Load::crowded)) {
                refuse(request, response);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turns.end();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean program = accept != null && accept.contains("json") && !accept.contains("html");
        int seconds = ThreadLocalRandom.current().nextInt(SOONEST, LATEST + 1);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!program && request.getMethod().equals("GET")) {
            // By itself, and only what does nothing; a form its sender sends again.
            response.setHeader("Refresh", String.valueOf(seconds));
        }
        byte[] body = program ? PROBLEM : page;
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean isInTheMiddle(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (int i = 0; cookies != null && i < cookies.length; i++) {
            String name = cookies[i].getName();
            if (IN_THE_MIDDLE.contains(
                    name.startsWith(SECURE_PREFIX) ? name.substring(SECURE_PREFIX.length()) : name)) {
                return true;
            }
        }
        return false;
    }
}
