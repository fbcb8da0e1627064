package ca.dosebook.rehearsal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One browser's connection to the server, kept open between requests. As lean as it can be: whoever makes the load
 * shares the processor with whoever bears it. Used by one thread at a time.
 */
final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    /** The server closes a connection that has been idle for some time; ours is then opened anew before. */
    private static final long LONGEST_IDLE = Duration.ofSeconds(5).toNanos();

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private long lastUsed;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    Connection(int port) {
        this.port = port;
    }

    /**
     * What the server answered.
     *
     * @param location where to go on, without host; empty when it does not say
     * @param cookies as sent, {@code name=value; attributes}
     */
    record Answer(int status, String location, List<String> cookies, String body) {}

    Answer get(String path, String cookies) throws IOException {
        return send("GET " + path, cookies, null);
    }

    /** @param form name=value pairs, encoded */
    Answer post(String path, String cookies, String form) throws IOException {
        return send("POST " + path, cookies, form);
    }

    private Answer send(String methodAndPath, String cookies, @Nullable String form) throws IOException {
        try {
            InputStream answers = open();
            StringBuilder head = new StringBuilder(512)
                    .append(methodAndPath)
                    .append(" HTTP/1.1\r\nHost: localhost:")
                    .append(port)
                    .append("\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n");
            if (!cookies.isEmpty()) {
                head.append("Cookie: ").append(cookies).append("\r\n");
            }
            if (form != null) {
                head.append("Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                        .append("Content-Length: ")
                        .append(form.length())
                        .append("\r\n\r\n")
                        .append(form);
            } else {
                head.append("\r\n");
            }
            if (socket != null) {
                socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
            return read(answers);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private InputStream open() throws IOException {
        long now = System.nanoTime();
        if (socket != null && now - lastUsed > LONGEST_IDLE) {
            close();
        }
        lastUsed = now;
        InputStream known = in;
        if (known != null) {
            return known;
        }
        Socket opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(PATIENCE_MILLIS);
        opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        InputStream input = new BufferedInputStream(opened.getInputStream(), 16 * 1024);
        socket = opened;
        in = input;
        return input;
    }

    private Answer read(InputStream from) throws IOException {
        int status = Integer.parseInt(line(from), 9, 12, 10);
        String location = "";
        List<String> cookies = new ArrayList<>(2);
        int length = 0;
        boolean chunked = false;
        boolean zipped = false;
        boolean last = false;
        for (String header = line(from); !header.isEmpty(); header = line(from)) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (header.charAt(0) | 0x20) {
                case 'l' -> location = is(header, colon, "location") ? path(value) : location;
                case 's' -> {
                    if (is(header, colon, "set-cookie")) {
                        cookies.add(value);
                    }
                }
                case 'c' -> {
                    length = is(header, colon, "content-length") ? Integer.parseInt(value) : length;
                    zipped |= is(header, colon, "content-encoding") && value.equals("gzip");
                    last |= is(header, colon, "connection") && value.equalsIgnoreCase("close");
                }
                case 't' -> chunked |= is(header, colon, "transfer-encoding");
                default -> {}
            }
        }
        byte[] body = chunked ? chunks(from) : from.readNBytes(length);
        if (last) {
            close();
        }
        return new Answer(status, location, cookies, body.length == 0 ? "" : text(body, zipped));
    }

    private static boolean is(String header, int colon, String name) {
        return colon == name.length() && header.regionMatches(true, 0, name, 0, colon);
    }

    private static String path(String location) {
        int host = location.indexOf("://");
        return host < 0 ? location : location.substring(location.indexOf('/', host + 3));
    }

    private byte[] chunks(InputStream from) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(8 * 1024);
        while (true) {
            int size = Integer.parseInt(line(from), 16);
            body.write(from.readNBytes(size));
            line(from);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String text(byte[] body, boolean zipped) throws IOException {
        if (!zipped) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body), 8 * 1024)) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String line(InputStream from) throws IOException {
        line.reset();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
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
