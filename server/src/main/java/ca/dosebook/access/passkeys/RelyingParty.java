package ca.dosebook.access.passkeys;

import ca.dosebook.access.UserId;
import ca.dosebook.access.passkeys.PasskeyStore.PasskeyRow;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What WebAuthn asks of a site, with Spring Security's implementation: the questions, and whether an answer is right. */
@Component
class RelyingParty {

    static final Duration TO_ANSWER = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(RelyingParty.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final KeptPasskeys kept;
    private final PasskeyStore store;
    private final PasskeySite site;
    private final SingletonSupplier<Webauthn4JRelyingPartyOperations> webAuthn;

    RelyingParty(KeptPasskeys kept, PasskeyStore store, PasskeySite site) {
        this.kept = kept;
        this.store = store;
        this.site = site;
        this.webAuthn = SingletonSupplier.of(
                () -> new Webauthn4JRelyingPartyOperations(kept, kept, relyingParty(), site.origins()));
    }

    static byte[] newChallenge() {
        return Bytes.random().getBytes();
    }

    /** The question to a device that shall make a passkey, as JSON for the browser. */
    String toMake(UserId user, String fullName, byte[] challenge) {
        PublicKeyCredentialUserEntity owner = ImmutablePublicKeyCredentialUserEntity.builder()
                .id(KeptPasskeys.handle(user))
                .name(store.email(user))
                .displayName(fullName)
                .build();
        return JSON.writeValueAsString(creation(owner, store.rows(user), challenge));
    }

    /** The question to a passkey, as JSON for the browser. */
    String toUse(UserId user, byte[] challenge) {
        return JSON.writeValueAsString(request(store.rows(user), challenge));
    }

    /** Keeps the passkey that was made, under this name. */
    PasskeyOutcome make(UserId user, String name, byte[] challenge, String answer) {
        return judged(() -> {
            PublicKeyCredential<AuthenticatorAttestationResponse> made =
                    read(answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            if (kept.findByCredentialId(made.getRawId()) != null) {
                return new PasskeyOutcome.Refused(PasskeyProblem.KNOWN);
            }
            webAuthn.obtain()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creation(kept.findById(KeptPasskeys.handle(user)), List.of(), challenge),
                            new RelyingPartyPublicKey(made, name)));
            return new PasskeyOutcome.Taken();
        });
    }

    /** Whether the answer is that of a passkey of this user; notes that it was used. */
    PasskeyOutcome use(UserId user, byte[] challenge, String answer) {
        return judged(() -> {
            PublicKeyCredential<AuthenticatorAssertionResponse> used =
                    read(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            List<PasskeyRow> own = store.rows(user);
            if (own.stream().noneMatch(row -> new Bytes(row.credential()).equals(used.getRawId()))) {
                return new PasskeyOutcome.Refused(PasskeyProblem.UNKNOWN);
            }
            webAuthn.obtain().authenticate(new RelyingPartyAuthenticationRequest(request(own, challenge), used));
            return new PasskeyOutcome.Taken();
        });
    }

    private interface Judging {
        PasskeyOutcome judge();
    }

    /** Whatever a browser sends ends in an outcome: the libraries answer some malformed bytes with any exception. */
    private static PasskeyOutcome judged(Judging judging) {
        try {
            return judging.judge();
        } catch (DataAccessException databaseAway) {
            throw databaseAway;
        } catch (BadOriginException | BadRpIdException | CrossOriginException elsewhere) {
            LOG.info("a passkey was used at another address: see dosebook.address and dosebook.staff.passkeys");
            return new PasskeyOutcome.Refused(PasskeyProblem.WRONG_SITE);
        } catch (MaliciousCounterValueException | CopiedPasskey copied) {
            return new PasskeyOutcome.Refused(PasskeyProblem.COPIED);
        } catch (BadChallengeException other) {
            return new PasskeyOutcome.Refused(PasskeyProblem.TOO_LATE);
        } catch (UserNotVerifiedException unverified) {
            return new PasskeyOutcome.Refused(PasskeyProblem.NOT_VERIFIED);
        } catch (RuntimeException wrong) {
            LOG.debug("a passkey was not taken: {}", wrong.getClass().getName());
            return new PasskeyOutcome.Refused(PasskeyProblem.WRONG);
        }
    }

    private static <T> T read(String answer, TypeReference<T> type) {
        @Nullable T read = JSON.readValue(answer, type);
        if (read == null) {
            throw new IllegalArgumentException("nothing");
        }
        return read;
    }

    private PublicKeyCredentialCreationOptions creation(
            PublicKeyCredentialUserEntity owner, List<PasskeyRow> known, byte[] challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(relyingParty())
                .user(owner)
                .challenge(new Bytes(challenge))
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .timeout(TO_ANSWER)
                .excludeCredentials(described(known))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.PREFERRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                // Which make of device it is, is nobody's concern.
                .attestation(AttestationConveyancePreference.NONE)
                .build();
    }

    private PublicKeyCredentialRequestOptions request(List<PasskeyRow> known, byte[] challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(site.id())
                .challenge(new Bytes(challenge))
                .timeout(TO_ANSWER)
                .allowCredentials(described(known))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    private PublicKeyCredentialRpEntity relyingParty() {
        return PublicKeyCredentialRpEntity.builder()
                .id(site.id())
                .name("Dosebook")
                .build();
    }

    private static List<PublicKeyCredentialDescriptor> described(List<PasskeyRow> known) {
        return known.stream()
                .map(row -> PublicKeyCredentialDescriptor.builder()
                        .id(new Bytes(row.credential()))
                        .transports(row.transports().stream()
                                .map(AuthenticatorTransport::valueOf)
                                .collect(Collectors.toSet()))
                        .build())
                .toList();
    }
}
