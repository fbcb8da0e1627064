package ca.dosebook.secrets;

import ca.dosebook.kernel.StartupProblem;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The keys of an installation in one directory, a Tink keyset a file, readable by their owner alone. Made on first
 * start.
 */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;

    KeyFile(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the keys, making those that do not exist.
     *
     * @throws StartupProblem when a key file is readable by others, damaged or out of reach
     */
    Secrets open() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
            Map<Purpose, Aead> seals = new EnumMap<>(Purpose.class);
            for (Purpose purpose : Set.of(Purpose.RECORD, Purpose.DRAFT)) {
                KeysetHandle keys = keyset(purpose, PredefinedAeadParameters.AES256_GCM);
                seals.put(purpose, keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
            }
            HmacPrfParameters hmac = HmacPrfParameters.builder()
                    .setKeySizeBytes(32)
                    .setHashType(HmacPrfParameters.HashType.SHA256)
                    .build();
            PrfSet index = keyset(Purpose.INDEX, hmac).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            return new Secrets(seals, index);
        } catch (IOException e) {
            throw new StartupProblem("The key directory " + directory + " can't be used: " + e.getMessage() + ".", e);
        } catch (GeneralSecurityException e) {
            throw new StartupProblem(
                    "A key file in " + directory + " is damaged. Restore it from the backup of the keys.", e);
        }
    }

    private KeysetHandle keyset(Purpose purpose, Parameters parameters) throws IOException, GeneralSecurityException {
        Path file = directory.resolve(purpose.name().toLowerCase(Locale.ROOT) + ".json");
        if (!Files.exists(file)) {
            create(file, KeysetHandle.generateNew(parameters));
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new StartupProblem("The key file " + file + " can be read by others: run chmod 600 on it.");
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
    }

    /** Written beside its place and linked into it, so that a crash leaves no half key and two nodes agree on one. */
    private static void create(Path file, KeysetHandle keys) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(), "new-", ".json", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, json, StandardCharsets.UTF_8);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another node was faster; its keys are the keys.
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
