package ca.dosebook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The one deployable: every module of the platform in one process. */
@SpringBootApplication
@Modulithic(systemName = "Dosebook", sharedModules = "kernel")
public class Dosebook {

    /** Ends with status 1, and one sentence on standard error, when Dosebook cannot start. */
    public static void main(String[] args) {
        try {
            SpringApplication.run(Dosebook.class, args);
        } catch (RuntimeException e) {
            // StartReport has said why.
            System.exit(1);
        }
    }
}
