package ca.dosebook.access.providers;

import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.StartupProblem;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * An identity provider as the operator set it. Nothing is asked of the provider here: one that is down stops no start.
 *
 * @param organization the English name or the id of an authorized organization
 */
record ProviderSetting(
        String name, String organization, String issuer, String clientId, String clientSecret, Bilingual label) {

    private static final String PREFIX = "dosebook.identity-providers";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws StartupProblem about the first thing that is wrong */
    static List<ProviderSetting> read(Environment environment) {
        List<Raw> found;
        try {
            found = Binder.get(environment)
                    .bind(PREFIX, Bindable.listOf(Raw.class))
                    .orElse(List.of());
        } catch (BindException unreadable) {
            throw new StartupProblem(
                    "The settings " + PREFIX + " cannot be read (" + unreadable.getName()
                            + "): write them as in docs/runbook.md, counting from [0] without a gap.",
                    unreadable);
        }
        List<ProviderSetting> settings = found.stream().map(Raw::whole).toList();
        Set<String> names = new HashSet<>();
        for (ProviderSetting setting : settings) {
            if (!names.add(setting.name())) {
                throw new StartupProblem("Two identity providers have the name “" + setting.name()
                        + "”: give each its own " + PREFIX + "[…].name.");
            }
        }
        return settings;
    }

    /** Whether plain HTTP is taken: between programs of one machine, for trying. */
    boolean isLocal() {
        return URI.create(issuer).getScheme().equals("http");
    }

    /** As it is bound: anything can be missing. */
    record Raw(
            @Nullable String name,
            @Nullable String organization,
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String labelEn,
            @Nullable String labelFr) {

        ProviderSetting whole() {
            String id = given("name", name);
            if (!NAME.matcher(id).matches()) {
                throw new StartupProblem("The identity provider’s name “" + id
                        + "” is part of an address: use small letters, digits and dashes, at most 40.");
            }
            String address = given("issuer", issuer);
            if (!isIssuer(address)) {
                throw new StartupProblem("The issuer “" + address + "” of the identity provider “" + id
                        + "” must be an address that begins with https:// and has no query.");
            }
            return new ProviderSetting(
                    id,
                    given("organization", organization),
                    address,
                    given("client-id", clientId),
                    given("client-secret", clientSecret),
                    new Bilingual(given("label-en", labelEn), given("label-fr", labelFr)));
        }

        private String given(String what, @Nullable String value) {
            return Optional.ofNullable(value)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> new StartupProblem("The identity provider “"
                            + Objects.requireNonNullElse(name, "without a name") + "” has no " + what + ": set "
                            + PREFIX
                            + "[…]." + what + "."));
        }

        private static boolean isIssuer(String address) {
            try {
                URI uri = URI.create(address);
                String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
                return uri.getHost() != null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && uri.getRawUserInfo() == null
                        && (scheme.equals("https") || (scheme.equals("http") && isThisMachine(uri.getHost())));
            } catch (IllegalArgumentException malformed) {
                return false;
            }
        }

        private static boolean isThisMachine(String host) {
            try {
                return host.equals("localhost")
                        || (host.matches("[0-9.]+|\\[.*]")
                                && InetAddress.getByName(host).isLoopbackAddress());
            } catch (UnknownHostException malformed) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Raw[" + name + "]";
        }
    }

    @Override
    public String toString() {
        return "ProviderSetting[" + name + "]";
    }
}
