package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Answer;
import ca.dosebook.rehearsal.client.Scan;
import ca.dosebook.rehearsal.days.Kind;
import ca.dosebook.rehearsal.play.Surfer.Shown;
import ca.dosebook.rehearsal.report.Admission;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Waiting as a browser does it: the page's script asks how far the line is, the same for everyone, does the sum for its own
 * place and goes on when it is their turn; where no script runs, the page loads itself again after the seconds it names.
 */
final class WaitingRoom {

    private static final String STATE = "/waiting/state";
    private static final long OTHERWISE_SECONDS = 20;

    private final Surfer surfer;
    private final Ledger ledger;
    private final Kind kind;
    private final int node;
    private final Random random;

    /** In line, final; -1 as long as nothing said it. */
    private long place = -1;

    /** When was asked what was answered last with "not yet". */
    private long toldToWait;

    WaitingRoom(Surfer surfer, Ledger ledger, Kind kind, int node, Random random) {
        this.surfer = surfer;
        this.ledger = ledger;
        this.kind = kind;
        this.node = node;
        this.random = random;
    }

    /** Returns the page to which this person was let on; empty when patience ended first. */
    Optional<Shown> wait(Shown first, Duration patience) throws IOException, InterruptedException {
        long asked = surfer.lastSent();
        long arrived = System.nanoTime();
        ledger.waits();
        try {
            return waited(first, asked, arrived, arrived + patience.toNanos());
        } finally {
            ledger.waitsNoLonger();
        }
    }

    private Optional<Shown> waited(Shown first, long asked, long arrived, long until)
            throws IOException, InterruptedException {
        Shown page = first;
        while (true) {
            RoomPage room = RoomPage.read(page);
            toldToWait = surfer.lastSent();
            if (place >= 0 && room.place() > place) {
                ledger.lostPlace();
            }
            place = room.place() >= 0 ? room.place() : place;
            Optional<Shown> next =
                    kind == Kind.OLD_PHONE ? withoutScript(page, room, until) : withScript(page, room, until);
            if (next.isEmpty()) {
                return next;
            }
            page = next.get();
            if (!page.step().startsWith("/waiting")) {
                long now = System.nanoTime();
                ledger.admitted(new Admission(
                        ledger.seconds(asked),
                        ledger.seconds(arrived),
                        place,
                        ledger.seconds(toldToWait),
                        ledger.seconds(now),
                        node));
                return next;
            }
        }
    }

    private Optional<Shown> withoutScript(Shown page, RoomPage room, long until)
            throws IOException, InterruptedException {
        surfer.pause(Duration.ofSeconds(room.refreshSeconds()));
        return System.nanoTime() < until ? Optional.of(surfer.open(page.path())) : Optional.empty();
    }

    /** The next page that the script loads: the journey, or this one when it has other things to say. */
    private Optional<Shown> withScript(Shown page, RoomPage room, long until) throws IOException, InterruptedException {
        long again = 5;
        long drawn = -1;
        surfer.pause(seconds(again * random.nextDouble()));
        while (System.nanoTime() < until) {
            String state = surfer.poll(STATE).ascii();
            again = number(state, "again", again);
            if (room.kind().equals("line")) {
                if (state.contains("\"door\":\"open\"") || number(state, "admitted", 0) >= room.place()) {
                    return Optional.of(surfer.open(room.go()));
                }
                toldToWait = surfer.lastSent();
            } else {
                boolean gathered = room.kind().equals("gathered");
                boolean changed = drawn >= 0 && drawn != number(state, "drawn", drawn);
                drawn = number(state, "drawn", drawn);
                if (!gathered || changed || number(state, "opensAt", 0) == 0) {
                    surfer.pause(seconds(gathered ? random.nextDouble() * again : 0));
                    Optional<Shown> next = asked(page, room);
                    if (next.isPresent()) {
                        return next;
                    }
                }
            }
            surfer.pause(seconds(again * (0.8 + random.nextDouble() * 0.4)));
        }
        return Optional.empty();
    }

    /** Asks where this place stands, as the script does once the places are drawn; empty when nothing is new. */
    private Optional<Shown> asked(Shown page, RoomPage room) throws IOException, InterruptedException {
        Answer mine = surfer.poll(room.ask());
        String now = Scan.first(mine.ascii(), "\"kind\":\"", '"');
        long said = number(mine.ascii(), "place", 0);
        place = said > 0 ? said : place;
        if (now.equals("front")) {
            return Optional.of(surfer.open(room.go()));
        }
        if (now.equals(room.kind())) {
            toldToWait = surfer.lastSent();
            return Optional.empty();
        }
        return Optional.of(surfer.open(page.path()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1_000));
    }

    private static long number(String json, String name, long otherwise) {
        String begin = "\"" + name + "\":";
        int at = json.indexOf(begin) + begin.length();
        int end = at;
        while (end < json.length() && Character.isDigit(json.charAt(end))) {
            end++;
        }
        return at < begin.length() || end == at ? otherwise : Long.parseLong(json.substring(at, end));
    }

    /**
     * What the page of the waiting room tells its script.
     *
     * @param kind counting, gathered, line, front or elsewhere
     * @param place in line, final; -1 while it is being counted or drawn
     * @param go where to go on
     * @param ask where this place stands
     */
    record RoomPage(String kind, long place, long refreshSeconds, String go, String ask) {

        static RoomPage read(Shown page) throws IOException {
            String text = page.answer().ascii();
            long place = digits(Scan.first(text, "data-place=\"", '"'), 0);
            String header = page.answer().refresh();
            String refresh = header.isEmpty() ? Scan.first(text, "http-equiv=\"refresh\" content=\"", '"') : header;
            return new RoomPage(
                    Scan.first(text, "data-kind=\"", '"'),
                    place == 0 ? -1 : place,
                    digits(refresh, OTHERWISE_SECONDS),
                    or(Scan.first(text, "data-go=\"", '"'), "/en/book"),
                    or(Scan.first(text, "data-ask=\"", '"'), "/en/waiting/place"));
        }

        private static String or(String text, String otherwise) {
            return text.isEmpty() ? otherwise : text;
        }

        private static long digits(String text, long otherwise) {
            String bare = text.replaceFirst("[^0-9].*$", "");
            return bare.isEmpty() || bare.length() > 15 ? otherwise : Long.parseLong(bare);
        }
    }
}
