package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Identity;
import ca.dosebook.rehearsal.client.Scan;
import ca.dosebook.rehearsal.days.Kind;
import ca.dosebook.rehearsal.days.Thinking;
import ca.dosebook.rehearsal.play.Surfer.GivesUp;
import ca.dosebook.rehearsal.play.Surfer.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** One device of one resident, from the first page to the last: does what the page shown asks for, whatever page it is. */
final class Person {

    /** Words are counted once for each kind of page. */
    private static final Map<String, Integer> WORDS = new ConcurrentHashMap<>();

    private static final int MOST_PAGES = 200;
    private static final double OLD_PHONE_SLOWNESS = 2;
    private static final double RELOADS = 0.25;

    private final Identity identity;
    private final Kind kind;
    private final Surfer surfer;
    private final Ledger ledger;
    private final Random random;
    private final Tempo tempo;
    private final WaitingRoom room;
    private final long arrived = System.nanoTime();
    private boolean confirming;

    /**
     * How quickly this person lives.
     *
     * @param speed by which the day is shortened
     * @param patience until the person leaves the waiting room, shortened already
     */
    record Tempo(Thinking thinking, double speed, Duration patience) {}

    Person(Identity identity, Kind kind, Tempo tempo, Surfer surfer, Ledger ledger, int node, Random random) {
        this.identity = identity;
        this.kind = kind;
        this.tempo = tempo;
        this.surfer = surfer;
        this.ledger = ledger;
        this.random = random;
        this.room = new WaitingRoom(surfer, ledger, kind, node, random);
    }

    /** Returns the word of how it ended. */
    String visit() throws InterruptedException {
        try {
            return booked(surfer.open("/en/"));
        } catch (InterruptedException e) {
            left("still-there");
            throw e;
        } catch (GivesUp e) {
            return left("failed");
        } catch (IOException e) {
            ledger.failed("a page that could not be read: " + e.getMessage());
            return left("failed");
        }
    }

    private String left(String ending) {
        if (confirming) {
            ledger.unknown();
        }
        return ending;
    }

    private String booked(Shown first) throws IOException, InterruptedException {
        Shown page = first;
        for (int i = 0; i < MOST_PAGES; i++) {
            String step = page.step();
            if (step.startsWith("/waiting")) {
                Duration spent = Duration.ofNanos(System.nanoTime() - arrived);
                var led = room.wait(page, tempo.patience().minus(spent));
                if (led.isEmpty()) {
                    return left("gave-up");
                }
                page = led.get();
                continue;
            }
            if (step.equals("/book/done")) {
                String reference = Scan.reference(page.answer().ascii());
                if (!reference.isEmpty()) {
                    confirming = false;
                    ledger.booked(reference, arrived, System.nanoTime());
                    return "booked";
                }
            }
            if (step.equals("/book/already")) {
                confirming = false;
                return "already-booked";
            }
            read(page);
            if (kind == Kind.OLD_PHONE && random.nextDouble() < RELOADS && !confirming) {
                page = surfer.open(page.path());
                if (page.step().startsWith("/waiting")) {
                    continue;
                }
            }
            Optional<Shown> next = act(page);
            if (next.isEmpty()) {
                return left("no-places");
            }
            page = next.get();
        }
        return left("lost-on-the-way");
    }

    private void read(Shown page) throws IOException, InterruptedException {
        Integer known = WORDS.get(page.step());
        int words = known == null ? Scan.words(page.answer().ascii()) : known;
        WORDS.putIfAbsent(page.step(), words);
        double slowness = kind == Kind.OLD_PHONE ? OLD_PHONE_SLOWNESS : 1;
        Duration time = tempo.thinking().on(words, random);
        surfer.pause(Duration.ofNanos((long) (time.toNanos() * slowness / tempo.speed())));
    }

    /** What the page asks for; empty when there is nothing to be done on it. */
    private Optional<Shown> act(Shown page) throws IOException, InterruptedException {
        return page.step().startsWith("/book/dose/") ? choose(page) : answer(page.step());
    }

    private Optional<Shown> answer(String step) throws IOException, InterruptedException {
        return switch (step) {
            case "/", "/cleared" -> Optional.of(surfer.open("/en/book"));
            case "/book/where" -> Optional.of(surfer.send("/en/book/where", identity.place()));
            case "/book/for" -> Optional.of(surfer.send("/en/book/for", "for=me"));
            case "/book/name" -> Optional.of(surfer.send("/en/book/name", identity.name()));
            case "/book/card" -> Optional.of(surfer.send("/en/book/card", identity.cardForm()));
            case "/book/birth-date" -> Optional.of(surfer.send("/en/book/birth-date", identity.birthDate()));
            case "/book/answer" -> Optional.of(surfer.open("/en/book/dose/1"));
            case "/book/contact" -> Optional.of(surfer.send("/en/book/contact", identity.contact()));
            case "/book/check" -> {
                confirming = true;
                yield Optional.of(surfer.send("/en/book/confirm", ""));
            }
            default -> Optional.empty();
        };
    }

    /** On the pages of clinics, days and times: anything that is shown. */
    private Optional<Shown> choose(Shown page) throws IOException, InterruptedException {
        String dose = "/en" + page.step().substring(0, "/book/dose/1".length());
        String text = page.answer().ascii();
        List<String> slots = Scan.slots(text);
        if (!slots.isEmpty()) {
            return Optional.of(surfer.send(dose + "/hold", "slot=" + any(slots)));
        }
        List<String> days = Scan.days(text, dose);
        List<String> stops = days.isEmpty() ? Scan.stops(text, dose) : days;
        return stops.isEmpty() ? Optional.empty() : Optional.of(surfer.open(any(stops)));
    }

    private String any(List<String> found) {
        return found.get(random.nextInt(found.size()));
    }
}
