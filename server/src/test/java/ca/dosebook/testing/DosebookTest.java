package ca.dosebook.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a database and a data directory of its own. Test classes with the same settings share one
 * running application and so one database: use people and sites of your own making.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@ContextConfiguration(initializers = DosebookTest.OwnDatabase.class)
public @interface DosebookTest {

    /** {@link WebEnvironment#RANDOM_PORT} for tests that speak HTTP. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    WebEnvironment webEnvironment() default WebEnvironment.MOCK;

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** Names the database the way an operator would. */
    class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.fresh();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + database.user(),
                            "spring.datasource.password=" + database.password(),
                            "spring.flyway.user=" + database.ownerName(),
                            "spring.flyway.password=" + database.password(),
                            "dosebook.data=" + directory(),
                            "dosebook.rehearsal.port=0",
                            // Tests share a clock and openings: nobody gathers for another's.
                            "dosebook.waiting.gather=0s")
                    .applyTo(context);
        }

        private static Path directory() {
            try {
                return Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "test-data").toAbsolutePath()), "data-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
