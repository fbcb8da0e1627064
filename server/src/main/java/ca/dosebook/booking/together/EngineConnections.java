package ca.dosebook.booking.together;

import ca.dosebook.booking.Busy;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The few connections over which batches are done, apart from those of the pages: a booking never waits behind a report.
 *
 * <p>Their statements are planned once for each connection. PostgreSQL would otherwise compare the price of a batch of one with
 * that of ten and plan anew each time, which costs more than doing it; and a plan made while the tables were empty would
 * read them from end to end when they are full. So it is told to look rows up by their keys, always. The settings alone
 * do not see to that: where the statements ask whether a row exists, they say {@code cross join lateral (… limit 1)},
 * which is a look for each row of the batch, and not {@code exists}, which PostgreSQL may turn round and read the whole
 * table for.
 */
class EngineConnections implements AutoCloseable {

    static final String PLANS = """
            set plan_cache_mode = force_generic_plan;
            set enable_seqscan = off;
            set enable_hashjoin = off;
            set enable_mergejoin = off;
            set enable_material = off;
            set enable_memoize = off;
            set enable_bitmapscan = off;
            set jit = off;
            set lock_timeout = '3s';
            set statement_timeout = '8s'""";

    private static final Batches.Limits LIMITS = new Batches.Limits(50, 1, 2000, Duration.ofSeconds(15));

    /**
     * A plan lives as long as its connection. One made on empty tables may read them from end to end, and PostgreSQL does
     * not notice that they grow until it gathers statistics; a new connection looks at their size.
     */
    private static final Duration OLDEST_PLAN = Duration.ofSeconds(30);

    /** One for each batch that may be under way, and as many again for those that are being replaced. */
    private static final int MOST = 4;

    private final DataSource database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private EngineConnections(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Configuration(proxyBeanMethods = false)
    static class Engine {

        /** Not as a data source: there is one for all others. */
        @Bean
        EngineConnections engineConnections(DataSource pages) throws SQLException {
            return new EngineConnections(of(pages.unwrap(HikariDataSource.class)));
        }
    }

    /** Over connections as they are, for tests. */
    static EngineConnections over(DataSource database) {
        return new EngineConnections(database);
    }

    private static HikariDataSource of(HikariDataSource pages) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(pages.getJdbcUrl());
        config.setUsername(pages.getUsername());
        config.setPassword(pages.getPassword());
        config.setConnectionTimeout(pages.getConnectionTimeout());
        Properties properties = new Properties();
        properties.putAll(pages.getDataSourceProperties());
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("socketTimeout", "20");
        config.setDataSourceProperties(properties);
        config.setPoolName(pages.getPoolName() + "-booking");
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(2);
        config.setMaxLifetime(OLDEST_PLAN.toMillis());
        // Shorter than a life, or the pool warns at each start: nobody is to read that who has nothing to do about it.
        config.setIdleTimeout(OLDEST_PLAN.toMillis() * 2 / 3);
        config.setKeepaliveTime(0);
        config.setAutoCommit(false);
        config.setConnectionInitSql(PLANS);
        // The server starts without waiting for these.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Batches each of which is one transaction, tried again when it collided; what fails together is done one by one. */
    <Q, A> Batches<Q, A> batches(Function<Q, Object> ownerOf, Batches.Work<Q, A> work) {
        return new Batches<>(
                LIMITS,
                ownerOf,
                requests -> {
                    Supplier<List<A>> act = () -> transaction.execute(status -> work.doAll(requests));
                    return requests.size() == 1 ? Retry.overtakings(act) : Retry.collisions(act);
                },
                Retry::isEverybodys,
                Busy::new);
    }

    @Override
    public void close() {
        if (database instanceof HikariDataSource own) {
            own.close();
        }
    }
}
