package ca.dosebook.access.providers;

import ca.dosebook.kernel.Remembered;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Talks to one provider: discovery, the exchange of a code for an ID token, the token's checks. Discovery is asked at the
 * first use and again after an hour. Redirects are not followed, and no answer is waited for longer than five seconds.
 */
final class Connection {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration DISCOVERY_IS_GOOD_FOR = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    /**
     * A second factor that the provider asked for longer ago than this does not count here: whoever finds its session open
     * on a shared computer has shown nothing.
     */
    private static final Duration JUST_NOW = Duration.ofMinutes(15);

    private final ProviderSetting setting;
    private final String returnAddress;
    private final Clock clock;
    private final ClientHttpRequestFactory requests = requests();
    private final Remembered<Discovered> discovered = new Remembered<>(DISCOVERY_IS_GOOD_FOR, this::discover);

    Connection(ProviderSetting setting, String returnAddress, Clock clock) {
        this.setting = setting;
        this.returnAddress = returnAddress;
        this.clock = clock;
    }

    private record Discovered(ClientRegistration registration, String authorization, NimbusJwtDecoder decoder) {}

    private static ClientHttpRequestFactory requests() {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(Redirect.NEVER)
                .build());
        factory.setReadTimeout(PATIENCE);
        return factory;
    }

    ProviderSetting setting() {
        return setting;
    }

    /** The request that the browser brings to the provider, and that its answer is compared with. */
    OAuth2AuthorizationRequest request(Luggage luggage) throws ProviderAway {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(discovered().authorization())
                .clientId(setting.clientId())
                .redirectUri(returnAddress)
                .scope(OidcScopes.OPENID, OidcScopes.EMAIL)
                .state(luggage.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE, luggage.nonce(),
                        PkceParameterNames.CODE_VERIFIER, luggage.verifier()))
                .additionalParameters(Map.of(
                        OidcParameterNames.NONCE,
                        luggage.hashedNonce(),
                        PkceParameterNames.CODE_CHALLENGE,
                        luggage.challenge(),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256",
                        "max_age",
                        JUST_NOW.toSeconds()))
                .build();
    }

    /** Exchanges the code for an ID token and checks it. The state was compared before. */
    Claims redeem(Luggage luggage, Answer answer) throws ProviderAway, NotVouchedFor {
        Discovered provider = discovered();
        checkIssuer(provider.registration(), answer);
        if (answer.error().isPresent() || answer.code().isEmpty()) {
            throw new NotVouchedFor("REFUSED_THERE", "an error in place of a code");
        }
        var exchange = new OAuth2AuthorizationExchange(
                request(luggage),
                OAuth2AuthorizationResponse.success(answer.code().get())
                        .state(luggage.state())
                        .redirectUri(returnAddress)
                        .build());
        try {
            var checked = authentication(provider)
                    .authenticate(new OAuth2LoginAuthenticationToken(provider.registration(), exchange));
            if (checked != null && checked.getPrincipal() instanceof OidcUser user) {
                return claims(user.getIdToken());
            }
        } catch (OAuth2AuthenticationException refused) {
            if (isSilence(refused)) {
                throw new ProviderAway(refused);
            }
            throw new NotVouchedFor("ID_TOKEN", refused.getError().getErrorCode());
        }
        throw new NotVouchedFor("ID_TOKEN", "no ID token");
    }

    /** Against a mix-up of two providers: the answer is from the one that was asked (RFC 9207). */
    private void checkIssuer(ClientRegistration registration, Answer answer) throws NotVouchedFor {
        boolean always = Boolean.TRUE.equals(registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("authorization_response_iss_parameter_supported"));
        boolean right = answer.issuer().map(setting.issuer()::equals).orElse(!always);
        if (!right) {
            throw new NotVouchedFor("ISSUER", "the answer is from another issuer");
        }
    }

    private OidcAuthorizationCodeAuthenticationProvider authentication(Discovered provider) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        // What counts is in the ID token, which is signed; nothing more is asked about the person.
        var authentication = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, asked -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, asked.getIdToken()));
        authentication.setJwtDecoderFactory(registration -> provider.decoder());
        return authentication;
    }

    private Claims claims(OidcIdToken token) {
        Optional<String> email = Optional.ofNullable(token.getEmail())
                .filter(given -> Boolean.TRUE.equals(token.getEmailVerified()))
                .map(given -> given.strip().toLowerCase(Locale.ROOT));
        @Nullable List<String> methods = token.getAuthenticationMethods();
        @Nullable Instant at = token.getAuthenticatedAt();
        boolean justNow = at != null && at.plus(JUST_NOW).isAfter(clock.instant());
        return new Claims(
                Objects.requireNonNull(token.getSubject()),
                email,
                justNow && methods != null && methods.contains("mfa"));
    }

    private Discovered discovered() throws ProviderAway {
        try {
            return discovered.get();
        } catch (RestClientException | IllegalArgumentException | IllegalStateException failed) {
            throw new ProviderAway(failed);
        }
    }

    private Discovered discover() {
        String issuer = setting.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        @Nullable
        Map<String, Object> metadata = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(base + "/.well-known/openid-configuration")
                .retrieve()
                .onStatus(status -> !status.is2xxSuccessful(), (asked, answered) -> {
                    throw new IOException("discovery was answered with status " + answered.getStatusCode());
                })
                .body(JSON);
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new IllegalStateException("the provider says to be another issuer than " + issuer);
        }
        ClientRegistration registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(setting.name())
                .clientId(setting.clientId())
                .clientSecret(setting.clientSecret())
                .redirectUri(returnAddress)
                .scope(OidcScopes.OPENID, OidcScopes.EMAIL)
                .build();
        var details = registration.getProviderDetails();
        usable(details.getTokenUri());
        return new Discovered(
                registration,
                usable(details.getAuthorizationUri()),
                decoder(registration, usable(details.getJwkSetUri())));
    }

    private String usable(@Nullable String address) {
        if (address == null || !(address.startsWith("https://") || setting.isLocal())) {
            throw new IllegalStateException("the provider lacks an address that it needs, or has it without TLS");
        }
        return address;
    }

    private NimbusJwtDecoder decoder(ClientRegistration registration, String keys) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithms(taken -> taken.addAll(Set.of(SignatureAlgorithm.values())))
                .restOperations(new RestTemplate(requests))
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        OidcIdTokenValidator idToken = new OidcIdTokenValidator(registration);
        idToken.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, idToken));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /** Whether the provider, or its keys, could not be reached; anything else is an answer that was not good enough. */
    private static boolean isSilence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof HttpServerErrorException) {
                return true;
            }
        }
        return false;
    }
}
