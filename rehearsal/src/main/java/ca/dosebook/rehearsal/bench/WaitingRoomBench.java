package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.client.Answer;
import ca.dosebook.rehearsal.client.Connection;
import ca.dosebook.rehearsal.client.Cookies;
import ca.dosebook.rehearsal.machine.Heap;
import ca.dosebook.rehearsal.options.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one node's waiting room bears: polls of its state a second, pages of waiting people a second, and the memory that a
 * crowd of waiting people takes. The room is filled over HTTP, as people fill it; the heap is read after a collection.
 */
final class WaitingRoomBench {

    static final String USAGE = """
            Usage: ./dosebook bench waiting-room [OPTIONS]
              --seconds N      how long polls and pages are measured, 2 to 600 (10)
              --clients N      how many connections, 1 to 256 (16)
              --waiting N      how many people wait when the memory is read, 0 to 2000000 (1000000)
              --json           one JSON object a line
              --setting X=Y    start the server with this Spring setting, to compare; may be repeated""";

    record Options(Duration duration, int clients, int waiting, boolean json, List<String> settings) {
        static Options parse(Words words) {
            Options options = new Options(
                    words.time("--seconds", Duration.ofSeconds(10), 2, 600),
                    words.number("--clients", 16, 1, 256),
                    words.number("--waiting", 1_000_000, 0, 2_000_000),
                    words.flag("--json"),
                    words.texts("--setting"));
            words.end();
            return options;
        }
    }

