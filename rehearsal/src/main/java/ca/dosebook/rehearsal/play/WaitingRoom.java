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
 * Waiting as a browser does it: the page's script asks for the state of the room and loads the page when it is one's turn;
 * where no script runs, the page loads itself again after the seconds it names.
 */
final class WaitingRoom {

    private static final Duration OTHERWISE = Duration.ofSeconds(20);
    private static final long LONGEST_WITHOUT_PAGE = Duration.ofSeconds(60).toNanos();

    private final Surfer surfer;
    private final Ledger ledger;
    private final Kind kind;
    private final int node;
    private final Random random;

    WaitingRoom(Surfer surfer, Ledger ledger, Kind kind, int node, Random random) {
        this.surfer = surfer;
        this.ledger = ledger;
        this.kind = kind;
        this.node = node;
        this.random = random;
    }

    /** Returns the page to which this person was let on; empty when patience ended first. */
    Optional<Shown> wait(Shown first, Duration patience) throws IOException, InterruptedException {
        long arrived = System.nanoTime();
        ledger.waits();
        try {
            return waited(first, arrived, arrived + patience.toNanos());
        } finally {
            ledger.waitsNoLonger();
        }
    }

    private Optional<Shown> waited(Shown first, long arrived, long until) throws IOException, InterruptedException {
        Shown page = first;
        long place = -1;
        while (true) {
            RoomPage room = RoomPage.read(page);
            if (place >= 0 && room.place() > place) {
                ledger.lostPlace();
            }
            place = room.place() >= 0 ? room.place() : place;
            if (!untilNextPage(room, until)) {
                return Optional.empty();
            }
            page = surfer.open(page.path());
            if (!page.step().startsWith("/waiting")) {
                long now = System.nanoTime();
                ledger.admitted(new Admission(ledger.seconds(arrived), place, ledger.seconds(now), node));
                return Optional.of(page);
            }
        }
    }

    /** Returns whether to go on waiting. */
    private boolean untilNextPage(RoomPage room, long until) throws IOException, InterruptedException {
        if (kind == Kind.OLD_PHONE) {
            surfer.pause(room.refresh().orElse(OTHERWISE));
            return System.nanoTime() < until;
        }
        long loaded = System.nanoTime();
        while (System.nanoTime() < until) {
            // Scripts do not ask in step, whatever the page does about it.
            Duration every = room.asksEvery();
            surfer.pause(every.plusMillis(random.nextInt((int) Math.max(1, every.toMillis() / 5))));
            Answer state = surfer.poll("/waiting/state");
            if (room.isTurn(state) || System.nanoTime() - loaded > LONGEST_WITHOUT_PAGE) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the page of the waiting room tells its script.
     *
     * @param place in line, final; -1 while it is being counted or drawn
     */
    record RoomPage(long place, Optional<Duration> refresh, Duration asksEvery) {

        static RoomPage read(Shown page) throws IOException {
            String text = page.answer().ascii();
            return new RoomPage(
                    number(Scan.first(text, "data-place=\"", '"'), -1),
                    refresh(page.answer().refresh(), text),
                    Duration.ofMillis(number(Scan.first(text, "data-every=\"", '"'), 5) * 1_000));
        }

        private static Optional<Duration> refresh(String header, String text) {
            String written = header.isEmpty() ? Scan.first(text, "http-equiv=\"refresh\" content=\"", '"') : header;
            int end = written.indexOf(';');
            long seconds = number(end < 0 ? written : written.substring(0, end), -1);
            return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        }

        /** Whether the room has come to this place, or is open to everyone. */
        boolean isTurn(Answer state) throws IOException {
            String json = state.ascii();
            long admitted = number(Scan.first(json, "\"admitted\":", ','), -1);
            return json.contains("\"door\":\"OPEN\"") || place < 0 || admitted >= place;
        }

        private static long number(String digits, long otherwise) {
            String bare = digits.strip();
            return bare.matches("[0-9]{1,15}") ? Long.parseLong(bare) : otherwise;
        }
    }
}
