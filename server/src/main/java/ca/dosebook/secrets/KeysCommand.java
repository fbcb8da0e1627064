package ca.dosebook.secrets;

import ca.dosebook.kernel.Command;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** {@code ./dosebook keys}: what the operator does with the keys while Dosebook runs. */
@Component
class KeysCommand implements Command {

    private final Keys keys;

    KeysCommand(Keys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        String what = arguments.isEmpty() ? "" : arguments.getFirst();
        Optional<String> which = arguments.size() == 2 ? Optional.of(arguments.getLast()) : Optional.empty();
        if (arguments.size() == 1 && what.equals("list")) {
            return list(out);
        } else if (arguments.size() == 1 && what.equals("rotate-master")) {
            return rotateMaster(out);
        } else if (arguments.size() == 1 && what.equals("confirm-master")) {
            return confirmMaster(out);
        } else if (what.equals("rotate") && arguments.size() <= 2) {
            return rotate(which.orElse("record"), out);
        } else if (what.equals("retire") && which.isPresent()) {
            return retire(which.get(), out);
        }
        out.println("Usage: ./dosebook keys list | rotate [record|draft|audit] | retire KEY | rotate-master"
                + " | confirm-master");
        return MISUSED;
    }

    private int list(PrintStream out) {
        out.printf(
                "%-8s %-9s %-8s %-21s %-21s %10s  %s%n", "for", "key", "state", "made", "seals from", "rows", "master");
        for (KeyState key : keys.list()) {
            out.printf(
                    "%-8s %-9s %-8s %-21s %-21s %10s  %s%n",
                    key.purpose().word(),
                    key.id(),
                    key.stage().name().toLowerCase(Locale.ROOT),
                    key.madeAt().truncatedTo(ChronoUnit.SECONDS),
                    key.primaryFrom().truncatedTo(ChronoUnit.SECONDS),
                    key.rows().isPresent() ? String.valueOf(key.rows().getAsLong()) : "–",
                    key.master());
        }
        return DONE;
    }

    private int rotate(String word, PrintStream out) {
        Optional<Purpose> purpose = Stream.of(Purpose.values())
                .filter(each -> each.canBeRotated() && each.word().equals(word))
                .findFirst();
        if (purpose.isEmpty()) {
            out.println(
                    word.equals("index")
                            ? "The key of the index is not rotated: every hash would have to be made anew (docs/adr/0018)."
                            : "Keys are rotated for record, draft or audit, not for \"" + word + "\".");
            return MISUSED;
        }
        KeyState key = keys.rotate(purpose.get());
        out.println("The new key " + key.id() + " for " + word + " is in use from "
                + key.primaryFrom().truncatedTo(ChronoUnit.SECONDS)
                + " on. What older keys have sealed still opens"
                + (purpose.get() == Purpose.RECORD
                        ? ", and running nodes seal it anew: see ./dosebook keys list."
                        : "."));
        return DONE;
    }

    private int retire(String word, PrintStream out) {
        if (!word.matches("[0-9a-f]{8}")) {
            out.println("A key is named by eight digits and letters from a to f, as ./dosebook keys list shows them.");
            return MISUSED;
        }
        return switch (keys.retire(new KeyId(HexFormat.fromHexDigits(word)))) {
            case RetireOutcome.Retired done -> {
                out.println("The key " + word + " is destroyed. A backup of the database made before it was replaced"
                        + " needs the backup of that time's keys.");
                yield DONE;
            }
            case RetireOutcome.Unknown unknown -> refused(out, "There is no key " + word + " that is not retired yet.");
            case RetireOutcome.StillSeals seals ->
                refused(out, "The key " + word + " is in use, or soon will be: rotate first.");
            case RetireOutcome.StillNeeded(long rows) ->
                refused(
                        out,
                        "The key " + word + " is needed by " + rows + " rows: running nodes are sealing them anew.");
            case RetireOutcome.TooEarly(var until) ->
                refused(
                        out,
                        "What the key " + word + " has sealed may be on its way until "
                                + until.truncatedTo(ChronoUnit.SECONDS) + ": try again then.");
            case RetireOutcome.NeededForGood needed ->
                refused(out, "The key " + word + " makes hashes that are compared for good: it is never retired.");
        };
    }

    private static int refused(PrintStream out, String sentence) {
        out.println(sentence);
        return WRONG;
    }

    private int rotateMaster(PrintStream out) {
        out.println(
                "Every key is wrapped with the new master key " + keys.rotateMaster()
                        + ". Back it up, start a node with it, and then destroy the one before: ./dosebook keys confirm-master.");
        return DONE;
    }

    private int confirmMaster(PrintStream out) {
        OptionalLong destroyed = keys.confirmMaster();
        if (destroyed.isEmpty()) {
            return refused(out, "A key is still wrapped with another master key: nothing was destroyed. Try again.");
        }
        out.println(
                "Every key unwraps with the master key of now. Destroyed: " + destroyed.getAsLong() + " of before.");
        return DONE;
    }
}
