package ca.dosebook.rehearsal.report;

import ca.dosebook.rehearsal.report.Chart.Line;
import ca.dosebook.rehearsal.report.Outcome.Spread;
import ca.dosebook.rehearsal.report.Report.Limit;
import ca.dosebook.rehearsal.report.Report.Load;
import ca.dosebook.rehearsal.report.Report.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as one page that needs nothing beside it, in one language. */
public final class HtmlReport {

    private static final int MOST_ROWS = 120;

    private final Wording words;
    private final Report report;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Report report, String language) {
        this.words = new Wording(language);
        this.report = report;
    }

    /** @param language en or fr */
    public static String of(Report report, String language) {
        return new HtmlReport(report, language).whole();
    }

    /** The page that is shown while it is played. */
    public static String live(String day, List<Moment> moments, String language) {
        Wording words = new Wording(language);
        String body = Html.paragraph(words.of("live"))
                + (moments.isEmpty()
                        ? Html.paragraph(words.of("live.none"))
                        : now(words, moments.getLast()) + charts(words, moments));
        return Html.page(language, words.of("title", day), "<meta http-equiv=\"refresh\" content=\"2\">", body);
    }

    private static String now(Wording words, Moment moment) {
        return Html.table(words.of("course"), head(words), List.of(row(words, moment)), 10);
    }

    private String whole() {
        String title = words.of("title", report.title().getOrDefault(words.language(), report.day()));
        answer();
        objectives();
        asked();
        page.append(Html.heading(words.of("course")));
        Moment worst = report.worst();
        page.append(Html.paragraph(words.of(
                "worst",
                words.whole(worst.second()),
                words.whole(worst.p99()),
                words.whole(worst.inside()),
                words.whole(worst.requests()))));
        page.append(charts(words, report.moments()));
        times();
        fairness();
        causes();
        account();
        limit();
        processors();
        pages();
        how();
        return Html.page(words.language(), title, "", page.toString());
    }

    private void answer() {
        boolean passed = report.verdict().passed();
        page.append("<p class=\"verdict" + (passed ? "" : " not") + "\">")
                .append(Html.text(words.of(passed ? "passed" : "failed")))
                .append("</p>")
                .append(Html.paragraph(words.of(
                        "played", words.whole(report.people()), words.number(report.speed(), 2), report.startedAt())));
        if (!report.killed().isEmpty()) {
            page.append(Html.paragraph(words.of("killed", report.killed())));
        }
    }

    private void objectives() {
        List<List<String>> rows = report.verdict().findings().stream()
                .map(finding -> List.of(
                        words.of("objective." + finding.objective()),
                        finding.wanted(),
                        finding.found(),
                        words.of(finding.met() ? "yes" : "no")))
                .toList();
        page.append(Html.heading(words.of("objectives")))
                .append(Html.table(
                        words.of("objectives"),
                        List.of(words.of("objective"), words.of("wanted"), words.of("found"), words.of("met")),
                        rows,
                        0));
    }

    private void asked() {
        List<List<String>> rows = report.outcome().asked().entrySet().stream()
                .map(ending -> List.of(words.of("ending." + ending.getKey()), words.whole(ending.getValue())))
                .toList();
        page.append(Html.heading(words.of("asked")))
                .append(Html.table(words.of("asked"), List.of(words.of("ending"), words.of("people")), rows, 1));
    }

    private static String charts(Wording words, List<Moment> moments) {
        return chart(
                        words,
                        "people",
                        moments,
                        List.of(
                                new Line(words.of("came"), Moment::arrivals),
                                new Line(words.of("waiting"), Moment::waiting),
                                new Line(words.of("inside"), moment -> moment.inside() - moment.waiting())))
                + chart(words, "booked", moments, List.of(new Line(words.of("booked"), Moment::booked)))
                + chart(
                        words,
                        "latency",
                        moments,
                        List.of(
                                new Line(words.of("p50"), Moment::p50),
                                new Line(words.of("p90"), Moment::p90),
                                new Line(words.of("p99"), Moment::p99)))
                + chart(words, "requests", moments, List.of(new Line(words.of("requests"), Moment::requests)))
                + Html.details(words.of("table"), table(words, moments));
    }

    private static String chart(Wording words, String name, List<Moment> moments, List<Line> lines) {
        String title = words.of("chart." + name);
        return "<figure><figcaption>" + Html.text(title) + "</figcaption>"
                + new Chart(words, "chart-" + name, title, moments, lines).svg() + "</figure>";
    }

    private static List<String> head(Wording words) {
        return List.of(
                words.of("second"),
                words.of("came"),
                words.of("waiting"),
                words.of("inside"),
                words.of("booked"),
                words.of("requests"),
                words.of("p50"),
                words.of("p90"),
                words.of("p99"),
                words.of("errors"),
                words.of("later"));
    }

    private static String table(Wording words, List<Moment> moments) {
        int step = Math.max(1, Math.ceilDiv(moments.size(), MOST_ROWS));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < moments.size(); i += step) {
            rows.add(row(words, moments.get(i)));
        }
        return Html.table(words.of("course"), head(words), rows, 10);
    }

    private static List<String> row(Wording words, Moment moment) {
        return List.of(
                words.whole(moment.second()),
                words.whole(moment.arrivals()),
                words.whole(moment.waiting()),
                words.whole(moment.inside() - moment.waiting()),
                words.whole(moment.booked()),
                words.whole(moment.requests()),
                words.whole(moment.p50()),
                words.whole(moment.p90()),
                words.whole(moment.p99()),
                words.whole(moment.errors()),
                words.whole(moment.later()));
    }

    private void times() {
        page.append(Html.heading(words.of("times")))
                .append(Html.table(
                        words.of("times"),
                        List.of(
                                words.of("what"),
                                words.of("count"),
                                words.of("median"),
                                words.of("t90"),
                                words.of("t99")),
                        List.of(
                                spread("times.book", report.outcome().bookSeconds()),
                                spread("times.wait", report.outcome().waitSeconds())),
                        4));
    }

    private List<String> spread(String key, Spread spread) {
        return List.of(
                words.of(key),
                words.whole(spread.count()),
                words.number(spread.median(), 1),
                words.number(spread.p90(), 1),
                words.number(spread.p99(), 1));
    }

    private void fairness() {
        Fairness fairness = report.outcome().fairness();
        page.append(Html.heading(words.of("fairness")));
        page.append(Html.paragraph(
                fairness.compared() == 0
                        ? words.of("fairness.none")
                        : words.of(
                                "fairness.text",
                                words.whole(fairness.compared()),
                                words.number(fairness.correlation(), 3),
                                words.number(fairness.worstSeconds(), 2))));
        if (fairness.medianWaitByNode().size() > 1) {
            List<List<String>> rows = fairness.medianWaitByNode().entrySet().stream()
                    .map(node -> List.of(String.valueOf(node.getKey() + 1), words.number(node.getValue(), 1)))
                    .toList();
            page.append(Html.table(
                    words.of("fairness"), List.of(words.of("fairness.node"), words.of("fairness.wait")), rows, 1));
        }
    }

    private void causes() {
        Map<String, Long> errors = report.outcome().errors();
        page.append(Html.heading(words.of("causes")));
        if (errors.isEmpty()) {
            page.append(Html.paragraph(words.of("none")));
            return;
        }
        List<List<String>> rows = errors.entrySet().stream()
                .map(error -> List.of(error.getKey(), words.whole(error.getValue())))
                .toList();
        page.append(Html.table(words.of("causes"), List.of(words.of("cause"), words.of("count")), rows, 1));
    }

    private void account() {
        Account account = report.outcome().account();
        List<List<String>> rows = List.of(
                counted("acknowledged", account.acknowledged()),
                counted("unknown", account.unknown()),
                counted("bookings", account.bookings()),
                counted("missing", account.missing()),
                counted("overbooked", account.slotsOverbooked()),
                counted("miscounted", account.slotsMiscounted()),
                counted("twice", account.personsBookedTwice()),
                counted("mails", account.mailsDiscarded()));
        page.append(Html.heading(words.of("account")))
                .append(Html.table(words.of("account"), List.of(words.of("what"), words.of("count")), rows, 1));
    }

    private List<String> counted(String name, @Nullable Long count) {
        return List.of(words.of("account." + name), count == null ? words.of("unknown") : words.whole(count));
    }

    private void limit() {
        Limit limit = report.limit();
        if (limit == null) {
            return;
        }
        String sentence;
        if (limit.held() == 0) {
            sentence = words.of("limit.none");
        } else if (limit.broke() == 0) {
            sentence = words.of("limit.unbroken", words.number(limit.held(), 1));
        } else {
            sentence = words.of(
                    "limit.text",
                    words.number(limit.held(), 1),
                    words.number(limit.broke(), 1),
                    words.of("limit." + limit.setBy()));
        }
        page.append(Html.heading(words.of("limit"))).append(Html.paragraph(sentence));
        if (limit.nodesForCrest() > 0) {
            page.append(Html.paragraph(
                    words.of("limit.nodes", words.number(report.crest(), 1), words.whole(limit.nodesForCrest()))));
        }
        page.append(Html.table(
                words.of("limit"),
                List.of(
                        words.of("rate"),
                        words.of("held"),
                        words.of("booked"),
                        words.of("p99"),
                        words.of("errors"),
                        words.of("later"),
                        words.of("processors")),
                limit.tried().stream().map(this::tried).toList(),
                5));
    }

    private List<String> tried(Tried step) {
        Load load = step.load();
        return List.of(
                words.number(step.rate(), 1),
                words.of(step.met() ? "yes" : "no"),
                words.number(step.booked(), 1),
                words.whole(step.p99()),
                words.whole(step.errors()),
                words.whole(step.later()),
                load == null ? words.of("unknown") : words.whole(load.all() * 100) + " %");
    }

    private void processors() {
        Load load = report.processors();
        page.append(Html.heading(words.of("processors")));
        page.append(Html.paragraph(
                load == null
                        ? words.of("unknown")
                        : words.of(
                                "processors.text",
                                words.whole(load.server() * 100),
                                words.whole(load.database() * 100),
                                words.whole(load.generator() * 100))));
        if (report.outcome().lateness() > 50 || report.outcome().lateArrivals() > 0) {
            page.append(Html.paragraph(words.of(
                    "processors.late",
                    words.whole(report.outcome().lateness()),
                    words.whole(report.outcome().lateArrivals()))));
        }
    }

    private void pages() {
        List<List<String>> rows = report.outcome().steps().stream()
                .map(step -> List.of(
                        step.name(),
                        words.whole(step.count()),
                        words.number(step.p50(), 1),
                        words.number(step.p99(), 1)))
                .toList();
        page.append(Html.heading(words.of("pages")))
                .append(Html.table(
                        words.of("pages"),
                        List.of(words.of("page"), words.of("count"), words.of("p50"), words.of("p99")),
                        rows,
                        3));
    }

    private void how() {
        page.append(Html.heading(words.of("how"))).append(Html.paragraph(words.of("how.open")));
        page.append("<h3>" + Html.text(words.of("how.drawn")) + "</h3>")
                .append(Html.paragraph(report.drawn().getOrDefault(words.language(), "")));
        page.append("<h3>" + Html.text(words.of("how.sources")) + "</h3><ul>");
        report.sources()
                .forEach(source -> page.append("<li><a href=\"")
                        .append(Html.text(source.url()))
                        .append("\">")
                        .append(Html.text(source.url()))
                        .append("</a><br><span lang=\"en\">")
                        .append(Html.text(source.says()))
                        .append("</span></li>"));
        page.append("</ul>")
                .append(Html.paragraph(words.of(
                        "how.machine",
                        report.machine().processors(),
                        report.machine().java(),
                        report.machine().nodes())))
                .append("<p>" + Html.text(words.of("how.command")) + " <code>")
                .append(Html.text("./dosebook rehearse " + String.join(" ", report.command())))
                .append("</code></p>");
    }
}
