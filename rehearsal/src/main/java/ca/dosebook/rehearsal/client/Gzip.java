package ca.dosebook.rehearsal.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates pages. The inflaters are kept, since each has memory of its own outside the heap. */
final class Gzip {

    private static final int HEAD = 10;
    private static final ConcurrentLinkedDeque<Inflater> IDLE = new ConcurrentLinkedDeque<>();

    private Gzip() {}

    /** @param zipped of one member and without optional fields in its head, as servers write it */
    static byte[] inflate(byte[] zipped) throws IOException {
        if (zipped.length < HEAD || zipped[3] != 0) {
            throw new IOException("a page compressed in an unknown way");
        }
        Inflater known = IDLE.pollFirst();
        Inflater inflater = known == null ? new Inflater(true) : known;
        try {
            inflater.setInput(zipped, HEAD, zipped.length - HEAD);
            byte[] plain = new byte[Math.max(1024, zipped.length * 5)];
            int length = inflater.inflate(plain);
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    throw new IOException("a page that ends too early");
                }
                plain = Arrays.copyOf(plain, plain.length * 2);
                length += inflater.inflate(plain, length, plain.length - length);
            }
            return Arrays.copyOf(plain, length);
        } catch (DataFormatException e) {
            throw new IOException("a page that cannot be inflated", e);
        } finally {
            inflater.reset();
            IDLE.addFirst(inflater);
        }
    }
}
