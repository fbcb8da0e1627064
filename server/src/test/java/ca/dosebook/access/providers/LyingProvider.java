package ca.dosebook.access.providers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A provider that gives whatever ID token it is told to: for what a real one cannot be made to do. */
final class LyingProvider {

    private final HttpServer server;
    private final RSAKey key;
    private volatile String idToken = "";

    /** @param moves whether discovery is a redirect, which would lead to the right answer */
    LyingProvider(boolean moves) {
        try {
            key = new RSAKeyGenerator(2048).keyID("the-one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        answer("/.well-known/openid-configuration", moves ? 302 : 200, this::metadata);
        answer("/moved", this::metadata);
        answer("/keys", () -> new JWKSet(key).toPublicJWKSet().toString());
        answer(
                "/token",
                () -> "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + idToken
                        + "\"}");
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RSAKey key() {
        return key;
    }

    void give(String token) {
        idToken = token;
    }

    private String metadata() {
        return """
                {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize", "token_endpoint": "ISSUER/token",
                 "jwks_uri": "ISSUER/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.replace("ISSUER", issuer());
    }

    private void answer(String path, Supplier<String> body) {
        answer(path, 200, body);
    }

    private void answer(String path, int status, Supplier<String> body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                if (status == 302) {
                    exchange.getResponseHeaders().set("Location", issuer() + "/moved");
                }
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
