package ca.dosebook.pages.crowds;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the balancer at {@code /health} whether this node takes requests. It asks no database: with that away every node
 * would be called ill at once, and nobody would see what is true. A node that is about to stop gives up its connections.
 */
final class HealthFilter extends OncePerRequestFilter {

    private static final byte[] READY = "ready\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STOPPING = "stopping\n".getBytes(StandardCharsets.US_ASCII);

    private final BooleanSupplier takesRequests;

    HealthFilter(BooleanSupplier takesRequests) {
        this.takesRequests = takesRequests;
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
        byte[] body = ready ? READY : STOPPING;
        response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