    /**
     * The figures.
     *
     * @param bytes of heap that the waiting people take, beyond what the server took before they came
     */
    record Found(double statesPerSecond, double pagesPerSecond, int waiting, double comePerSecond, long bytes) {

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"bench\":\"waiting-room\",\"states_per_second\":%.0f,\"pages_per_second\":%.0f,\"waiting\":%d,"
                            + "\"come_per_second\":%.0f,\"bytes\":%d}",
                    statesPerSecond,
                    pagesPerSecond,
                    waiting,
                    comePerSecond,
                    bytes);
        }

        String table() {
            return String.format(
                    Locale.ROOT,
                    "polls of the state   %,10.0f a second%npages of who waits   %,10.0f a second%n"
                            + "people who come      %,10.0f a second%n%,d people waiting take %.1f MB of heap",
                    statesPerSecond,
                    pagesPerSecond,
                    comePerSecond,
                    waiting,
                    bytes / 1e6);
        }
    }

    private final Bench bench;
    private final Options options;
    private final Address address;

    /** @param address with the key of the rehearsal, in which the room can be shut */
    WaitingRoomBench(Bench bench, Options options, Address address) {
        this.bench = bench;
        this.options = options;
        this.address = address;
    }

    Found measure() throws IOException {
        gather();
        String ticket = ticket();
        poll("/waiting/state", "", Duration.ofSeconds(5));
        poll("/en/waiting", ticket, Duration.ofSeconds(3));
        double states = poll("/waiting/state", "", options.duration());
        bench.say("%.0f polls a second", states);
        double pages = poll("/en/waiting", ticket, options.duration());
        bench.say("%.0f pages a second", pages);
        long before = Heap.used(bench.server().pid());
        long begin = System.nanoTime();
        come(options.waiting());
        double seconds = (System.nanoTime() - begin) / 1e9;
        long after = Heap.used(bench.server().pid());
        return new Found(states, pages, options.waiting(), options.waiting() / seconds, Math.max(0, after - before));
    }

    /** Lets people gather for an opening in an hour: nobody is admitted meanwhile. */
    private void gather() throws IOException {
        try (Connection http = new Connection(address)) {
            Answer answer = http.postJson("/rehearsal/opening", "{\"inSeconds\":3500}");
            if (answer.status() != 200) {
                throw new IOException("the opening could not be set: " + answer.status());
            }
        }
        for (int i = 0; i < 100; i++) {
            if (ticket().contains("=")) {
                return;
            }
            bench.pause(Duration.ofMillis(200));
        }
        throw new IOException("nobody is led to the waiting room though an opening is ahead");
    }

    /** The cookies of someone who waits; empty when people are not led to the waiting room. */
    private String ticket() throws IOException {
        try (Connection http = new Connection(address)) {
            Cookies cookies = new Cookies();
            Answer led = http.get("/en/book/where", "");
            cookies.keep(led);
            if (!led.location().startsWith("/en/waiting")) {
                return "";
            }
            cookies.keep(http.get(led.location(), cookies.header()));
            return cookies.header();
        }
    }

    /** As many as can be: every connection asks again as soon as it was answered. */
    private double poll(String path, String cookies, Duration time) throws IOException {
        byte[] request = request(path, cookies);
        AtomicLong answered = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        together(connection -> {
            long mine = 0;
            while (System.nanoTime() < end) {
                connection.ask(request, 200);
                mine++;
            }
            answered.addAndGet(mine);
        });
        return answered.get() / ((System.nanoTime() - begin) / 1e9);
    }

    /** New people, each without a cookie: each is given a ticket. */
    private void come(int people) throws IOException {
        byte[] request = request("/en/waiting", "");
        AtomicInteger left = new AtomicInteger(people);
        AtomicInteger come = new AtomicInteger();
        together(connection -> {
            while (left.getAndDecrement() > 0) {
                connection.ask(request, 200);
                int now = come.incrementAndGet();
                if (now % 100_000 == 0) {
                    bench.say("%,d wait …", now);
                }
            }
        });
    }

    private byte[] request(String path, String cookies) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nDosebook-Rehearsal: " + address.key() + "\r\n"
                        + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private interface Client {
        void on(Wire connection) throws IOException;
    }

    private void together(Client client) throws IOException {
        AtomicReference<IOException> broken = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < options.clients(); i++) {
            threads.add(Thread.ofPlatform().name("client-" + i).start(() -> {
                try (Wire wire = new Wire(address.port())) {
                    client.on(wire);
                } catch (IOException e) {
                    broken.set(e);
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (broken.get() != null) {
            throw broken.get();
        }
    }

    /** A connection that reads nothing but the status and the length: the answer's bytes are of no interest here. */
    private static final class Wire implements AutoCloseable {

        private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.ISO_8859_1);

        private static final byte[] LAST = "connection: close".getBytes(StandardCharsets.ISO_8859_1);

        private final int port;
        private final byte[] buffer = new byte[64 * 1024];
        private Socket socket;
        private InputStream in;

        Wire(int port) throws IOException {
            this.port = port;
            this.socket = open();
            this.in = socket.getInputStream();
        }

        private Socket open() throws IOException {
            Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
            opened.setTcpNoDelay(true);
            opened.setSoTimeout(30_000);
            return opened;
        }

        void ask(byte[] request, int status) throws IOException {
            int head = exchange(request);
            int answered = (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
            if (answered != status) {
                throw new IOException("the waiting room answered " + answered);
            }
            if (line(head, LAST) >= 0) {
                socket.close();
                socket = open();
                in = socket.getInputStream();
            }
        }

        /** Returns where the answer's head ends. */
        private int exchange(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            int read = 0;
            int head = -1;
            int length = 0;
            while (head < 0 || read < head + length) {
                int more = in.read(buffer, read, buffer.length - read);
                if (more < 0) {
                    throw new IOException("the server closed the connection");
                }
                read += more;
                if (head < 0) {
                    head = endOfHead(read);
                    length = head < 0 ? 0 : length(head);
                }
            }
            return head;
        }

        private int endOfHead(int read) {
            for (int i = 3; i < read; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        private int length(int head) throws IOException {
            int at = line(head, LENGTH);
            if (at < 0) {
                throw new IOException("an answer that does not say how long it is");
            }
            int length = 0;
            for (int i = at + LENGTH.length; buffer[i] != '\r'; i++) {
                length = buffer[i] == ' ' ? length : length * 10 + buffer[i] - '0';
            }
            return length;
        }

        /** Where the line of the head begins that begins so, whatever its case; -1 for none. */
        private int line(int head, byte[] beginning) {
            for (int i = 0; i < head - beginning.length; i++) {
                if (buffer[i] == '\n' && matches(i + 1, beginning)) {
                    return i + 1;
                }
            }
            return -1;
        }

        private boolean matches(int at, byte[] beginning) {
            for (int i = 0; i < beginning.length; i++) {
                int letter = buffer[at + i];
                if ((letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter) != beginning[i]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
