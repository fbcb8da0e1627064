package ca.dosebook.audit.chain;

import ca.dosebook.audit.AlertKind;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.chain.Verification.Breach;
import ca.dosebook.kernel.Command;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code ./dosebook audit verify}: the whole audit log against its chain, for an operator or a nightly job. */
@Component
class AuditCommand implements Command {

    private static final Duration USUAL = Duration.ofMinutes(1);

    private final AuditChain chain;
    private final Alerts alerts;
    private final Clock clock;

    AuditCommand(AuditChain chain, Alerts alerts, Clock clock) {
        this.chain = chain;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (!arguments.equals(List.of("verify"))) {
            out.println("\"audit\" can be told one thing: verify.");
            return MISUSED;
        }
        Verification found = chain.verify();
        out.printf(Locale.ROOT, "%,d entries in %,d blocks are whole.%n", found.entries(), found.blocks());
        if (found.heads() > 0) {
            out.printf(Locale.ROOT, "%,d heads that this machine saw agree.%n", found.heads());
        } else {
            out.println(
                    "This data directory has no list of heads to compare: a chain cut off at its end would not show.");
        }
        if (found.breach().isPresent()) {
            out.println(inWords(found.breach().get()));
            alerts.raise(AlertKind.CHAIN_BROKEN);
            return WRONG;
        }
        if (found.unlinked() > 0) {
            out.printf(Locale.ROOT, "%,d entries are not in a block yet.%n", found.unlinked());
        }
        found.oldestUnlinked()
                .filter(oldest -> oldest.isBefore(clock.instant().minus(USUAL)))
                .ifPresent(oldest -> out.println("The first of them was written at " + oldest
                        + "; blocks are closed every second while Dosebook runs."));
        return DONE;
    }

    private static String inWords(Breach breach) {
        String closed = breach.closedAt().map(at -> " (closed at " + at + ")").orElse("");
        String block = "block " + breach.block() + closed;
        return "The audit log was changed: "
                + switch (breach.reason()) {
                    case ENTRY_MISSING -> "an entry is missing from " + block + ".";
                    case ENTRY_ADDED -> "an entry was put into " + block + " after it was closed.";
                    case ENTRY_CHANGED -> "an entry of " + block + " is not what was written.";
                    case BLOCK_MISSING -> block + " is missing.";
                    case BLOCK_CHANGED ->
                        block + " was changed, or made with other keys than those of this installation.";
                    case BLOCK_OUT_OF_PLACE -> block + " does not follow the one before it.";
                    case HEAD_DIFFERS -> block + " is not the one that this machine saw.";
                };
    }
}
