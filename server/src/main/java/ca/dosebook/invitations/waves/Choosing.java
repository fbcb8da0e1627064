package ca.dosebook.invitations.waves;

import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.cohorts.CandidateId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Chooses the people of a wave: the same from the same candidates, rule and seed. */
final class Choosing {

    private Choosing() {}

    /** Someone to invite, and how they are told. */
    record Chosen(CandidateId id, Channel channel) {}

    /**
     * The people of a wave, in its order.
     *
     * @param sorted how many candidates were left out why, and how many fit
     */
    record Choice(List<Chosen> chosen, Map<Sorted, Integer> sorted) {

        Map<Channel, Integer> byChannel() {
            Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
            chosen.forEach(one -> counts.merge(one.channel(), 1, Integer::sum));
            return counts;
        }
    }

    /**
     * @param candidates in the order of the lists
     * @param places how many people the free places are enough for
     * @param seed of a random order
     */
    static Choice choose(WaveRule rule, List<Choosable> candidates, int places, long seed) {
        Map<Sorted, Integer> sorted = new EnumMap<>(Sorted.class);
        List<Choosable> fitting = new ArrayList<>();
        for (Choosable candidate : candidates) {
            Sorted where = sort(rule, candidate);
            sorted.merge(where, 1, Integer::sum);
            if (where == Sorted.FITS) {
                fitting.add(candidate);
            }
        }
        switch (rule.order()) {
            case OLDEST_FIRST -> fitting.sort(Comparator.comparing(Choosable::birthDate));
            case AS_LISTED -> {}
            case RANDOM -> Collections.shuffle(fitting, new Random(seed));
        }
        int most = rule.asCapacityAllows() ? Math.min(rule.most(), places) : rule.most();
        return new Choice(
                fitting.stream()
                        .limit(most)
                        .map(one -> new Chosen(one.id(), way(rule, one).orElseThrow()))
                        .toList(),
                sorted);
    }

    private static Sorted sort(WaveRule rule, Choosable candidate) {
        switch (candidate.standing()) {
            case INVITED_ALREADY -> {
                return Sorted.INVITED_ALREADY;
            }
            case OPTED_OUT -> {
                return Sorted.OPTED_OUT;
            }
            case FREE -> {}
        }
        boolean meant = (rule.cohorts().isEmpty() || rule.cohorts().contains(candidate.cohort()))
                && (rule.groups().isEmpty()
                        || candidate.group().filter(rule.groups()::contains).isPresent());
        if (!meant) {
            return Sorted.NOT_MEANT;
        }
        if (rule.around().isPresent()) {
            WaveRule.Around around = rule.around().get();
            if (candidate.home().isEmpty()) {
                return Sorted.PLACE_UNKNOWN;
            }
            if (candidate.home().get().kilometresTo(around.centre()) > around.kilometres()) {
                return Sorted.TOO_FAR;
            }
        }
        return way(rule, candidate).isPresent() ? Sorted.FITS : Sorted.UNREACHABLE;
    }

    private static Optional<Channel> way(WaveRule rule, Choosable candidate) {
        return candidate.ways().stream().filter(rule.channels()::contains).findFirst();
    }
}
