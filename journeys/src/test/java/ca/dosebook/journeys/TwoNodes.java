package ca.dosebook.journeys;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two nodes of one province on one database whose clock can be set. The clock of the machine they run on is years away
 * from it: only the database's counts.
 */
final class TwoNodes implements AutoCloseable {

    private static final Pattern INVITATION = Pattern.compile("https?://\\S+?/(?:en|fr)/invited/([0-9A-Z-]{9})\\s");
    private static final String PILOT = "--dosebook.demo=pilot";

    private final Product first;
    private final Product second;
    private final SetClock clock;
    private final String[] settings;

    private TwoNodes(Product first, Product second, SetClock clock, String... settings) {
        this.first = first;
        this.second = second;
        this.clock = clock;
        this.settings = settings;
    }

    /** The demo province, whose pilot begins on the day of this moment. */
    static TwoNodes startingAt(Instant moment, String... settings) {
        Clocks clocks = new Clocks();
        Product first = Product.start(clocks, "--dosebook.demo=none");
        SetClock clock = SetClock.installedIn(first.data());
        clocks.follow(clock);
        clock.set(moment);
        String[] all = Arrays.copyOf(settings, settings.length + 2);
        all[settings.length] = PILOT;
        // Who is invited and booked is counted.
        all[settings.length + 1] = "--dosebook.demo.clinic-today=false";
        first.isStartedAgainWith(all);
        Product second = Product.start(clocks, clock.settingsOfAnotherNode(all));
        clock.isFollowedBy(first);
        clock.isFollowedBy(second);
        return new TwoNodes(first, second, clock, all);
    }

    Product first() {
        return first;
    }

    Product second() {
        return second;
    }

    /** As when a new release goes from node to node. */
    void restartsTheSecond() {
        second.isStartedAgainWith(clock.settingsOfAnotherNode(settings));
    }

    List<Product> both() {
        return List.of(first, second);
    }

    SetClock clock() {
        return clock;
    }

    /** The mails to someone with these words in them, whichever node sent them. */
    List<String> mailsTo(Person person, String words) {
        return both().stream()
                .flatMap(node -> new Mails(node.data().resolve("mail")).to(person.mail()).stream())
                .map(Resident::plain)
                .filter(mail -> mail.contains(words))
                .toList();
    }

    /** The code in the mail that invited someone. */
    String codeOf(Person person) {
        return mailsTo(person, "/invited/").stream()
                .map(INVITATION::matcher)
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody has invited " + person.given()));
    }

    @Override
    public void close() {
        second.close();
        first.close();
    }
}
