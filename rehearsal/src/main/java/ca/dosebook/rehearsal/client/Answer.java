package ca.dosebook.rehearsal.client;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server answered. The page stays compressed until someone wants to read it. */
public final class Answer {

    private final int status;
    private final String location;
    private final String refresh;
    private final int retryAfter;
    private final List<String> cookies;
    private final byte[] raw;
    private final boolean zipped;

    Answer(
            int status,
            String location,
            String refresh,
            int retryAfter,
            List<String> cookies,
            byte[] raw,
            boolean zipped) {
        this.status = status;
        this.location = location;
        this.refresh = refresh;
        this.retryAfter = retryAfter;
        this.cookies = cookies;
        this.raw = raw;
        this.zipped = zipped;
    }

    public int status() {
        return status;
    }

    /** Where to go on, without host; empty when it does not say. */
    public String location() {
        return location;
    }

    /** The header Refresh as sent; empty when there is none. */
    public String refresh() {
        return refresh;
    }

    /** Seconds after which to come back; -1 when it does not say. */
    public int retryAfter() {
        return retryAfter;
    }

    /** As sent, {@code name=value; attributes}. */
    public List<String> cookies() {
        return cookies;
    }

    public String body() throws IOException {
        return text(StandardCharsets.UTF_8);
    }

    /** The page byte by byte, which is quicker: right for ids and addresses, wrong for words with accents. */
    public String ascii() throws IOException {
        return text(StandardCharsets.ISO_8859_1);
    }

    private String text(Charset charset) throws IOException {
        return raw.length == 0 ? "" : new String(zipped ? Gzip.inflate(raw) : raw, charset);
    }

    /** Bytes of the page as they came over the network. */
    public int size() {
        return raw.length;
    }
}
