package ca.dosebook.journeys;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server as it is shipped, a process of its own with its own data directory and database. */
final class Product implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Dosebook is running at http://localhost:(\\d+)/");
    /** The last line of the greeting: of a demo its last user, of an empty installation the first link. */
    private static final Pattern LAST_LINE =
            Pattern.compile("  (?:agent@demo\\.example .*|http://localhost:\\d+/en(/console/activate/\\S+))");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Pattern STAFF = Pattern.compile("  (\\w+)@demo\\.example\\s+(\\w+(?: \\w+)*)\\s+[A-Z2-7]+");

    private final Path home;
    private final LongSupplier clock;
    private List<String> settings;
    private final List<String> saidLater = new CopyOnWriteArrayList<>();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private Process process;
    private List<String> greeting;
    private int port;

    private Product(Path home, LongSupplier clock, List<String> settings) {
        this.home = home;
        this.clock = clock;
        this.settings = settings;
        this.process = launch(0);
        this.greeting = greeting();
        this.port = portOf(greeting);
        // Where the journeys are broken off, no server stays behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy()));
    }

    static Product start(String... settings) {
        return start(System::currentTimeMillis, settings);
    }

    /** @param clock of the phones of the staff, in milliseconds since 1970 */
    static Product start(LongSupplier clock, String... settings) {
        try {
            return new Product(Files.createTempDirectory("dosebook-journeys"), clock, List.of(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** What time this node goes by. */
    Instant now() {
        try {
            URI health = URI.create(address() + "/health");
            String said = HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body();
            return Instant.parse(said.lines().skip(1).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where the server writes everything it keeps. */
    Path data() {
        return home.resolve("data");
    }

    /** Every file the server wrote: its data directory, its failures, and what it laid down for a while. */
    Path written() {
        return home;
    }

    /** What it said to the operator after its greeting. */
    List<String> saidLater() {
        return List.copyOf(saidLater);
    }

    /** What the greeting says after these words, up to the end of the line. */
    String greetingAfter(String words) {
        return greeting.stream()
                .filter(line -> line.contains(words))
                .map(line ->
                        line.substring(line.indexOf(words) + words.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the greeting does not say \"" + words + "\": " + greeting));
    }

    /** The resident of 82 years in Kingston whom the greeting introduces. */
    Person rose() {
        return Person.introduced(greetingAfter("82 years old, Kingston"));
    }

    /** The health-care worker in Peterborough whom the greeting introduces. */
    Person noe() {
        return Person.introduced(greetingAfter("Health-care worker"));
    }

    /** The code of the invitation that the greeting has for this person. */
    String invitationOf(Person person) {
        Matcher code = Pattern.compile("invitation ([0-9A-Z-]+)").matcher(greetingAfter(person.fullName()));
        if (!code.find()) {
            throw new AssertionError("the greeting has no invitation for " + person.fullName());
        }
        return code.group(1);
    }

    /**
     * A member of the demo's staff.
     *
     * @param name what stands before the {@code @} of the address
     */
    Account staff(String name) {
        return accounts.computeIfAbsent(name, missing -> {
            String email = missing + "@demo.example";
            String roleAndSecret = greetingAfter("  " + email);
            return new Account(
                    email,
                    greetingAfter("each with the password"),
                    roleAndSecret.substring(roleAndSecret.lastIndexOf(' ') + 1),
                    clock);
        });
    }

    /** The names and roles of the demo's staff, as the greeting has them. */
    Map<String, String> rolesOfStaff() {
        Map<String, String> roles = new TreeMap<>();
        for (String line : greeting) {
            Matcher user = STAFF.matcher(line);
            if (user.matches()) {
                roles.put(user.group(1), user.group(2));
            }
        }
        return roles;
    }

    /** Where the first administrator of an empty installation comes in, below the language. */
    String linkOfTheFirstAdministrator() {
        return greeting.stream()
                .map(LAST_LINE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** As when the power fails: nothing is said to it. Then it is started again where it was. */
    void isKilledAndStartedAgain() {
        process.destroyForcibly();
        await(process);
        process = launch(port);
        greeting = greeting();
    }

    /** Stopped as an operator stops it, and started with other settings on the same data. */
    void isStartedAgainWith(String... others) {
        process.toHandle().destroy();
        await(process);
        settings = List.of(others);
        process = launch(port);
        greeting = greeting();
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        await(process);
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(int onPort) {
        try {
            Path scratch = Files.createDirectories(home.resolve("scratch"));
            List<String> command = new ArrayList<>(BuiltServer.command(
                    "-Xmx384m", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Djava.io.tmpdir=" + scratch));
            command.add("--server.port=" + onPort);
            command.add("--dosebook.data=" + data());
            command.addAll(settings);
            return new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            home.resolve("stderr.txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what the server says until it has said all of its greeting; what it says later is kept too. */
    private List<String> greeting() {
        var complete = new CompletableFuture<List<String>>();
        Process reading = process;
        // A platform thread: reading a pipe holds on to the carrier of a virtual one, and there are few.
        Thread.ofPlatform().daemon().start(() -> {
            List<String> lines = new ArrayList<>();
            try (BufferedReader output = reading.inputReader()) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    (complete.isDone() ? saidLater : lines).add(line);
                    if (LAST_LINE.matcher(line).matches()) {
                        complete.complete(List.copyOf(lines));
                    }
                }
                complete.completeExceptionally(new IOException("the server ended: " + lines));
            } catch (IOException e) {
                complete.completeExceptionally(e);
            }
        });
        try {
            return complete.get(5, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not start; see " + home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int portOf(List<String> greeting) {
        return greeting.stream()
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
