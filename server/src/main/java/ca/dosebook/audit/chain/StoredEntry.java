package ca.dosebook.audit.chain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every column of an entry. */
record StoredEntry(
        UUID id,
        Instant recordedAt,
        String actorKind,
        @Nullable UUID user,
        @Nullable UUID organization,
        String origin,
        String act,
        String actKind,
        byte @Nullable [] personKey,
        @Nullable UUID object,
        @Nullable String reason,
        String note,
        long cluster,
        long xact) {}
