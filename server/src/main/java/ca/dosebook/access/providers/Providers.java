package ca.dosebook.access.providers;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.providers.IdentityStore.NamedOrganization;
import ca.dosebook.access.sessions.WantedPage;
import ca.dosebook.kernel.Language;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The identity providers that staff can sign in with: leaving for one, and coming back. */
@Component
public class Providers {

    /** How long someone may be away. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final Set<String> complainedAbout = ConcurrentHashMap.newKeySet();
    private final IdentityStore store;
    private final Identities identities;
    private final Secrets secrets;
    private final Clock clock;

    /** @param site the address of the site as browsers know it; a provider sends them back to no other */
    Providers(
            Environment environment,
            @Value("${dosebook.address:http://localhost:${server.port:8080}}") String site,
            IdentityStore store,
            Identities identities,
            Secrets secrets,
            Clock clock) {
        this.store = store;
        this.identities = identities;
        this.secrets = secrets;
        this.clock = clock;
        String start = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
        for (ProviderSetting setting : ProviderSetting.read(environment)) {
            connections.put(
                    setting.name(),
                    new Connection(setting, start + "/console/providers/" + setting.name() + "/return", clock));
        }
    }

    /** Those whose organization exists, in the order of the settings. */
    public List<IdentityProvider> all() {
        if (connections.isEmpty()) {
            return List.of();
        }
        List<NamedOrganization> organizations = store.organizations(connections.values().stream()
                .map(connection -> connection.setting().organization())
                .toList());
        return connections.values().stream()
                .flatMap(connection -> provider(connection.setting(), organizations).stream())
                .toList();
    }

    private Optional<IdentityProvider> provider(ProviderSetting setting, List<NamedOrganization> organizations) {
        List<OrganizationId> meant = organizations.stream()
                .filter(one -> one.englishName().equals(setting.organization())
                        || one.id().value().toString().equals(setting.organization()))
                .map(NamedOrganization::id)
                .toList();
        if (meant.size() != 1) {
            if (complainedAbout.add(setting.name())) {
                LOG.warn(
                        "The identity provider {} is not offered: {} organizations are called {}.",
                        setting.name(),
                        meant.size(),
                        setting.organization());
            }
            return Optional.empty();
        }
        return Optional.of(new IdentityProvider(setting.name(), meant.getFirst(), setting.label()));
    }

    public Optional<IdentityProvider> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * Leaves for a provider.
     *
     * @param language of the page that is left
     * @param session of the browser, which the new one replaces
     * @param wanted the page that was asked for
     */
    public DepartureOutcome depart(String name, Language language, Optional<UUID> session, Optional<String> wanted) {
        if (find(name).isEmpty()) {
            return new DepartureOutcome.UnknownProvider();
        }
        Luggage luggage =
                Luggage.pack(clock.instant().plus(LONGEST), language, session, wanted.flatMap(WantedPage::of));
        try {
            return new DepartureOutcome.Onward(
                    connection(name).request(luggage).getAuthorizationRequestUri(),
                    Luggage.base64(secrets.seal(Purpose.DRAFT, luggage.bytes(), context(name))));
        } catch (ProviderAway away) {
            LOG.warn("The identity provider {} does not answer: {}.", name, away.kinds());
            return new DepartureOutcome.Away();
        }
    }

    /**
     * Comes back from a provider.
     *
     * @param carried what the browser was given by {@link #depart}
     * @param address where the request comes from
     */
    public ArrivalOutcome arrive(String name, Optional<String> carried, Answer answer, String address) {
        Optional<IdentityProvider> provider = find(name);
        if (provider.isEmpty()) {
            return new ArrivalOutcome.UnknownProvider();
        }
        Optional<Luggage> luggage = carried.flatMap(text -> unpack(name, text));
        if (luggage.isEmpty() || !answer.state().filter(luggage.get()::isOf).isPresent()) {
            identities.failed(name, Optional.empty(), "STATE", address);
            return new ArrivalOutcome.Refused(luggage.map(Luggage::language));
        }
        try {
            Connection connection = connection(name);
            Claims claims = connection.redeem(luggage.get(), answer);
            return identities.enter(provider.get(), connection.setting().issuer(), claims, luggage.get(), address);
        } catch (ProviderAway away) {
            LOG.warn("The identity provider {} does not answer: {}.", name, away.kinds());
            identities.failed(name, Optional.empty(), "AWAY", address);
            return new ArrivalOutcome.Away(luggage.get().language());
        } catch (NotVouchedFor why) {
            LOG.info("The identity provider {} vouched for nobody: {}", name, why.getMessage());
            identities.failed(name, Optional.empty(), why.word(), address);
            return new ArrivalOutcome.Refused(Optional.of(luggage.get().language()));
        }
    }

    private Connection connection(String name) {
        return Optional.ofNullable(connections.get(name)).orElseThrow();
    }

    private Optional<Luggage> unpack(String name, String carried) {
        try {
            return secrets.open(Purpose.DRAFT, Base64.getUrlDecoder().decode(carried), context(name))
                    .map(Luggage::of)
                    .filter(luggage -> luggage.until().isAfter(clock.instant()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** What was packed for one provider does not open for another. */
    private static byte[] context(String name) {
        return ("luggage for " + name).getBytes(StandardCharsets.US_ASCII);
    }
}
