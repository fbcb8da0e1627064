package ca.dosebook.access.passkeys;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The site for which passkeys are made: by default the one at {@code dosebook.address}. Asked for late, since the port
 * of a test is known only once the server runs.
 */
@Component
class PasskeySite {

    private final Environment settings;

    PasskeySite(Environment settings) {
        this.settings = settings;
    }

    /** The host, or a domain above it, that a passkey is bound to for ever. */
    String id() {
        String set = settings.getProperty("dosebook.staff.passkeys.rp-id", "").strip();
        return set.isEmpty() ? URI.create(address()).getHost() : set;
    }

    /** The addresses whose pages may ask for a passkey: scheme, host, and a port unless it is the usual one. */
    Set<String> origins() {
        String set = settings.getProperty("dosebook.staff.passkeys.origins", "").strip();
        return Arrays.stream((set.isEmpty() ? address() : set).split(","))
                .map(address -> origin(URI.create(address.strip())))
                .collect(Collectors.toSet());
    }

    private String address() {
        String port = settings.getProperty("local.server.port", settings.getProperty("server.port", "8080"));
        return settings.getProperty("dosebook.address", "http://localhost:" + port);
    }

    private static String origin(URI address) {
        boolean usual =
                address.getPort() == -1 || address.getPort() == ("https".equals(address.getScheme()) ? 443 : 80);
        return address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + address.getPort());
    }
}
