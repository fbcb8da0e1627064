package ca.dosebook.secrets;

import ca.dosebook.kernel.StartupProblem;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The master key in a file, {@code master.json}, in a directory that all nodes share; both for their owner alone. Masters
 * of before lie beside it as {@code master-NAME.json} until they are destroyed.
 */
final class FileKeyProvider implements KeyProvider {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    static {
        DataKey.prepareTink();
    }

    private final Path directory;
    private final Path master;

    FileKeyProvider(Path directory) {
        this.directory = directory;
        this.master = directory.resolve("master.json");
    }

    @Override
    public void begin() {
        attempt(() -> {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
            if (!Files.exists(master)) {
                Path draft = written(newMaster());
                try {
                    Files.createLink(master, draft);
                } catch (FileAlreadyExistsException e) {
                    // Another node was faster; its master key is the master key.
                } catch (UnsupportedOperationException e) {
                    Files.move(draft, master, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(draft);
                }
            }
            return read(master);
        });
    }

    @Override
    public String current() {
        return attempt(() -> nameOf(read(master)));
    }

    @Override
    public Wrapped wrap(byte[] key, byte[] context) {
        return attempt(() -> {
            KeysetHandle keys = read(master);
            return new Wrapped(nameOf(keys), aead(keys).encrypt(key, context));
        });
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, byte[] context) {
        KeysetHandle keys = attempt(() -> named(wrapped.master()));
        try {
            return aead(keys).decrypt(wrapped.bytes(), context);
        } catch (GeneralSecurityException e) {
            throw new StartupProblem(
                    "A key in the database was changed and does not open with the master key in " + directory
                            + ": restore secrets.data_key from the backup of the database.",
                    e);
        }
    }

    private KeysetHandle named(String name) throws IOException, GeneralSecurityException {
        KeysetHandle keys = read(master);
        if (nameOf(keys).equals(name)) {
            return keys;
        }
        Path older = older(name);
        if (!Files.exists(older)) {
            throw new StartupProblem("The master key in " + directory + " is not the one this database was made with ("
                    + name + "): restore the key directory from its backup, or name the right one with dosebook.keys.");
        }
        return read(older);
    }

    @Override
    public String renew() {
        return attempt(() -> {
            KeysetHandle fresh = newMaster();
            Path draft = written(fresh);
            // In this order, so that after a crash at any moment what was wrapped still unwraps.
            Path older = older(nameOf(read(master)));
            if (!Files.exists(older)) {
                Files.copy(master, older, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.move(draft, master, StandardCopyOption.ATOMIC_MOVE);
            return nameOf(fresh);
        });
    }

    @Override
    public int destroyOthers() {
        return attempt(() -> {
            Path current = older(nameOf(read(master)));
            List<Path> others;
            try (Stream<Path> files = Files.list(directory)) {
                others = files.filter(file -> file.getFileName().toString().matches("master-[0-9a-f]{8}\\.json"))
                        .filter(file -> !file.equals(current))
                        .toList();
            }
            for (Path other : others) {
                Files.delete(other);
            }
            Files.deleteIfExists(current);
            return others.size();
        });
    }

    private Path older(String name) {
        return directory.resolve("master-" + name + ".json");
    }

    private static KeysetHandle newMaster() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }

    private static String nameOf(KeysetHandle keys) {
        return new KeyId(keys.getPrimary().getId()).toString();
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            throw new StartupProblem(
                    "The master key " + file + " is missing: restore the key directory from its backup,"
                            + " or name the right one with dosebook.keys.");
        }
        demand(directory, OWNER_ONLY_DIRECTORY, "700");
        return parse(file);
    }

    /** A keyset that only its owner can read. */
    static KeysetHandle parse(Path file) throws IOException, GeneralSecurityException {
        demand(file, OWNER_ONLY, "600");
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
    }

    private static void demand(Path path, Set<PosixFilePermission> most, String mode) throws IOException {
        if (!most.containsAll(Files.getPosixFilePermissions(path))) {
            throw new StartupProblem(path + " holds keys and can be read by others: run chmod " + mode + " on it.");
        }
    }

    /** Beside its place, so that a crash leaves no half key and two nodes agree on one. */
    private Path written(KeysetHandle keys) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        Path draft = Files.createTempFile(
                directory.toAbsolutePath(), "new-", ".json", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        return Files.writeString(draft, json, StandardCharsets.UTF_8);
    }

    private interface Attempt<T> {
        T get() throws IOException, GeneralSecurityException;
    }

    private <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.get();
        } catch (IOException e) {
            throw new StartupProblem("The key directory " + directory + " can't be used: " + e.getMessage() + ".", e);
        } catch (GeneralSecurityException e) {
            throw new StartupProblem(
                    "A key file in " + directory + " is damaged: restore it from the backup of the keys.", e);
        }
    }
}
