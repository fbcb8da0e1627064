package ca.dosebook.access.signingin;

import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.UserId;
import ca.dosebook.audit.Actor;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.kernel.WhenServing;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The first user of an installation: a provincial operator, who invites the others. Until one has come in, each start
 * prints a new activation link to the terminal. There is no password that everyone knows.
 */
@Component
@WhenServing
class FirstAdministrator {

    /** Until the first administrator types a name and an address (RFC 2606: no mail leads there). */
    static final String UNNAMED = "first.administrator@dosebook.invalid";

    private static final String NONE = "none";

    private final FirstAdministratorStore store;
    private final Activation activation;
    private final Clock clock;
    private final Environment environment;
    private final String email;

    /** @param setting the address of the first administrator; empty to have it typed; {@code none} for none */
    FirstAdministrator(
            FirstAdministratorStore store,
            Activation activation,
            Clock clock,
            Environment environment,
            @Value("${dosebook.staff.first-administrator:}") String setting) {
        this.store = store;
        this.activation = activation;
        this.clock = clock;
        this.environment = environment;
        this.email = setting.strip().toLowerCase(Locale.ROOT);
    }

    /** After everything that makes users of its own has run; not for a command, which answers no pages. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void greet(AvailabilityChangeEvent<ReadinessState> change) {
        String port = environment.getProperty("local.server.port");
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && port != null) {
            lines("http://localhost:" + port).forEach(System.out::println);
        }
    }

    /** Empty once an operator has come in. */
    List<String> lines(String site) {
        if (email.equals(NONE) || store.anOperatorCameIn()) {
            return List.of();
        }
        if (store.isEmpty()) {
            store.insert(
                    new OrganizationId(Uuids.next()),
                    new UserId(Uuids.next()),
                    email.isEmpty() ? UNNAMED : email,
                    clock.instant());
        }
        Optional<ActivationLink> link = store.operator().flatMap(user -> activation.newLink(user, Actor.OPERATOR));
        return link.map(made -> List.of(
                        "",
                        "Nobody can sign in yet. The first administrator opens this once, within 24 hours:",
                        "  " + site + "/en" + made.path()))
                .orElse(List.of());
    }
}
