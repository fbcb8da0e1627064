package ca.dosebook.rehearsals.scope;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers nobody without the key of the rehearsal, so that no resident who strays here takes what they see for a booking.
 * Style sheets and icons are everyone's.
 */
final class KeyFilter extends OncePerRequestFilter {

    /** Carries the key with every request. */
    static final String HEADER = "Dosebook-Rehearsal";

    private static final byte[] SENTENCE = ("This is a rehearsal of Dosebook, and not the place to book."
                    + " Ceci est une répétition de Dosebook; on ne peut pas y prendre rendez-vous.\n")
            .getBytes(StandardCharsets.UTF_8);

    private final byte[] key;

    KeyFilter(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.startsWith("/assets/") || isRight(request.getHeader(HEADER))) {
            chain.doFilter(request, response);
            return;
        }
        boolean ownAddress = path.equals("/rehearsal") || path.startsWith("/rehearsal/");
        response.setStatus(ownAddress ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN);
        if (ownAddress) {
            response.setHeader("WWW-Authenticate", HEADER);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(SENTENCE.length);
        response.getOutputStream().write(SENTENCE);
    }

    private boolean isRight(@Nullable String given) {
        return given != null && MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
    }
}
