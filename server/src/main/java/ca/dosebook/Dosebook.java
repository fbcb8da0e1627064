package ca.dosebook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The one deployable: every module of the platform in one process. */
@SpringBootApplication
@Modulithic(systemName = "Dosebook", sharedModules = "kernel")
public class Dosebook {

    public static void main(String[] args) {
        SpringApplication.run(Dosebook.class, args);
    }
}
