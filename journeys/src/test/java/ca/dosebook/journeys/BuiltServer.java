package ca.dosebook.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server as it was built. {@code ./dosebook test} prepares it as {@code ./dosebook serve} does, unpacked and with a cache
 * of its classes, which halves the processor time of a start; otherwise its jar is taken as the build left it.
 */
final class BuiltServer {

    private BuiltServer() {}

    /** What starts it, up to its own settings. @param options more of java's, such as how much memory it may take */
    static List<String> command(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        @Nullable String prepared = System.getenv("DOSEBOOK_PREPARED");
        if (prepared != null) {
            command.addAll(
                    List.of("-XX:AOTCache=" + Path.of(prepared, "server.aot"), "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        Path jar = prepared == null ? jar() : Path.of(prepared, "server.jar");
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static Path jar() throws IOException {
        Path built = Path.of("..", "server", "target").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.getFileName().toString().matches("dosebook-server-.*\\.jar"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException("There is no server in " + built
                            + ": build it first, with ./dosebook test or mvn package."));
        }
    }
}
