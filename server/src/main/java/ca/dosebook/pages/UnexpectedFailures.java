package ca.dosebook.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Logs a failure no one expected, and leads to the error page. The log gets the kinds of the exceptions and where they
 * were thrown, never their messages: a driver's message quotes the row it refused, with all that it says of a person.
 */
@Component
class UnexpectedFailures implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailures.class);
    private static final int DEEPEST_CAUSE = 10;
    private static final String COME_AGAIN_SECONDS = "15";

    /**
     * SQLSTATE classes of a database that is away or has too much to do, which passes: broken connections, too few
     * resources, and what was broken off (a statement that took too long, a server that stops).
     */
    private static final Set<String> PASSING = Set.of("08", "53", "57");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return new ModelAndView();
        }
        LOG.error("unexpected failure", WithoutMessage.of(failure, 0));
        try {
            if (!response.isCommitted()) {
                boolean passes = isDatabaseAway(failure);
                if (passes) {
                    response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
                }
                response.sendError(
                        passes
                                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        } catch (IOException gone) {
            LOG.debug("nobody left to answer");
        }
        return new ModelAndView();
    }

    /** No connection within the pool's time, or a statement that the database did not end: the page says that it passes. */
    private static boolean isDatabaseAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().length() >= 2
                            && PASSING.contains(sql.getSQLState().substring(0, 2)))) {
                return true;
            }
        }
        return false;
    }

    /** Stands in the log for an exception whose message must not. */
    static final class WithoutMessage extends Exception {

        private WithoutMessage(Throwable original, @Nullable Throwable cause) {
            super(original.getClass().getName(), cause, false, true);
            setStackTrace(original.getStackTrace());
        }

        static WithoutMessage of(Throwable original, int depth) {
            Throwable cause = original.getCause();
            return new WithoutMessage(original, cause == null || depth == DEEPEST_CAUSE ? null : of(cause, depth + 1));
        }
    }
}
