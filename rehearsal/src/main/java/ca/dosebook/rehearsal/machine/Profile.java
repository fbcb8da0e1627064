package ca.dosebook.rehearsal.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Where the server's processor time went while something was measured, from a Flight Recorder file. */
public final class Profile {

    private static final int LINES = 45;
    private static final int DEPTH = 256;

    private static final Pattern MODULE = Pattern.compile("ca\\.dosebook\\.([a-z]+)\\.");

    private Profile() {}

    public static String javaOptions(Path file) {
        return "-XX:StartFlightRecording=dumponexit=true,settings=profile,jdk.CPUTimeSample#enabled=true,filename="
                + file + " -XX:FlightRecorderOptions=stackdepth=" + DEPTH;
    }

    public static String summary(Path file, List<Window> windows) throws IOException {
        Map<String, Integer> self = new HashMap<>();
        Map<String, Integer> inclusive = new HashMap<>();
        Map<String, Integer> modules = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (!event.getEventType().getName().equals("jdk.CPUTimeSample")
                        || stack == null
                        || stack.getFrames().isEmpty()
                        || !within(event.getStartTime(), windows)) {
                    continue;
                }
                samples++;
                self.merge(name(stack.getFrames().getFirst()), 1, Integer::sum);
                Set<String> seen = new HashSet<>();
                for (RecordedFrame frame : stack.getFrames()) {
                    String name = name(frame);
                    if (seen.add(name)) {
                        inclusive.merge(name, 1, Integer::sum);
                    }
                    Matcher module = MODULE.matcher(name);
                    if (module.lookingAt() && seen.add(module.group(1))) {
                        modules.merge(module.group(1), 1, Integer::sum);
                    }
                }
            }
        }
        return "Processor samples: " + samples + "\n\nBy what ran\n" + top(self, samples, LINES)
                + "\nBy module, with everything it called\n" + top(modules, samples, LINES)
                + "\nWith everything it called\n" + top(inclusive, samples, LINES * 3);
    }

    private static boolean within(Instant moment, List<Window> windows) {
        return windows.stream().anyMatch(window -> !moment.isBefore(window.from()) && !moment.isAfter(window.to()));
    }

    private static String name(@Nullable RecordedFrame frame) {
        return frame == null
                ? "?"
                : frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName();
    }

    private static String top(Map<String, Integer> counts, int samples, int lines) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(lines)
                .map(entry -> String.format(
                        Locale.ROOT, "%6.2f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()))
                .collect(Collectors.joining());
    }
}
