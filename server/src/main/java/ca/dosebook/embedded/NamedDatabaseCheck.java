package ca.dosebook.embedded;

import ca.dosebook.kernel.StartupProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Looks at a named database once before the pool is made, so that a wrong address, a wrong password or a server too old
 * is one sentence and not a pool's stack trace.
 */
@Component
class NamedDatabaseCheck implements BeanPostProcessor {

    /** The oldest major version that the migrations are written for. */
    private static final int OLDEST = 15;

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof JdbcConnectionDetails details && !beanName.equals("embeddedConnectionDetails")) {
            check(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        }
        return bean;
    }

    private static void check(String url, @Nullable String user, @Nullable String password) {
        String address = withoutParameters(url);
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartupProblem("The database address " + address
                    + " is not PostgreSQL's: spring.datasource.url must begin with jdbc:postgresql:.");
        }
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new StartupProblem("The database at " + address + " is PostgreSQL " + version
                        + ", and Dosebook needs " + OLDEST + " or newer: upgrade it or name another.");
            }
        } catch (SQLException e) {
            throw new StartupProblem(
                    "The database at " + address + " cannot be used (" + firstSentence(e)
                            + "): check spring.datasource.url, its user and password, and that the server is running.",
                    e);
        }
    }

    /** An address may carry a password behind the question mark. */
    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    /** The driver adds advice in further sentences; ours is the last word. */
    private static String firstSentence(SQLException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceFirst("\\.( .*)?$", "");
    }
}
