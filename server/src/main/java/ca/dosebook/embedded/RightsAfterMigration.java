package ca.dosebook.embedded;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Sets the rights of the application's role as soon as the tables are there and before anything uses them. */
@Component
class RightsAfterMigration implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(RightsAfterMigration.class);

    private final ObjectProvider<JdbcConnectionDetails> application;

    RightsAfterMigration(ObjectProvider<JdbcConnectionDetails> application) {
        this.application = application;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof FlywayMigrationStrategy strategy
                ? (FlywayMigrationStrategy) flyway -> migrate(strategy, flyway)
                : bean;
    }

    private void migrate(FlywayMigrationStrategy strategy, Flyway flyway) {
        strategy.migrate(flyway);
        @Nullable String role = application.getObject().getUsername();
        if (role == null || !DatabaseRights.give(flyway.getConfiguration().getDataSource(), role)) {
            LOG.warn("The application runs as the role that owns its tables, so the audit log is not protected from it:"
                    + " give it a role of its own (docs/runbook.md, Two roles).");
        }
    }
}
