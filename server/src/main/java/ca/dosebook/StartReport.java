package ca.dosebook;

import ca.dosebook.kernel.StartupProblem;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence why Dosebook could not start; the log file has the details. Takes the place of Spring Boot's own report. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReport implements SpringBootExceptionReporter {

    private static final Logger LOGGER = LoggerFactory.getLogger(StartReport.class);

    private final @Nullable ConfigurableApplicationContext context;

    StartReport(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        if (context != null) {
            // Below the console's threshold, so that it goes to the file alone; there is none before the context.
            LOGGER.info("Dosebook did not start.", failure);
        }
        System.err.println(sentence(
                failure,
                "Dosebook could not start because of",
                context == null ? null : context.getEnvironment().getProperty("logging.file.name")));
        return true;
    }

    /**
     * @param beginning what is said when the failure is none that was foreseen
     * @param file the log with the details
     */
    static String sentence(Throwable failure, String beginning, @Nullable String file) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupProblem problem) {
                return String.valueOf(problem.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return "Port " + taken.getPort()
                        + " is taken by another program: stop that one, or choose another port with --port.";
            }
            if (cause instanceof FlywayValidateException) {
                return "The database was made by another version of Dosebook:"
                        + " start that version, or name an empty directory with --data.";
            }
            root = cause;
        }
        return beginning + " an unexpected problem ("
                + String.valueOf(root).lines().findFirst().orElse("") + ")"
                + (file == null ? "." : ": see " + file + ".");
    }
}
