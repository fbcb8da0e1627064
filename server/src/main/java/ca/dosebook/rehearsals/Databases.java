package ca.dosebook.rehearsals;

import ca.dosebook.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The database of this installation, and the one beside it in which rehearsals are played: of the same server, its name
 * with {@code _rehearsal} behind it. The role that migrates makes and drops it; the embedded server's administrator does
 * where there is one.
 */
@Component
class Databases {

    private static final String SUFFIX = "_rehearsal";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final JdbcConnectionDetails application;
    private final Login owner;
    private final Login maker;

    /** Whom to connect as. */
    record Login(@Nullable String user, @Nullable String password) {}

    Databases(JdbcConnectionDetails application, ObjectProvider<EmbeddedPostgres> embedded, Environment environment) {
        this.application = application;
        EmbeddedPostgres postgres = embedded.getIfAvailable();
        if (postgres == null) {
            String user = environment.getProperty("spring.flyway.user");
            this.owner = user == null
                    ? new Login(application.getUsername(), application.getPassword())
                    : new Login(user, environment.getProperty("spring.flyway.password"));
            this.maker = owner;
        } else {
            this.owner = new Login(postgres.owner(), postgres.password());
            this.maker = new Login(postgres.administrator(), postgres.password());
        }
    }

    /** The address for JDBC of the rehearsals' database. */
    String url() {
        return beside(application.getJdbcUrl());
    }

    /** Who owns its tables and migrates. */
    Login owner() {
        return owner;
    }

    /** Who runs the application. */
    Login application() {
        return new Login(application.getUsername(), application.getPassword());
    }

    /** Makes it anew, empty. */
    void make() {
        drop();
        administer("create database " + quoted(name()) + " owner " + quoted(Objects.requireNonNull(owner.user())));
    }

    /** Drops it; refused by the server while somebody is connected. */
    void drop() {
        administer("drop database if exists " + quoted(name()));
    }

    /** Connections of the owner to the installation's own database, for reading what is copied. */
    Connection own() throws SQLException {
        return connect(application.getJdbcUrl(), owner);
    }

    Connection rehearsals() throws SQLException {
        return connect(url(), owner);
    }

    private String name() {
        return nameIn(url());
    }

    private void administer(String statement) {
        try (Connection connection = connect(application.getJdbcUrl(), maker);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new RehearsalProblem(
                    INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
                            ? "The database role " + maker.user()
                                    + " may not make or drop databases. As a superuser, once:" + " alter role "
                                    + maker.user() + " createdb"
                            : "The database " + name() + " could not be made or dropped (SQLSTATE " + e.getSQLState()
                                    + ").",
                    e);
        }
    }

    private static Connection connect(String url, Login login) throws SQLException {
        try {
            return DriverManager.getConnection(url, login.user(), login.password());
        } catch (SQLException e) {
            if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw new RehearsalProblem("The database of the rehearsal is gone.", e);
            }
            throw e;
        }
    }

    static String beside(String url) {
        String name = nameIn(url);
        int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        return url.substring(0, end - name.length()) + name + SUFFIX + url.substring(end);
    }

    static String nameIn(String url) {
        int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        return url.substring(url.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
