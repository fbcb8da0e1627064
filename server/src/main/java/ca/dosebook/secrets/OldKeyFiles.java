package ca.dosebook.secrets;

import ca.dosebook.kernel.StartupProblem;
import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The files in which installations kept a purpose's keys, unwrapped, before keys came into the database. */
final class OldKeyFiles {

    private final Path directory;

    OldKeyFiles(Path directory) {
        this.directory = directory;
    }

    private Path file(Purpose purpose) {
        return directory.resolve(purpose.word() + ".json");
    }

    /** The keys of a purpose, the primary last; none where there is no file. */
    List<DataKey> keys(Purpose purpose) {
        Path file = file(purpose);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            KeysetHandle handle = FileKeyProvider.parse(file);
            List<DataKey> keys = new ArrayList<>();
            for (int i = 0; i < handle.size(); i++) {
                KeysetHandle.Entry entry = handle.getAt(i);
                DataKey key = DataKey.of(purpose, entry.getKey(), entry.getId());
                keys.add(entry.isPrimary() ? keys.size() : 0, key);
            }
            return keys;
        } catch (IOException e) {
            throw new StartupProblem("The key file " + file + " can't be read: " + e.getMessage() + ".", e);
        } catch (GeneralSecurityException e) {
            throw new StartupProblem(
                    "The key file " + file + " is damaged: restore it from the backup of the keys.", e);
        }
    }

    /** Keeps the file of keys that stand in the database now out of the way. */
    void putAway(Purpose purpose) {
        Path file = file(purpose);
        try {
            Files.move(file, directory.resolve(file.getFileName() + ".imported"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartupProblem("The key file " + file + " can't be renamed: " + e.getMessage() + ".", e);
        }
    }
}
