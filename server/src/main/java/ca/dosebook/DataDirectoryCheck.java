package ca.dosebook;

import ca.dosebook.kernel.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the data directory, and its path absolute, before anything writes there: the log file is the first that would
 * fail, and with a stack trace.
 */
final class DataDirectoryCheck implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path data = Path.of(environment.getProperty("dosebook.data", ".dosebook"))
                .toAbsolutePath()
                .normalize();
        try {
            Path logs = Files.createDirectories(data.resolve("logs"));
            if (!Files.isWritable(data) || !Files.isWritable(logs)) {
                throw new IOException("no right to write");
            }
        } catch (IOException e) {
            throw new StartupProblem(
                    "The data directory " + data
                            + " cannot be written: give this user the right to write there, or choose another with --data.",
                    e);
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("dosebook data directory", Map.of("dosebook.data", data.toString())));
    }
}
