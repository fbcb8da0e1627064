package ca.dosebook.invitations;

import ca.dosebook.secrets.KeyId;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Resealer;
import ca.dosebook.secrets.SealedRows;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sealed details of invitations, for the keys they are sealed with. */
@Component
class SealedInvitations implements SealedRows {

    private static final UUID FIRST = new UUID(0, 0);

    private final InvitationStore store;

    SealedInvitations(InvitationStore store) {
        this.store = store;
    }

    @Override
    public Purpose purpose() {
        return Purpose.RECORD;
    }

    @Override
    public String table() {
        return "invitations.invitation";
    }

    @Override
    public boolean any() {
        return store.anySealed();
    }

    @Override
    public Map<KeyId, Long> countByKey() {
        return store.countByKey();
    }

    @Override
    public Optional<byte[]> reseal(Resealer resealer, byte[] after, int most) {
        List<InvitationStore.SealedDetails> rows = store.notSealedWith(resealer.key(), id(after), most);
        for (InvitationStore.SealedDetails row : rows) {
            store.reseal(row, resealer.again(row.sealed(), InvitationSeal.context(row.id())));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(InvitationSeal.context(rows.getLast().id()));
    }

    private static UUID id(byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        return bytes.length == 0 ? FIRST : new UUID(read.getLong(), read.getLong());
    }
}
