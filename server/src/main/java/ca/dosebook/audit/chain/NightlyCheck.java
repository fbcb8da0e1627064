package ca.dosebook.audit.chain;

import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.Alerts;
import ca.dosebook.kernel.StartupProblem;
import ca.dosebook.kernel.WhenServing;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks the whole audit log once a night, on one of the nodes, and tells the privacy officer of a breach. The setting
 * {@code dosebook.audit.verify-at} says when, in Eastern Standard Time all year.
 */
@Component
@WhenServing
class NightlyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(-5);

    /** A node that starts by day does not make up for the night: the day belongs to the residents. */
    private static final Duration WITHIN = Duration.ofHours(1);

    private final ChainStore store;
    private final AuditChain chain;
    private final Alerts alerts;
    private final Clock clock;
    private final LocalTime at;

    /** @throws StartupProblem when the setting is no time of day */
    NightlyCheck(
            ChainStore store,
            AuditChain chain,
            Alerts alerts,
            Clock clock,
            @Value("${dosebook.audit.verify-at:03:00}") String at) {
        this.store = store;
        this.chain = chain;
        this.alerts = alerts;
        this.clock = clock;
        try {
            this.at = LocalTime.parse(at);
        } catch (DateTimeParseException e) {
            throw new StartupProblem(
                    "The setting dosebook.audit.verify-at must be a time of day such as 03:00, not \"" + at + "\".");
        }
    }

    /** By cron: such a task has a thread of its own, whereas those with a fixed delay would wait for this long one. */
    @Scheduled(cron = "20 * * * * *")
    void look() {
        try {
            check();
        } catch (DataAccessException | UncheckedIOException e) {
            LOG.error(
                    "The audit log could not be checked tonight: {}. Run \"./dosebook audit verify\".",
                    e.getClass().getSimpleName());
        }
    }

    /** What it came to; empty when it is not the hour, or another node has begun. */
    Optional<Verification> check() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZONE);
        LocalDateTime begin = now.toLocalDate()
                .minusDays(now.toLocalTime().isBefore(at) ? 1 : 0)
                .atTime(at);
        if (!now.isBefore(begin.plus(WITHIN)) || !store.claim(begin.toLocalDate())) {
            return Optional.empty();
        }
        Verification found = chain.verify();
        if (found.breach().isPresent()) {
            LOG.error(
                    "The audit log was changed: see block {}. Run \"./dosebook audit verify\".",
                    found.breach().get().block());
            alerts.raise(AlertKind.CHAIN_BROKEN);
        } else {
            LOG.info("The audit log is whole: {} entries in {} blocks.", found.entries(), found.blocks());
        }
        return Optional.of(found);
    }
}
