package ca.dosebook.rehearsals.scope;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What whoever plays the rehearsal asks and has done. {@link KeyFilter} has seen the key. */
@RestController
@RequestMapping(path = "/rehearsal", produces = MediaType.APPLICATION_JSON_VALUE)
@ForEveryone
@WhenRehearsing
class ScopeController {

    private static final int LONGEST_WAIT_SECONDS = 24 * 60 * 60;

    private final Rollout rollout;
    private final AccountStore store;
    private final Clock clock;

    ScopeController(Rollout rollout, AccountStore store, Clock clock) {
        this.rollout = rollout;
        this.store = store;
        this.clock = clock;
    }

    /** @param opensAt the soonest opening for everyone that is ahead; null when there is none */
    record State(String state, @Nullable String opensAt) {}

    /** @param inSeconds from now, 0 to a day */
    record OpeningWish(@Nullable Integer inSeconds) {}

    record OpeningSet(String opensAt) {}

    @GetMapping
    ResponseEntity<State> state() {
        Instant now = clock.instant();
        @Nullable
        String opensAt = rollout.healthUnits().stream()
                .map(unit -> rollout.nextOpening(unit.id(), now))
                .flatMap(Optional::stream)
                .filter(opening -> opening.stage() == Stage.OPEN)
                .map(Opening::startsAt)
                .min(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse(null);
        return uncached(new State("READY", opensAt));
    }

    /** Closes what is open to everyone, and opens every unit that books here at one moment. */
    @PostMapping(path = "/opening", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OpeningSet> open(@RequestBody OpeningWish wish) {
        Integer seconds = wish.inSeconds();
        if (seconds == null || seconds < 0 || seconds > LONGEST_WAIT_SECONDS) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        // As the database keeps it, so that every later answer names the same moment.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant opensAt = now.plusSeconds(seconds);
        List<HealthUnit> units = rollout.healthUnits().stream()
                .filter(unit -> !unit.booksLocally())
                .toList();
        for (HealthUnit unit : units) {
            if (seconds > 0 && rollout.stage(unit.id(), now) == Stage.OPEN) {
                rollout.announce(new Opening(unit.id(), Stage.CLOSED, now));
            }
            rollout.announce(new Opening(unit.id(), Stage.OPEN, opensAt));
        }
        return uncached(new OpeningSet(opensAt.toString()));
    }

    /** @param references whether to name every booking, too */
    @GetMapping("/account")
    ResponseEntity<Account> account(@RequestParam(defaultValue = "false") boolean references) {
        Account account = store.account();
        return uncached(references ? account.with(store.references()) : account);
    }

    private static <T> ResponseEntity<T> uncached(T body) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
    }
}
