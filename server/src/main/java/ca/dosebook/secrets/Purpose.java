package ca.dosebook.secrets;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** What a key is for. Each purpose has keys of its own, so that a value sealed for one can't be opened for another. */
public enum Purpose {
    /** The lookup hash of a health number, a code or a name; never rotated, since every hash would have to be made anew. */
    INDEX(false),
    /** Personal health information in the database, and what staff sign in with. */
    RECORD(true),
    /** What a resident has typed so far, kept in their own browser. */
    DRAFT(true),
    /** The chain of the audit log. */
    AUDIT(false);

    private final boolean seals;

    Purpose(boolean seals) {
        this.seals = seals;
    }

    /** Whether it seals and opens; the others make keyed hashes. */
    boolean seals() {
        return seals;
    }

    boolean canBeRotated() {
        return this != INDEX;
    }

    /** As the operator writes it: {@code record}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Parameters parameters() throws GeneralSecurityException {
        return seals
                ? PredefinedAeadParameters.AES256_GCM
                : HmacPrfParameters.builder()
                        .setKeySizeBytes(32)
                        .setHashType(HmacPrfParameters.HashType.SHA256)
                        .build();
    }
}
