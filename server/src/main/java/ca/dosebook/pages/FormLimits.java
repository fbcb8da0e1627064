package ca.dosebook.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final Supplier<List<Pages.UploadLimit>> uploads;

    /**
     * @param maximumBytes of a form; the server holds a body of unstated length to the same limit
     * @param uploads the addresses that take more
     */
    FormLimits(long maximumBytes, Supplier<List<Pages.UploadLimit>> uploads) {
        this.maximumBytes = maximumBytes;
        this.uploads = uploads;
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
        long length = request.getContentLengthLong();
        if (isA(MediaType.MULTIPART_FORM_DATA_VALUE, request)) {
            Optional<Pages.UploadLimit> upload = uploads.get().stream()
                    .filter(limit -> limit.isFor(request.getRequestURI()))
                    .findFirst();
            if (length < 0) {
                return HttpServletResponse.SC_LENGTH_REQUIRED;
            }
            if (length > upload.map(Pages.UploadLimit::bytes).orElse(maximumBytes)) {
                return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            }
            if (upload.isPresent()) {
                return 0;
            }
        }
        if (isA(MediaType.APPLICATION_FORM_URLENCODED_VALUE, request) && length > maximumBytes) {
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

    private static boolean isA(String wanted, HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, wanted, 0, wanted.length());
    }
}
