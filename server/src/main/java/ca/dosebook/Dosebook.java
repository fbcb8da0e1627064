package ca.dosebook;

import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * The one deployable: every module of the platform in one process. Two modules may each have a {@code HomeController}, so
 * beans are known by their full names.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Dosebook", sharedModules = "kernel")
public class Dosebook {

    /**
     * Serves pages, or runs a {@link ca.dosebook.kernel.Command} when the first word is {@code command}. Ends with status
     * 1, and one sentence on standard error, when Dosebook cannot start.
     */
    public static void main(String[] args) {
        Optional<CommandLine> command = CommandLine.of(args);
        if (command.isPresent()) {
            System.exit(command.get().run(System.out));
        }
        try {
            SpringApplication.run(Dosebook.class, args);
        } catch (RuntimeException e) {
            // StartReport has said why.
            System.exit(1);
        }
    }
}
