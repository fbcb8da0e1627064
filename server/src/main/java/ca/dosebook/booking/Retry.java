package ca.dosebook.booking;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * Does an act again when the database says that it collided with another, or when its answer was lost on the way. Only
 * for acts that carry their own id, so that doing them twice is doing them once.
 */
final class Retry {

    private static final int TRIES = 5;

    /** Serialization failure, deadlock, read-only (a demoted primary). */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "25006");

    private Retry() {}

    static <T> T collisions(Supplier<T> act) {
        for (int tried = 1; ; tried++) {
            try {
                return act.get();
            } catch (DataAccessException e) {
                if (tried == TRIES || !isWorthATry(sqlState(e))) {
                    throw e;
                }
                long pause = ThreadLocalRandom.current().nextLong(1, 10L << tried);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            }
        }
    }

    private static boolean isWorthATry(String sqlState) {
        return COLLISIONS.contains(sqlState) || sqlState.startsWith("08");
    }

    /** Unique violation: recognised by state, not by the constraint's name. */
    static boolean isDuplicate(DataAccessException e) {
        return sqlState(e).equals("23505");
    }

    private static String sqlState(DataAccessException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
