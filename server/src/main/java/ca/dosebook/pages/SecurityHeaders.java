package ca.dosebook.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers that keep a page to itself, on every answer: pages, files, errors, and requests refused before any page
 * is found. No script runs, so a smuggled one cannot either; the few pages that need one of our own files say so with
 * {@link Page#withOwnScript}, and even there none runs that stands in the page.
 *
 * <p>The referrer policy is {@code same-origin}, not {@code no-referrer}: with the latter browsers send {@code Origin:
 * null} with a form, and {@link SameOriginFilter} could not tell our own form from a stranger's.
 */
class SecurityHeaders extends OncePerRequestFilter {

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; "
            + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** For a page with a file of ours from {@code static/}: a script may run, and may ask no address for anything. */
    static final String WITH_OWN_SCRIPT = CONTENT_SECURITY_POLICY + "; script-src 'self'";

    /** The same, and the script may ask this site how things stand. */
    static final String WITH_OWN_ASKING_SCRIPT = WITH_OWN_SCRIPT + "; connect-src 'self'";

    /** The same, and the page may go on without network: with a worker of ours, and a manifest. */
    static final String WITH_OWN_WORKER = WITH_OWN_ASKING_SCRIPT + "; worker-src 'self'; manifest-src 'self'";

    static final String POLICY_HEADER = "Content-Security-Policy";

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        set(request, response);
        chain.doFilter(request, response);
    }

    static void set(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(POLICY_HEADER, CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
