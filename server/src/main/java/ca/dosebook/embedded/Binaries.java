package ca.dosebook.embedded;

import ca.dosebook.kernel.StartupProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the class path. They hold {@code postgres} and {@code initdb}. */
record Binaries(Path home) {

    /** The release in the archive; the build names the same one, and a test compares the two. */
    static final String VERSION = "18.6.0";

    /** The data format: a directory made by another major version cannot be opened. */
    static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

    Path postgres() {
        return home.resolve("bin/postgres");
    }

    Path initdb() {
        return home.resolve("bin/initdb");
    }

    /** Unpacks below {@code root} unless that has been done already. */
    static Binaries in(Path root) throws IOException {
        String machine = machine();
        Path home = root.resolve(VERSION + "-" + machine);
        if (!Files.isDirectory(home)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(root), "unpacking-");
            try {
                unpack("/postgres-linux-" + machine + ".txz", unfinished);
                // A child that runs as another user must be able to enter.
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
                // Another process unpacked the same at the same time and was done first.
            } finally {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        }
        return new Binaries(home);
    }

    private static String machine() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (system.equals("linux")) {
            if (architecture.equals("amd64") || architecture.equals("x86_64")) {
                return "x86_64";
            }
            if (architecture.equals("aarch64") || architecture.equals("arm64")) {
                return "arm_64";
            }
        }
        throw new StartupProblem("The embedded database runs on Linux (x86-64 or ARM64) only, and this is " + system
                + " on " + architecture + ": name a PostgreSQL with spring.datasource.url.");
    }

    private static void unpack(String archive, Path target) throws IOException {
        InputStream packed = Binaries.class.getResourceAsStream(archive);
        if (packed == null) {
            throw new StartupProblem("This build of Dosebook lacks the database programs (" + archive
                    + "): build it again, or name a PostgreSQL with spring.datasource.url.");
        }
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive's own directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
