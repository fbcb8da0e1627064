package ca.dosebook;

import ca.dosebook.kernel.Command;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs one {@link Command} against the data of an installation, whether it is being served at the moment or not:
 * {@code command NAME ARGUMENTS -- SETTINGS}, where the settings are Spring's.
 */
final class CommandLine {

    private static final String FIRST_WORD = "command";
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandLine.class);

    private final List<String> words;
    private final List<String> settings;

    private CommandLine(List<String> words, List<String> settings) {
        this.words = words;
        this.settings = settings;
    }

    /** Empty when pages are to be served. */
    static Optional<CommandLine> of(String... args) {
        if (args.length < 2 || !args[0].equals(FIRST_WORD)) {
            return Optional.empty();
        }
        List<String> rest = List.of(args).subList(1, args.length);
        int end = rest.indexOf("--");
        return Optional.of(
                end < 0
                        ? new CommandLine(rest, List.of())
                        : new CommandLine(rest.subList(0, end), rest.subList(end + 1, rest.size())));
    }

    /** The status for the process; why it is not 0 has been said on standard output or standard error. */
    int run(PrintStream out) {
        if (words.isEmpty()) {
            System.err.println("A command has a name.");
            return Command.MISUSED;
        }
        try (ConfigurableApplicationContext context = application().run(arguments())) {
            Optional<Command> command = context.getBeansOfType(Command.class).values().stream()
                    .filter(one -> one.name().equals(words.getFirst()))
                    .findFirst();
            if (command.isEmpty()) {
                System.err.println("There is no command \"" + words.getFirst() + "\".");
                return Command.MISUSED;
            }
            try {
                return command.get().run(words.subList(1, words.size()), out);
            } catch (RuntimeException e) {
                LOGGER.info("The command did not end well.", e);
                System.err.println(StartReport.sentence(
                        e,
                        "The command ended because of",
                        context.getEnvironment().getProperty("logging.file.name")));
                return Command.WRONG;
            }
        } catch (RuntimeException e) {
            // StartReport has said why.
            return Command.WRONG;
        }
    }

    /** Only what the command needs is made, so no page and no filter is. */
    private static SpringApplication application() {
        var application = new SpringApplication(Dosebook.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(true);
        return application;
    }

    private String[] arguments() {
        List<String> all = new ArrayList<>(settings);
        all.add("--dosebook.command=" + words.getFirst());
        all.add("--dosebook.demo=none");
        // A file of its own: the one of the pages may be open in another process, which turns it over.
        all.add("--logging.file.name=${dosebook.data}/logs/command.log");
        all.add("--spring.datasource.hikari.maximum-pool-size=4");
        return all.toArray(String[]::new);
    }
}
