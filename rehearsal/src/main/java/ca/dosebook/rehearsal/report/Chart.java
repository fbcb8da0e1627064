package ca.dosebook.rehearsal.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Lines over the seconds of a rehearsal, as SVG that a page holds; the figures stand in a table beside it. */
final class Chart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int BOTTOM = 40;
    private static final int TOP = 14;
    private static final int MOST_POINTS = 360;
    private static final String[] STROKES = {"#00629b", "#b7191e", "#047e3b"};
    private static final String[] DASHES = {"none", "8 4", "2 3"};

    /** One line of a chart; told apart by dashes as well as by colour. */
    record Line(String name, ToDoubleFunction<Moment> value) {}

    private final Wording words;
    private final String id;
    private final String title;
    private final List<Line> lines;
    private final List<Moment> moments;

    Chart(Wording words, String id, String title, List<Moment> moments, List<Line> lines) {
        this.words = words;
        this.id = id;
        this.title = title;
        this.moments = moments;
        this.lines = lines;
    }

    String svg() {
        double highest = lines.stream()
                .flatMapToDouble(line -> moments.stream().mapToDouble(line.value()))
                .max()
                .orElse(0);
        double top = roundUp(Math.max(1, highest));
        StringBuilder svg = new StringBuilder()
                .append("<svg role=\"img\" aria-labelledby=\"" + id + "\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                        + "\">")
                .append("<title id=\"" + id + "\">")
                .append(Html.text(title))
                .append("</title>");
        for (int i = 0; i <= 4; i++) {
            double value = top * i / 4;
            double y = y(value, top);
            svg.append(line(LEFT, y, WIDTH - 8, y, "#d1d1d1"))
                    .append(label(LEFT - 8, y + 5, "end", words.number(value, top < 4 ? 2 : 0)));
        }
        int first = moments.getFirst().second();
        int last = moments.getLast().second();
        for (int i = 0; i <= 4; i++) {
            int second = first + (last - first) * i / 4;
            svg.append(label(x(second, first, last), HEIGHT - BOTTOM + 18, "middle", words.whole(second)));
        }
        svg.append(label((LEFT + WIDTH) / 2.0, HEIGHT - 4, "middle", words.of("axis.second")));
        if (first < 0 && last > 0) {
            svg.append(line(x(0, first, last), TOP, x(0, first, last), HEIGHT - BOTTOM, "#4d4d4d"));
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                    .append(STROKES[i])
                    .append("\" stroke-dasharray=\"")
                    .append(DASHES[i])
                    .append("\" points=\"")
                    .append(points(lines.get(i), first, last, top))
                    .append("\"/>");
        }
        return svg.append("</svg>").append(legend()).toString();
    }

    /** Of many seconds the highest of each stretch is drawn, so that no peak is lost. */
    private String points(Line line, int first, int last, double top) {
        int stretch = Math.max(1, Math.ceilDiv(moments.size(), MOST_POINTS));
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < moments.size(); i += stretch) {
            List<Moment> part = moments.subList(i, Math.min(moments.size(), i + stretch));
            double value = part.stream().mapToDouble(line.value()).max().orElse(0);
            points.append(format(x(part.getFirst().second(), first, last)))
                    .append(',')
                    .append(format(y(value, top)))
                    .append(' ');
        }
        return points.toString().strip();
    }

    private String legend() {
        if (lines.size() < 2) {
            return "";
        }
        StringBuilder legend = new StringBuilder("<ul class=\"legend\">");
        for (int i = 0; i < lines.size(); i++) {
            legend.append(
                            "<li><svg aria-hidden=\"true\" width=\"40\" height=\"12\"><line x1=\"0\" y1=\"6\" x2=\"40\" y2=\"6\" "
                                    + "stroke-width=\"2\" stroke=\"" + STROKES[i] + "\" stroke-dasharray=\"" + DASHES[i]
                                    + "\"/></svg> ")
                    .append(Html.text(lines.get(i).name()))
                    .append("</li>");
        }
        return legend.append("</ul>").toString();
    }

    private static String line(double x1, double y1, double x2, double y2, String stroke) {
        return "<line x1=\"" + format(x1) + "\" y1=\"" + format(y1) + "\" x2=\"" + format(x2) + "\" y2=\"" + format(y2)
                + "\" stroke=\"" + stroke + "\"/>";
    }

    private static String label(double x, double y, String anchor, String text) {
        return "<text x=\"" + format(x) + "\" y=\"" + format(y) + "\" text-anchor=\"" + anchor + "\">" + Html.text(text)
                + "</text>";
    }

    private static double x(int second, int first, int last) {
        return LEFT + (WIDTH - 8.0 - LEFT) * (second - first) / Math.max(1, last - first);
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top;
    }

    /** 1, 2 or 5 with noughts. */
    static double roundUp(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)));
        for (double times : new double[] {1, 2, 5, 10}) {
            if (value <= times * unit * 1.000001) {
                return times * unit;
            }
        }
        return value;
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
