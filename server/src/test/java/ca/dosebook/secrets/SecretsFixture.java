package ca.dosebook.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys for tests of other modules. */
public final class SecretsFixture {

    private SecretsFixture() {}

    /** New keys in a directory of their own. */
    public static Secrets fresh() {
        try {
            return in(Files.createTempDirectory("dosebook-keys-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of this directory; those that are missing are made. */
    public static Secrets in(Path directory) {
        return new KeyFile(directory).open();
    }
}
