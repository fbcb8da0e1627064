package ca.dosebook.audit.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The heads of the chain as this machine saw them, one a line, outside the database: when the chain's end is cut off,
 * what is left of it is whole, and only this list knows more.
 */
@Component
class HeadsFile {

    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) (\\S+)");

    private final Path file;

    HeadsFile(@Value("${dosebook.data:.dosebook}") Path data) {
        this.file = data.resolve("audit-heads.log");
    }

    /** @param closedAt when the block was closed */
    record Head(long number, Digest digest, Instant closedAt) {

        static Head of(Block block) {
            return new Head(block.number(), block.digest(), block.closedAt());
        }
    }

    /** On disk when this returns. */
    void append(Head head) {
        try {
            create();
            // The line before may be torn, if the machine stopped in the midst of it; then this one is whole all the
            // same.
            byte[] line = ("\n" + head.number() + " " + head.digest() + " " + head.closedAt() + "\n")
                    .getBytes(StandardCharsets.US_ASCII);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
                int from = endsWhole(channel) ? 1 : 0;
                channel.write(ByteBuffer.wrap(line, from, line.length - from));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean endsWhole(FileChannel appending) throws IOException {
        long size = appending.size();
        if (size == 0) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, size - 1);
            return last.get(0) == '\n';
        }
    }

    private void create() throws IOException {
        if (Files.notExists(file)) {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                // Another was faster; it is the same file.
            }
        }
    }

    /** From the first to the last; to be closed. A torn line is passed over. */
    Stream<Head> heads() {
        if (Files.notExists(file)) {
            return Stream.empty();
        }
        try {
            return Files.lines(file, StandardCharsets.ISO_8859_1)
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Head(
                            Long.parseLong(line.group(1)), Digest.of(line.group(2)), Instant.parse(line.group(3))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
