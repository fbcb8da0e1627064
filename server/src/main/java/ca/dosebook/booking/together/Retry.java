package ca.dosebook.booking.together;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Does an act again when the database says that it collided with another, or when its answer was lost on the way. Only
 * for acts that carry their own id, so that doing them twice is doing them once.
 */
public final class Retry {

    private static final int TRIES = 5;

    /** Serialization failure, deadlock, read-only (a demoted primary). */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "25006");

    private Retry() {}

    public static <T> T collisions(Supplier<T> act) {
        return again(act, false);
    }

    /** The same, and also when another put down the same row first, or changed what was read before it was written. */
    static <T> T overtakings(Supplier<T> act) {
        return again(act, true);
    }

    private static <T> T again(Supplier<T> act, boolean whenOvertaken) {
        for (int tried = 1; ; tried++) {
            try {
                return act.get();
            } catch (DataAccessException e) {
                if (tried == TRIES || !(isWorthATry(sqlState(e)) || whenOvertaken && isOvertaking(e))) {
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

    private static boolean isOvertaking(DataAccessException e) {
        return e instanceof OptimisticLockingFailureException || isDuplicate(e);
    }

    /** Unique violation: recognised by state, not by the constraint's name. */
    public static boolean isDuplicate(DataAccessException e) {
        return sqlState(e).equals("23505");
    }

    /** No connection, or a database that is starting, stopping or full: it would be the same for any other act. */
    static boolean isEverybodys(RuntimeException e) {
        String state = sqlState(e);
        return e instanceof CannotCreateTransactionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53");
    }

    private static String sqlState(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
