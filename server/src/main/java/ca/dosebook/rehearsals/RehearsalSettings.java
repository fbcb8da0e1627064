package ca.dosebook.rehearsals;

import ca.dosebook.kernel.StartupProblem;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Where a rehearsal runs: {@code dosebook.rehearsal.port} and {@code dosebook.rehearsal.host}, below {@code dosebook.data}. */
@Component
class RehearsalSettings {

    private static final int HIGHEST_PORT = 65_535;

    private final int port;
    private final String host;
    private final Path directory;

    RehearsalSettings(
            @Value("${dosebook.rehearsal.port:8090}") int port,
            @Value("${dosebook.rehearsal.host:localhost}") String host,
            @Value("${dosebook.data}") Path data) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new StartupProblem("The setting dosebook.rehearsal.port is " + port + ": write a port from 1 to "
                    + HIGHEST_PORT + ", or 0 for any that is free.");
        }
        this.port = port;
        this.host = host;
        this.directory = data.resolve("rehearsal").toAbsolutePath();
    }

    int port() {
        return port;
    }

    /** Its keys and its log; deleted with it. */
    Path directory() {
        return directory;
    }

    /** Where the running application is reached by who plays. */
    String address(ApplicationContext application) {
        return "http://" + host + ":" + application.getEnvironment().getProperty("local.server.port");
    }
}
