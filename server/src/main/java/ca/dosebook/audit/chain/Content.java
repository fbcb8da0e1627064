package ca.dosebook.audit.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts and hashes the entries of a block, one after the other. Each field stands behind its length, so that no two
 * different rows are the same bytes; a field that is null has the length −1.
 */
final class Content {

    private final MessageDigest hash;
    private long entries;

    Content() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(StoredEntry entry) {
        entries++;
        field(entry.id());
        field(micros(entry.recordedAt()));
        field(entry.actorKind());
        field(entry.user());
        field(entry.organization());
        field(entry.origin());
        field(entry.act());
        field(entry.actKind());
        field(entry.personKey());
        field(entry.object());
        field(entry.reason());
        field(entry.note());
        field(entry.cluster());
        field(entry.xact());
    }

    long entries() {
        return entries;
    }

    /** The hash of everything added; it can be asked for once. */
    Digest hash() {
        return new Digest(hash.digest());
    }

    /** The database keeps microseconds. */
    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private void field(@Nullable String text) {
        field(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private void field(@Nullable UUID id) {
        field(
                id == null
                        ? null
                        : ByteBuffer.allocate(16)
                                .putLong(id.getMostSignificantBits())
                                .putLong(id.getLeastSignificantBits())
                                .array());
    }

    private void field(long number) {
        field(ByteBuffer.allocate(8).putLong(number).array());
    }

    private void field(byte @Nullable [] bytes) {
        hash.update(
                ByteBuffer.allocate(4).putInt(bytes == null ? -1 : bytes.length).array());
        if (bytes != null) {
            hash.update(bytes);
        }
    }
}
