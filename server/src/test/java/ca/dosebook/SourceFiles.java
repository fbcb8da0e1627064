package ca.dosebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of this module as text, for rules that no compiler checks. */
final class SourceFiles {

    static final Path MAIN = Path.of("src", "main", "java", "ca", "dosebook");
    static final Path TESTS = Path.of("src", "test", "java", "ca", "dosebook");
    static final Path TEMPLATES = Path.of("src", "main", "jte");
    static final Path STATIC = Path.of("src", "main", "resources", "static");
    static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    private SourceFiles() {}

    static List<Path> under(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module a file belongs to: the directory right below the root. */
    static String module(Path root, Path file) {
        return root.relativize(file).getName(0).toString();
    }

    static List<String> directories(Path root) {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
