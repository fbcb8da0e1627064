package ca.dosebook.portal;

import ca.dosebook.booking.Busy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Too much is held and booked at once: says so with a time to come back. Asking again books nothing twice. */
@ControllerAdvice(basePackageClasses = BusyAdvice.class)
class BusyAdvice {

    private static final String SECONDS = "10";

    @ExceptionHandler(Busy.class)
    void busy(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
