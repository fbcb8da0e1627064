package ca.dosebook.rehearsal.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the waiting room was fair. Those who came before the opening, or while the places of these were being drawn, were
 * put in random order and are not compared; of those who came after it, whoever came first should stand in front. Only what
 * is certain counts: that someone asked after another had been answered already.
 *
 * @param compared people who came after the opening, waited in line and were let on
 * @param correlation Spearman's, of the order of arrival and the order in line: 1 is first come, first served; 1 with fewer
 *     than two people
 * @param worstSeconds by how much later someone had come who stood in front of another, at the most
 * @param medianWaitByNode seconds, by node
 */
public record Fairness(int compared, double correlation, double worstSeconds, Map<Integer, Double> medianWaitByNode) {

    /** Seconds after the opening until which places are being drawn. */
    private static final double DRAWING = 3;

    public static Fairness of(List<Admission> admissions) {
        List<Admission> after = new ArrayList<>(
                admissions.stream().filter(each -> each.asked() >= DRAWING).toList());
        Map<Integer, List<Double>> waits = new TreeMap<>();
        admissions.forEach(each ->
                waits.computeIfAbsent(each.node(), node -> new ArrayList<>()).add(each.waited()));
        Map<Integer, Double> medians = new TreeMap<>();
        waits.forEach((node, all) -> medians.put(node, Quantiles.of(all, 0.5)));
        boolean numbered = after.stream().anyMatch(each -> each.number() >= 0);
        // Who was let on before any page said a number found no line.
        after.removeIf(each -> numbered && each.number() < 0);
        Comparator<Admission> order = numbered
                ? Comparator.comparingLong(Admission::number)
                : Comparator.comparingDouble(Admission::admitted);
        after.sort(order);
        return new Fairness(after.size(), correlation(after), numbered ? worst(after) : overtaking(after), medians);
    }

    /** @param inOrder by their places in line */
    private static double worst(List<Admission> inOrder) {
        double latest = Double.NEGATIVE_INFINITY;
        double worst = 0;
        for (Admission each : inOrder) {
            worst = Math.max(worst, latest - each.arrived());
            latest = Math.max(latest, each.asked());
        }
        return worst;
    }

    /**
     * Where nobody was told a number: who was let on for certain before another, since that one asked once more afterwards
     * and was still told to wait. When someone finds out that it is their turn says nothing: it is a matter of how often they
     * look.
     *
     * @param letOn by the moment of being let on
     */
    private static double overtaking(List<Admission> letOn) {
        double[] moments = letOn.stream().mapToDouble(Admission::admitted).toArray();
        double[] latest = new double[letOn.size() + 1];
        latest[0] = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < letOn.size(); i++) {
            latest[i + 1] = Math.max(latest[i], letOn.get(i).asked());
        }
        double worst = 0;
        for (Admission each : letOn) {
            int at = Arrays.binarySearch(moments, each.toldToWait());
            worst = Math.max(worst, latest[at < 0 ? -at - 1 : at] - each.arrived());
        }
        return worst;
    }

    private static double correlation(List<Admission> inOrder) {
        int n = inOrder.size();
        if (n < 2) {
            return 1;
        }
        List<Admission> byArrival = new ArrayList<>(inOrder);
        byArrival.sort(Comparator.comparingDouble(Admission::arrived));
        Map<Admission, Integer> rank = new HashMap<>();
        for (int i = 0; i < n; i++) {
            rank.put(byArrival.get(i), i);
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double difference = i - rank.getOrDefault(inOrder.get(i), i);
            squares += difference * difference;
        }
        return 1 - 6 * squares / (n * ((double) n * n - 1));
    }
}
