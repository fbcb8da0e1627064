package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.client.Wish;
import ca.dosebook.rehearsal.machine.Database.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What residents want, drawn from the slots there are. Dose two comes at least {@link #SHORTEST} days after dose one,
 * for people of 80 and more, of the same vaccine.
 */
public final class Wishes {

    /** A first dose is offered for this many days ahead. */
    private static final int FIRST_DOSE_DAYS = 50;

    private static final int SHORTEST = 28;
    private static final int LONGEST = 112;
    private static final int FEW = 10;

    private final List<Offer> firsts;
    private final Map<String, List<Offer>> seconds = new HashMap<>();
    private final Random random;

    /** All slots that fit, equally likely. */
    public static Wishes uniform(List<Offer> offers, Random random) {
        LocalDate last = offers.getFirst().day().plusDays(FIRST_DOSE_DAYS);
        return new Wishes(
                offers.stream().filter(offer -> offer.day().isBefore(last)).toList(), offers, random);
    }

    /** Ten slots for dose one and ten for dose two, however many people come. */
    public static Wishes tenSlots(List<Offer> offers, Random random) {
        return few(FEW, offers, random);
    }

    /** One slot for dose one and one for dose two: what everybody wants. */
    public static Wishes oneSlot(List<Offer> offers, Random random) {
        return few(1, offers, random);
    }

    private static Wishes few(int number, List<Offer> offers, Random random) {
        Offer wanted = uniform(offers, random).firsts.getFirst();
        String product = wanted.place().product();
        LocalDate later = wanted.day().plusDays(SHORTEST + 7);
        List<Offer> same = offers.stream()
                .filter(offer -> offer.place().product().equals(product))
                .toList();
        return new Wishes(
                same.stream()
                        .filter(offer -> offer.day().isBefore(wanted.day().plusDays(7)))
                        .limit(number)
                        .toList(),
                same.stream()
                        .filter(offer -> !offer.day().isBefore(later))
                        .limit(number)
                        .toList(),
                random);
    }

    private Wishes(List<Offer> firsts, List<Offer> seconds, Random random) {
        this.firsts = firsts.stream()
                .filter(first -> seconds.stream().anyMatch(second -> fits(first, second)))
                .toList();
        seconds.forEach(offer -> this.seconds
                .computeIfAbsent(offer.place().product(), product -> new ArrayList<>())
                .add(offer));
        this.random = random;
        if (this.firsts.isEmpty()) {
            throw new IllegalStateException("the demo province has no slots for two doses");
        }
    }

    private static boolean fits(Offer first, Offer second) {
        return second.place().product().equals(first.place().product())
                && !second.day().isBefore(first.day().plusDays(SHORTEST))
                && !second.day().isAfter(first.day().plusDays(LONGEST));
    }

    public Wish next() {
        Offer first = firsts.get(random.nextInt(firsts.size()));
        List<Offer> candidates = seconds.getOrDefault(first.place().product(), List.of());
        while (true) {
            Offer second = candidates.get(random.nextInt(candidates.size()));
            if (fits(first, second)) {
                return new Wish(first.place(), second.place());
            }
        }
    }
}
