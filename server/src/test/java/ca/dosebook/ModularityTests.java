package ca.dosebook;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Calls go down, and only where they were declared; the picture of it in {@code docs} is the truth. */
class ModularityTests {

    private static final Path PICTURE = Path.of("..", "docs", "modules.md");

    private final ApplicationModules modules = ApplicationModules.of(Dosebook.class);

    @Test
    void modules_use_what_they_declare_and_nothing_else() {
        modules.verify();
    }

    /** Run with {@code -Ddosebook.update-docs=true} to draw it anew. */
    @Test
    void the_picture_of_the_modules_is_up_to_date() throws IOException {
        if (Boolean.getBoolean("dosebook.update-docs")) {
            Files.createDirectories(PICTURE.getParent());
            Files.writeString(PICTURE, picture());
        }
        assertThat(PICTURE)
                .as("run ModularityTests with -Ddosebook.update-docs=true")
                .hasContent(picture());
    }

    private String picture() {
        return """
                # Modules

                Drawn by `ModularityTests` from the code: run it with `-Ddosebook.update-docs=true` after a change. An arrow
                means "calls". Every module may also use `kernel`, which uses none.

                ```mermaid
                graph TD
                %s
                ```
                """.formatted(lines());
    }

    private String lines() {
        return modules.stream()
                .sorted(Comparator.comparing(ModularityTests::name))
                .filter(module -> !name(module).equals("kernel"))
                .flatMap(module -> {
                    List<String> used = module.getDirectDependencies(modules)
                            .uniqueModules()
                            .map(ModularityTests::name)
                            .filter(name -> !name.equals("kernel"))
                            .distinct()
                            .sorted()
                            .map(name -> "  " + name(module) + " --> " + name)
                            .toList();
                    return used.isEmpty() ? List.of("  " + name(module)).stream() : used.stream();
                })
                .collect(joining("\n"));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
