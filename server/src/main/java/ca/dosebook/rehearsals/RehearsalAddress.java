package ca.dosebook.rehearsals;

import ca.dosebook.kernel.ForEveryone;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells who has the key where the rehearsal is played, and takes the report. On a server that is none itself. */
@RestController
@RequestMapping(path = "/rehearsal", produces = MediaType.APPLICATION_JSON_VALUE)
@ForEveryone
@ConditionalOnProperty(name = "dosebook.rehearsal.key", havingValue = "none", matchIfMissing = true)
class RehearsalAddress {

    private static final String SCHEME = "rehearsal ";

    private final Rehearsals rehearsals;

    RehearsalAddress(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    record Where(String state, @Nullable String plays) {}

    @GetMapping
    ResponseEntity<Where> where(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        Rehearsal rehearsal = authorized(authorization);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Where(rehearsal.state().name(), rehearsal.address()));
    }

    @PostMapping(path = "/result", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> result(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            HttpServletRequest request)
            throws IOException {
        Rehearsal rehearsal = authorized(authorization);
        byte[] json = request.getInputStream().readNBytes(Rehearsals.LARGEST_REPORT + 1);
        if (json.length > Rehearsals.LARGEST_REPORT) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        Optional<UUID> kept = rehearsals.keep(rehearsal.id(), json);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Map.of(
                        "report",
                        kept.orElseThrow(() -> new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT))
                                .toString()));
    }

    private Rehearsal authorized(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return rehearsals
                .withKey(authorization.substring(SCHEME.length()).strip())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }
}
