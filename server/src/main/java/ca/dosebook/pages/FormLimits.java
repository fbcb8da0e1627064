package ca.dosebook.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the parameters of a request before anyone relies on them, so that one too long, too many or malformed ends in a
 * clear page instead of a failure halfway. The rest of an over-long body is swallowed by the server, up to
 * {@code server.tomcat.max-swallow-size}, so that the browser reads our answer instead of "connection reset".
 */
class FormLimits extends OncePerRequestFilter {

    private final long maximumBytes;

    /** @param maximumBytes of a form; the server holds a body of unstated length to the same limit */
    FormLimits(long maximumBytes) {
        this.maximumBytes = maximumBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int refusal = refusal(request);
        if (refusal == 0) {
            chain.doFilter(request, response);
        } else {
            response.sendError(refusal);
        }
    }

    /** The status to refuse with; 0 if all is well. */
    private int refusal(HttpServletRequest request) {
        if (isForm(request) && request.getContentLengthLong() > maximumBytes) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        try {
            boolean zeroByte = request.getParameterMap().entrySet().stream()
                    .anyMatch(parameter -> parameter.getKey().indexOf(0) >= 0
                            || Arrays.stream(parameter.getValue()).anyMatch(value -> value.indexOf(0) >= 0));
            // No text of a person has a zero byte, and PostgreSQL stores none.
            return zeroByte ? HttpServletResponse.SC_BAD_REQUEST : 0;
        } catch (InvalidParameterException malformed) {
            return malformed.getErrorCode();
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
