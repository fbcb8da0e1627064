package ca.dosebook.portal.waiting;

import ca.dosebook.waitingroom.Notice;
import ca.dosebook.waitingroom.WaitingRoom;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /waiting/state}: the bytes of the second, and nothing else, in front of everything. */
final class NoticeFilter implements Filter {

    static final String ADDRESS = "/waiting/state";

    private final WaitingRoom room;

    NoticeFilter(WaitingRoom room) {
        this.room = room;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        if (asked instanceof HttpServletRequest request
                && answer instanceof HttpServletResponse response
                && request.getRequestURI().equals(ADDRESS)) {
            tell(request, response);
        } else {
            chain.doFilter(asked, answer);
        }
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Notice notice = room.notice();
        response.setHeader("Cache-Control", "public, max-age=1");
        response.setHeader("ETag", notice.tag());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (notice.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(notice.body().length);
        if (method.equals("GET")) {
            response.getOutputStream().write(notice.body());
        }
    }
}
