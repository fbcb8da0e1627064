package ca.dosebook.access.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.Language;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** ID tokens that no honest provider makes. */
class LyingProviderTests {

    private static final String SECRET = "a secret of thirty-two letters or more";
    private static final LyingProvider PROVIDER = new LyingProvider(false);

    @SuppressWarnings("TimeZoneUsage") // The provider's clock is that of this machine.
    private final Clock clock = Clock.systemUTC();

    private final Connection connection = new Connection(
            new ProviderSetting(
                    "liar", "A hospital", PROVIDER.issuer(), "dosebook", SECRET, new Bilingual("Liar", "Menteur")),
            "https://dosebook.test/console/providers/liar/return",
            clock);
    private final Luggage luggage =
            Luggage.pack(clock.instant().plus(Duration.ofMinutes(1)), Language.EN, Optional.empty(), Optional.empty());

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(PROVIDER.issuer())
                .subject("someone")
                .audience("dosebook")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))))
                .claim("nonce", luggage.hashedNonce())
                .claim("email", "Noor.Haddad@example.ca")
                .claim("email_verified", true);
    }

    private static String signed(JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private String good(JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, "the-one", new RSASSASigner(PROVIDER.key()), claims);
    }

    private Claims redeem(String token) throws ProviderAway, NotVouchedFor {
        PROVIDER.give(token);
        Answer answer =
                new Answer(Optional.of("code"), Optional.of(luggage.state()), Optional.empty(), Optional.empty());
        return connection.redeem(luggage, answer);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> redeem(token)).isInstanceOf(NotVouchedFor.class);
    }

    @Test
    void an_honest_token_is_taken() throws JOSEException, ProviderAway, NotVouchedFor {
        Claims claims = redeem(good(claims().build()));

        assertThat(claims).isEqualTo(new Claims("someone", Optional.of("noor.haddad@example.ca"), false));
    }

    @Test
    void an_unsigned_token_is_refused() {
        assertRefused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void a_token_signed_by_another_key_or_with_the_clients_secret_is_refused() throws JOSEException {
        assertRefused(signed(
                JWSAlgorithm.RS256,
                "the-one",
                new RSASSASigner(new RSAKeyGenerator(2048).keyID("the-one").generate()),
                claims().build()));
        assertRefused(signed(JWSAlgorithm.HS256, "the-one", new MACSigner(SECRET), claims().build()));
    }

    @Test
    void a_token_of_another_issuer_or_of_yesterday_is_refused() throws JOSEException {
        assertRefused(good(claims().issuer("https://elsewhere.example").build()));
        assertRefused(good(claims().expirationTime(Date.from(clock.instant().minus(Duration.ofHours(1))))
                .build()));
        assertRefused(good(claims().claim("nonce", null).build()));
    }

    @Test
    void an_error_in_place_of_a_code_lets_nobody_in() {
        Answer error = new Answer(
                Optional.empty(), Optional.of(luggage.state()), Optional.empty(), Optional.of("access_denied"));

        assertThatThrownBy(() -> connection.redeem(luggage, error)).isInstanceOf(NotVouchedFor.class);
    }
}
