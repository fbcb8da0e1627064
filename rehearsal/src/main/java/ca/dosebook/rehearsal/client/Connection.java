package ca.dosebook.rehearsal.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the server, kept open between requests. Reads heads from the bytes themselves and leaves pages
 * compressed. Used by one thread at a time.
 */
public final class Connection implements Http, AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    /** The server closes a connection that has been idle for some time; ours is then opened anew before. */
    private static final long LONGEST_IDLE = Duration.ofSeconds(5).toNanos();

    private final InetSocketAddress address;
    private final String common;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private long lastUsed;

    private byte[] buffer = new byte[8 * 1024];
    private int from;
    private int to;
    private int lineBegin;
    private int lineEnd;

    public Connection(int port) {
        this(Address.here(port));
    }

    public Connection(Address server) {
        this.address = new InetSocketAddress(server.host(), server.port());
        this.common = " HTTP/1.1\r\nHost: " + server.host() + ":" + server.port()
                + "\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Encoding: gzip\r\n"
                + (server.key().isEmpty() ? "" : "Dosebook-Rehearsal: " + server.key() + "\r\n");
    }

    @Override
    public Answer get(String path, String cookies) throws IOException {
        return send("GET " + path, cookies, null);
    }

    @Override
    public Answer post(String path, String cookies, String form) throws IOException {
        return send("POST " + path, cookies, form);
    }

    /** @param json the body; for the few addresses that take one */
    public Answer postJson(String path, String json) throws IOException {
        return exchange("POST " + path + common + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    private Answer send(String methodAndPath, String cookies, @Nullable String form) throws IOException {
        StringBuilder request =
                new StringBuilder(512 + cookies.length()).append(methodAndPath).append(common);
        if (!cookies.isEmpty()) {
            request.append("Cookie: ").append(cookies).append("\r\n");
        }
        if (form == null) {
            return exchange(request.append("\r\n").toString());
        }
        request.append("Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                .append("Content-Length: ")
                .append(form.length())
                .append("\r\n\r\n")
                .append(form);
        return exchange(request.toString());
    }

    private Answer exchange(String request) throws IOException {
        try {
            open().getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return read();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket open() throws IOException {
        long now = System.nanoTime();
        if (now - lastUsed > LONGEST_IDLE) {
            close();
        }
        lastUsed = now;
        Socket known = socket;
        if (known != null) {
            return known;
        }
        Socket opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(PATIENCE_MILLIS);
        opened.connect(address, PATIENCE_MILLIS);
        in = opened.getInputStream();
        socket = opened;
        from = 0;
        to = 0;
        return opened;
    }

    private Answer read() throws IOException {
        line();
        int status = (buffer[lineBegin + 9] - '0') * 100
                + (buffer[lineBegin + 10] - '0') * 10
                + (buffer[lineBegin + 11] - '0');
        String location = "";
        String refresh = "";
        int retryAfter = -1;
        List<String> cookies = List.of();
        int length = 0;
        boolean chunked = false;
        boolean zipped = false;
        boolean last = false;
        for (line(); lineEnd > lineBegin; line()) {
            switch (buffer[lineBegin] | 0x20) {
                case 'l' -> location = is("location") ? path(value()) : location;
                case 's' -> {
                    if (is("set-cookie")) {
                        cookies = cookies.isEmpty() ? new ArrayList<>(3) : cookies;
                        cookies.add(value());
                    }
                }
                case 'c' -> {
                    length = is("content-length") ? Integer.parseInt(value()) : length;
                    zipped |= is("content-encoding") && value().equals("gzip");
                    last |= is("connection") && value().equalsIgnoreCase("close");
                }
                case 'r' -> {
                    refresh = is("refresh") ? value() : refresh;
                    retryAfter =
                            is("retry-after") && value().matches("[0-9]{1,6}") ? Integer.parseInt(value()) : retryAfter;
                }
                case 't' -> chunked |= is("transfer-encoding");
                default -> {}
            }
        }
        byte[] body = status == 304 || status == 204 ? new byte[0] : chunked ? chunks() : bytes(length);
        if (last) {
            close();
        }
        return new Answer(status, location, refresh, retryAfter, cookies, body, zipped);
    }

    private boolean is(String name) {
        int length = name.length();
        if (lineEnd - lineBegin <= length || buffer[lineBegin + length] != ':') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            int letter = buffer[lineBegin + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String value() {
        int begin = lineBegin;
        while (buffer[begin] != ':') {
            begin++;
        }
        return new String(buffer, begin + 1, lineEnd - begin - 1, StandardCharsets.ISO_8859_1).strip();
    }

    private static String path(String location) {
        int host = location.indexOf("://");
        return host < 0 ? location : location.substring(location.indexOf('/', host + 3));
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[0];
        while (true) {
            line();
            int size = 0;
            for (int i = lineBegin; i < lineEnd && buffer[i] != ';'; i++) {
                size = size << 4 | Character.digit(buffer[i], 16);
            }
            byte[] chunk = bytes(size);
            line();
            if (size == 0) {
                return body;
            }
            if (body.length == 0) {
                body = chunk;
            } else {
                int before = body.length;
                body = Arrays.copyOf(body, before + size);
                System.arraycopy(chunk, 0, body, before, size);
            }
        }
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int known = Math.min(length, to - from);
        System.arraycopy(buffer, from, bytes, 0, known);
        from += known;
        for (int got = known; got < length; ) {
            int more = input().read(bytes, got, length - got);
            if (more < 0) {
                throw new EOFException("the server closed the connection");
            }
            got += more;
        }
        return bytes;
    }

    /** The next line lies from {@link #lineBegin} to {@link #lineEnd}, without its end. */
    private void line() throws IOException {
        int at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    lineBegin = from;
                    lineEnd = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
                    from = at + 1;
                    return;
                }
            }
            at -= from;
            more();
        }
    }

    /** Reads on behind what is there, which moves to the beginning. */
    private void more() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, to * 2);
        }
        int read = input().read(buffer, to, buffer.length - to);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        to += read;
    }

    private InputStream input() throws EOFException {
        InputStream known = in;
        if (known == null) {
            throw new EOFException("the connection is closed");
        }
        return known;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing was waiting for it any more.
            }
        }
    }
}
