package ca.dosebook.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds words in whatever lies on a disk, be it text or not. */
final class Traces {

    private final List<byte[]> words;
    /** For each pair of bytes the words that begin with it; most pairs begin none, and that is quickly seen. */
    private final byte[][][] byBeginning = new byte[1 << 16][][];

    Traces(Collection<String> words) {
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .filter(word -> word.length >= 5)
                .toList();
        for (byte[] word : this.words) {
            int pair = pair(word, 0);
            byte[][] known = byBeginning[pair];
            byte[][] more = known == null ? new byte[1][] : Arrays.copyOf(known, known.length + 1);
            more[more.length - 1] = word;
            byBeginning[pair] = more;
        }
    }

    /** Each finding as the file and the word. */
    List<String> under(Path directory) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(file -> in(file, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        search(text.getBytes(StandardCharsets.UTF_8), text.substring(0, Math.min(text.length(), 200)), found);
        return found;
    }

    private void in(Path file, List<String> found) {
        try {
            search(Files.readAllBytes(file), file.toString(), found);
        } catch (NoSuchFileException gone) {
            // A running database tidies up; what is gone is not left behind.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void search(byte[] bytes, String where, List<String> found) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            byte[][] candidates = byBeginning[pair(bytes, i)];
            if (candidates != null) {
                for (byte[] word : candidates) {
                    if (i + word.length <= bytes.length
                            && Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                        found.add(where + ": " + new String(word, StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
