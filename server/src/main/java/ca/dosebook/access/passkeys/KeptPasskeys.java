package ca.dosebook.access.passkeys;

import ca.dosebook.access.UserId;
import ca.dosebook.access.passkeys.PasskeyStore.PasskeyRow;
import ca.dosebook.kernel.Uuids;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/**
 * The passkeys and their users, as Spring Security looks them up. It checks the counter against the one the passkey was
 * made with; the one it was last used with is checked here, when a use is saved.
 */
@Component
class KeptPasskeys implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private final PasskeyStore store;
    private final Clock clock;

    KeptPasskeys(PasskeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static Bytes handle(UserId user) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .array());
    }

    private static UserId user(Bytes handle) {
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UserId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** @throws CopiedPasskey when it is known and its counter did not go up */
    @Override
    public void save(CredentialRecord record) {
        byte[] credential = record.getCredentialId().getBytes();
        if (store.byCredential(credential).isPresent()) {
            if (!store.used(credential, record.getSignatureCount(), clock.instant())) {
                throw new CopiedPasskey();
            }
            return;
        }
        PasskeyRow row = new PasskeyRow(
                Uuids.next(),
                user(record.getUserEntityUserId()),
                credential,
                Objects.requireNonNull(record.getAttestationObject()).getBytes(),
                record.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .toList(),
                record.getSignatureCount());
        if (!store.insert(row, record.getLabel(), clock.instant())) {
            throw new IllegalArgumentException("added by another request meanwhile");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return store.byCredential(credentialId.getBytes())
                .map(KeptPasskeys::credential)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return store.rows(user(userId)).stream().map(KeptPasskeys::credential).toList();
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes id) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(id)
                .name(user(id).value().toString())
                .build();
    }

    private static CredentialRecord credential(PasskeyRow row) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.credential()))
                .userEntityUserId(handle(row.user()))
                // Read from the attestation, where it stands.
                .publicKey(new ImmutablePublicKeyCose(new byte[0]))
                .attestationObject(new Bytes(row.attestation()))
                .signatureCount(row.count())
                .transports(row.transports().stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .label("")
                .build();
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("a passkey is removed by its user");
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        throw new UnsupportedOperationException("a user is known by id");
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("users are made elsewhere");
    }
}
