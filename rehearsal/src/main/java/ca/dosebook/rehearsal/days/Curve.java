package ca.dosebook.rehearsal.days;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How many come when: people a minute at some minutes, straight lines between. Arrivals drawn from it are those of a
 * Poisson process whose rate it is, given how many come in all.
 *
 * @param points in the order of their minutes, two at least
 */
public record Curve(List<Point> points) {

    /**
     * @param minute after the opening, negative before it
     * @param rate people a minute
     */
    public record Point(double minute, double rate) {}

    public Curve {
        if (points.size() < 2) {
            throw new IllegalArgumentException("a curve needs two points");
        }
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).rate() < 0
                    || i > 0 && points.get(i).minute() <= points.get(i - 1).minute()) {
                throw new IllegalArgumentException("a curve's minutes rise and its rates are not negative");
            }
        }
        points = List.copyOf(points);
    }

    public double begin() {
        return points.getFirst().minute();
    }

    public double end() {
        return points.getLast().minute();
    }

    /** How many people the curve itself stands for. */
    public double people() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += area(i);
        }
        return sum;
    }

    /** People a minute at the highest. */
    public double crest() {
        return points.stream().mapToDouble(Point::rate).max().orElse(0);
    }

    private double area(int segment) {
        Point a = points.get(segment - 1);
        Point b = points.get(segment);
        return (b.minute() - a.minute()) * (a.rate() + b.rate()) / 2;
    }

    /** When so many people come, in minutes after the opening, sorted. */
    public double[] arrivals(int people, Random random) {
        double whole = people();
        double[] minutes = new double[people];
        for (int i = 0; i < people; i++) {
            minutes[i] = minuteOf(random.nextDouble() * whole);
        }
        Arrays.sort(minutes);
        return minutes;
    }

    /** The minute until which so many have come. */
    private double minuteOf(double come) {
        double left = come;
        for (int i = 1; i < points.size(); i++) {
            double area = area(i);
            if (left <= area) {
                return points.get(i - 1).minute() + within(points.get(i - 1), points.get(i), left);
            }
            left -= area;
        }
        return end();
    }

    /** Solves rate × t + slope × t² ÷ 2 = people for t. */
    private static double within(Point a, Point b, double people) {
        double slope = (b.rate() - a.rate()) / (b.minute() - a.minute());
        if (Math.abs(slope) < 1e-9) {
            return a.rate() == 0 ? 0 : people / a.rate();
        }
        double root = Math.sqrt(Math.max(0, a.rate() * a.rate() + 2 * slope * people));
        return (root - a.rate()) / slope;
    }
}
