package ca.dosebook.embedded;

import ca.dosebook.kernel.WhenServing;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Gives Spring Boot's own data source the embedded server to connect to, unless a database is named. The data source
 * needs the details and the details need the server, so that they are closed in the right order: the pool first.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabase.NoneNamed.class)
class EmbeddedDatabase {

    @Bean
    @WhenServing
    EmbeddedPostgres embeddedPostgres(@Value("${dosebook.data}") Path data) {
        return EmbeddedPostgres.start(data);
    }

    /** A command works on the data while Dosebook runs as well as while it does not. */
    @Bean("embeddedPostgres")
    @ConditionalOnMissingBean
    EmbeddedPostgres embeddedPostgresOfCommand(@Value("${dosebook.data}") Path data) {
        return EmbeddedPostgres.join(data);
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return postgres.user();
            }

            @Override
            public String getPassword() {
                return postgres.password();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.url();
            }
        };
    }

    /** Migrations run as the owner of the tables, the application does not. */
    @Bean
    FlywayConnectionDetails embeddedMigrationDetails(EmbeddedPostgres postgres) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return postgres.owner();
            }

            @Override
            public String getPassword() {
                return postgres.password();
            }

            @Override
            public String getJdbcUrl() {
                return postgres.url();
            }
        };
    }

    /** Neither an address nor a JNDI name is set. */
    static class NoneNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isSet(context, "spring.datasource.url") && !isSet(context, "spring.datasource.jndi-name");
        }

        private static boolean isSet(ConditionContext context, String property) {
            String value = context.getEnvironment().getProperty(property);
            return value != null && !value.isBlank();
        }
    }
}
