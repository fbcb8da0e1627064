package ca.dosebook.access.passkeys;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device with one passkey, and the browser between it and the site. */
public final class Device {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final byte PRESENT = 1;
    private static final byte VERIFIED = 4;
    private static final byte ATTESTED = 64;

    private final KeyPair keys;
    private final byte[] credential;
    private boolean counts = true;
    private boolean verifies = true;
    private long count;

    private Device(KeyPair keys, byte[] credential) {
        this.keys = keys;
        this.credential = credential;
    }

    public static Device another() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] credential = new byte[32];
            new SecureRandom().nextBytes(credential);
            return new Device(generator.generateKeyPair(), credential);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the same key, counting from where this one is. */
    public Device copy() {
        Device copy = new Device(keys, credential);
        copy.count = count;
        return copy;
    }

    /** Like those whose passkeys are kept in step with other devices. */
    public Device withoutCounter() {
        counts = false;
        return this;
    }

    public Device withoutPin() {
        verifies = false;
        return this;
    }

    /** Answers the question to make a passkey, asked by the page at this origin. */
    public String make(String question, String origin) {
        JsonNode asked = JSON.readTree(question);
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data = new AuthenticatorData<>(
                sha256(asked.get("rp").get("id").asString().getBytes(StandardCharsets.UTF_8)),
                flags(ATTESTED),
                count,
                new AttestedCredentialData(
                        AAGUID.ZERO,
                        credential,
                        EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256)));
        byte[] attestation = new AttestationObjectConverter(CONVERTER)
                .convertToBytes(new AttestationObject(data, new NoneAttestationStatement()));
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","response":{"clientDataJSON":"%2$s",\
                "attestationObject":"%3$s","transports":["internal","hybrid"]}}""".formatted(text(credential), text(client("webauthn.create", asked, origin)), text(attestation));
    }

    /** Answers the question to use the passkey. */
    public String use(String question, String origin) {
        JsonNode asked = JSON.readTree(question);
        return useAt(asked.get("rpId").asString(), question, origin);
    }

    /** As a device would that was asked on behalf of another site. */
    public String useAt(String site, String question, String origin) {
        count += counts ? 1 : 0;
        byte[] data = new AuthenticatorDataConverter(CONVERTER)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                        sha256(site.getBytes(StandardCharsets.UTF_8)), flags((byte) 0), count));
        byte[] client = client("webauthn.get", JSON.readTree(question), origin);
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","response":{"clientDataJSON":"%2$s",\
                "authenticatorData":"%3$s","signature":"%4$s"}}""".formatted(text(credential), text(client), text(data), text(signed(data, sha256(client))));
    }

    private byte flags(byte more) {
        return (byte) (PRESENT | (verifies ? VERIFIED : 0) | more);
    }

    private static byte[] client(String type, JsonNode asked, String origin) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, asked.get("challenge").asString(), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signed(byte[] data, byte[] clientHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(ByteBuffer.allocate(data.length + clientHash.length)
                    .put(data)
                    .put(clientHash)
                    .array());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
