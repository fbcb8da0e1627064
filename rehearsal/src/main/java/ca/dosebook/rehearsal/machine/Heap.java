package ca.dosebook.rehearsal.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of its heap a Java process on this machine uses once nothing useless is in it. */
public final class Heap {

    private static final Pattern USED =
            Pattern.compile("(?:total \\d+K|reserved \\d+K, committed \\d+K), used (\\d+)K");

    private Heap() {}

    /** Bytes after a full collection. */
    public static long used(long pid) throws IOException {
        ask(pid, "GC.run");
        Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        if (kilobytes == 0) {
            throw new IOException("the server's heap could not be read");
        }
        return kilobytes * 1024;
    }

    private static String ask(long pid, String command) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
