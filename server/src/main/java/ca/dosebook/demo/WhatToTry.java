package ca.dosebook.demo;

import ca.dosebook.invitations.Invitations;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells whoever started the demo what to try. A code is shown once and not kept, so every start issues new ones; those
 * of earlier starts run out.
 */
@Component
class WhatToTry {

    private static final Duration INVITATIONS_LAST = Duration.ofDays(28);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.CANADA);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, d MMMM 'at' H:mm", Locale.CANADA);

    private final DemoSettings settings;
    private final LoadStore store;
    private final Invitations invitations;
    private final Clock clock;
    private final Environment environment;
    private final DemoStaff staff;

    WhatToTry(
            DemoSettings settings,
            LoadStore store,
            Invitations invitations,
            Clock clock,
            Environment environment,
            DemoStaff staff) {
        this.staff = staff;
        this.settings = settings;
        this.store = store;
        this.invitations = invitations;
        this.clock = clock;
        this.environment = environment;
    }

    /** After the line with the address, which is printed when the application is ready: this event comes after that. */
    @EventListener
    void print(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            lines().forEach(System.out::println);
        }
    }

    /** Empty without a demo. */
    List<String> lines() {
        Optional<DemoMode> wanted = settings.mode();
        return wanted.flatMap(mode -> store.find())
                .map(load -> Stream.concat(lines(load).stream(), staff.lines(site()).stream())
                        .toList())
                .orElse(List.of());
    }

    private List<String> lines(Load load) {
        DemoPerson rose = DemoPerson.residentOf82(load.loadedOn());
        DemoPerson worker = DemoPerson.healthCareWorkerOf45(load.loadedOn());
        return switch (load.mode()) {
            case PILOT ->
                List.of(
                        "",
                        "This is a demo: the people, places and phone numbers are made up. Six health units book by"
                                + " invitation.",
                        "  82 years old, Kingston     " + describe(rose) + ", invitation " + invite(rose),
                        "  Health-care worker         " + describe(worker) + ", invitation " + invite(worker),
                        "  Not open yet               postal code K2P 1L4, Ottawa; opens " + moment(load.opensAt()),
                        "  Books in a local system    postal code L3Y 4X1, Newmarket",
                        mails());
            case OPEN ->
                List.of(
                        "",
                        "This is a demo: the people, places and phone numbers are made up. Everyone whose turn it is can"
                                + " book.",
                        "  82 years old, Kingston     " + describe(rose),
                        "  Health-care worker         " + describe(worker),
                        "  Not the turn yet           the same, not as a health-care worker",
                        "  Books in a local system    postal code L3Y 4X1, Newmarket",
                        mails());
        };
    }

    private String site() {
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }

    private static String describe(DemoPerson person) {
        return "%s, born %s, health card %s, postal code %s"
                .formatted(
                        person.name().full(),
                        DATE.format(person.birthDate()),
                        person.printedCard(),
                        person.postalCode());
    }

    private String invite(DemoPerson person) {
        return invitations
                .issue(person.unit(), person.invitee(), clock.instant().plus(INVITATIONS_LAST))
                .printed();
    }

    private static String moment(Instant opening) {
        return MOMENT.format(opening.atZone(DemoProvince.ZONE));
    }

    private String mails() {
        String server = environment.getProperty("spring.mail.host");
        Path files = Path.of(environment.getProperty("dosebook.data", ".dosebook"), "mail")
                .toAbsolutePath()
                .normalize();
        return "  Mails                      "
                + (server == null ? "land as files in " + files : "go out through " + server);
    }
}
