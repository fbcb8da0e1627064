package ca.dosebook.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form that another site sent through the person's browser (cross-site request forgery), without a token: a
 * token expires, and then eats the form of whoever waited longest.
 *
 * <p>Browsers since 2020 (2023 for the last of them) say with {@code Sec-Fetch-Site} where a request comes from; older
 * ones send {@code Origin} with a form. A request with neither is let through: it comes from a program, which has no
 * cookies of a person to abuse, or from a browser so old that only the {@code SameSite} attribute of our cookies
 * protects it, and that one it may ignore. There is no log-in on public pages that such a request could borrow.
 *
 * <p>Behind a proxy the host is the one people see when {@code server.forward-headers-strategy} is set.
 */
class SameOriginFilter extends OncePerRequestFilter {

    /** On a request that was refused here, for the words of the error page. */
    static final String FOREIGN = SameOriginFilter.class.getName();

    private static final Set<String> HARMLESS_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HARMLESS_METHODS.contains(request.getMethod())
                || isOurs(
                        request.getHeader("Sec-Fetch-Site"),
                        request.getHeader("Origin"),
                        request.getServerName(),
                        request.getServerPort())) {
            chain.doFilter(request, response);
        } else {
            request.setAttribute(FOREIGN, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    static boolean isOurs(@Nullable String fetchSite, @Nullable String origin, String host, int port) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null || isHost(origin, host, port);
    }

    private static boolean isHost(String origin, String host, int port) {
        try {
            URI uri = URI.create(origin);
            return uri.getHost() != null && uri.getHost().equalsIgnoreCase(host) && usual(uri.getPort()) == usual(port);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** A proxy that ends TLS may leave us with the port of the other scheme: 80 and 443 count as "none given". */
    private static int usual(int port) {
        return port == 80 || port == 443 ? -1 : port;
    }
}
