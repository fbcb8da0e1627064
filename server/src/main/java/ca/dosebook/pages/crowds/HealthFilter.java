package ca.dosebook.pages.crowds;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the balancer at {@code /health} whether this node takes requests, and an engineer what time the node goes by: a
 * second line, as ISO 8601 in UTC, alike on every node. It asks no database: with that away every node would be called ill
 * at once, and nobody would see what is true. A node that is about to stop gives up its connections.
 */
final class HealthFilter extends OncePerRequestFilter {

    private final BooleanSupplier takesRequests;
    private final Clock clock;

    HealthFilter(BooleanSupplier takesRequests, Clock clock) {
        this.takesRequests = takesRequests;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ready = takesRequests.getAsBoolean();
        if (!ready) {
            response.setHeader("Connection", "close");
        }
        if (!request.getRequestURI().equals("/health")) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = "%s\n%s\n"
                .formatted(ready ? "ready" : "stopping", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .getBytes(StandardCharsets.US_ASCII);
        response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
