package ca.dosebook.console.pilot;

import ca.dosebook.console.Moments;
import ca.dosebook.paper.Paper;
import ca.dosebook.paper.PaperDocument;
import ca.dosebook.paper.PaperDocument.Bookmark;
import ca.dosebook.reporting.feedback.FeedbackFigures;
import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.reporting.pilot.Funnel;
import ca.dosebook.reporting.pilot.PageFigures;
import ca.dosebook.reporting.pilot.UnitLine;
import ca.dosebook.reporting.readiness.ReadinessLine;
import ca.dosebook.reporting.readiness.UnitReadiness;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.wording.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report for the meeting that decides about the opening: one page, every figure with what it is a part of. */
record Report(
        Texts t,
        Optional<HealthUnit> unit,
        Board board,
        FeedbackFigures feedback,
        List<UnitLine> lines,
        List<UnitReadiness> ready) {

    /** More would not fit on the page. */
    private static final int MOST_STOPS = 3;

    private static final int MOST_UNITS = 8;

    private static final String STYLE = """
            @page { size: letter; margin: 14mm 16mm; }
            body { font-size: 9pt; line-height: 1.3; }
            h1 { font-size: 16pt; margin: 0 0 1mm; }
            h2 { font-size: 11pt; margin: 3mm 0 1mm; }
            p, ul { margin: 0 0 1mm; }
            table { width: 100%; }
            th, td { padding: 0.4mm 3mm 0.4mm 0; border-bottom: 0.2mm solid #999999; }
            td { text-align: right; }
            """;

    PaperDocument document() {
        String name = unit.map(one -> one.name().in(t.language())).orElse(t.of("pilot.province"));
        String title = t.of("pilot.report.title", name);
        String days = t.of(
                "pilot.asOf",
                Moments.said(t, board.asOf()),
                t.shortDate(board.days().first()),
                t.shortDate(board.days().last()));
        String body = "<h1 id=\"top\">" + said(title) + "</h1>" + paragraph(days)
                + heading("invitations", t.of("pilot.funnel.title")) + invitations()
                + heading("booking", t.of("pilot.report.booking")) + booking()
                + (unit.isPresent() ? "" : heading("units", t.of("pilot.units.title")) + units())
                + heading("readiness", t.of("pilot.report.readiness")) + readiness()
                + paragraph(t.of("pilot.report.tracks"));
        return new PaperDocument(
                t.language(),
                title,
                t.of("pilot.report.about"),
                STYLE,
                body,
                List.of(
                        new Bookmark(title, "top"),
                        new Bookmark(t.of("pilot.funnel.title"), "invitations"),
                        new Bookmark(t.of("pilot.report.booking"), "booking"),
                        new Bookmark(t.of("pilot.report.readiness"), "readiness")));
    }

    private String invitations() {
        Funnel funnel = board.funnel();
        if (funnel.invited() == 0) {
            return paragraph(t.of("pilot.funnel.none"));
        }
        return paragraph(t.of("pilot.funnel.of", funnel.invited()))
                + table(
                        List.of(t.of("pilot.funnel.step"), t.of("pilot.funnel.number"), t.of("pilot.funnel.share")),
                        List.of(
                                step(t.of("pilot.funnel.invited"), funnel.invited()),
                                step(t.of("pilot.funnel.sent"), funnel.sent()),
                                step(t.of("pilot.funnel.opened"), funnel.opened()),
                                step(t.of("pilot.funnel.booked"), funnel.booked()),
                                step(t.of("pilot.funnel.declined"), funnel.declined()),
                                step(t.of("pilot.funnel.bounced"), funnel.bounced()),
                                step(t.of("pilot.funnel.misused"), funnel.misused())));
    }

    private List<String> step(String name, long number) {
        return List.of(
                name,
                Numbers.said(t, number),
                Numbers.share(t, number, board.funnel().invited()));
    }

    private String booking() {
        StringBuilder text = new StringBuilder();
        text.append(paragraph(t.of("pilot.bookings.of", board.bookingsInAll())));
        text.append(paragraph(t.of(
                "pilot.report.sittings",
                board.sittings().begun(),
                board.sittings().booked(),
                Numbers.share(t, board.sittings().booked(), board.sittings().begun()))));
        if (board.time().bookings() > 0) {
            text.append(paragraph(t.of(
                            "pilot.time.median", Numbers.said(t, board.time().median())) + " "
                    + t.of("pilot.time.ninetieth", Numbers.said(t, board.time().ninetieth())) + " "
                    + t.of("pilot.time.of", board.time().bookings())));
        }
        board.pages().stream()
                .filter(page -> page.stopped() > 0)
                .sorted(Comparator.comparingLong(PageFigures::stopped).reversed())
                .limit(MOST_STOPS)
                .forEach(page -> text.append(paragraph(t.of(
                        "pilot.report.stop",
                        t.of("pilot.page." + page.page().name()),
                        page.stopped(),
                        page.reached()))));
        BookingSections.of(t, board, feedback).stream()
                .filter(section -> !section.id().equals("bookings"))
                .forEach(section -> text.append(paragraph(section.title() + ": " + String.join(" ", section.lead()))));
        return text.toString();
    }

    /** Those who invited or took bookings, the busiest first; how many more there are is said. */
    private String units() {
        List<UnitLine> busy = lines.stream()
                .filter(line -> line.funnel().invited() + line.bookings() > 0)
                .sorted(Comparator.comparingLong(UnitLine::bookings).reversed())
                .toList();
        if (busy.isEmpty()) {
            return paragraph(t.of("pilot.report.noUnits"));
        }
        String table = table(
                List.of(
                        t.of("pilot.units.UNIT"),
                        t.of("pilot.units.INVITED"),
                        t.of("pilot.units.BOOKED"),
                        t.of("pilot.units.BOOKINGS"),
                        t.of("pilot.units.PLACES"),
                        t.of("pilot.units.TAKEN")),
                busy.stream()
                        .limit(MOST_UNITS)
                        .map(line -> List.of(
                                line.unit().shortName(),
                                Numbers.said(t, line.funnel().invited()),
                                Numbers.said(t, line.funnel().booked()),
                                Numbers.said(t, line.bookings()),
                                Numbers.said(t, line.places().capacity()),
                                Numbers.said(t, line.places().taken())))
                        .toList());
        return busy.size() > MOST_UNITS
                ? table + paragraph(t.of("pilot.report.moreUnits", busy.size() - MOST_UNITS))
                : table;
    }

    private String readiness() {
        if (unit.isEmpty()) {
            long done = ready.stream().filter(UnitReadiness::isReady).count();
            return paragraph(t.of("readiness.count", done, ready.size()));
        }
        return ready.stream()
                .map(one -> one.isReady()
                        ? paragraph(t.of("readiness.all"))
                        : paragraph(t.of("readiness.missing", one.missing())) + list(one))
                .collect(Collectors.joining());
    }

    private String list(UnitReadiness one) {
        return "<ul>"
                + one.lines().stream()
                        .filter(line -> line.state() == ReadinessLine.State.MISSING)
                        .map(line -> "<li>"
                                + said(t.of("readiness.line." + line.kind().name())) + "</li>")
                        .collect(Collectors.joining())
                + "</ul>";
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return "<table><thead><tr>"
                + head.stream()
                        .map(text -> "<th scope=\"col\">" + said(text) + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>"
                + rows.stream().map(Report::row).collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\">" + said(cells.getFirst()) + "</th>"
                + cells.stream()
                        .skip(1)
                        .map(text -> "<td>" + said(text) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>";
    }

    private static String heading(String id, String text) {
        return "<h2 id=\"" + id + "\">" + said(text) + "</h2>";
    }

    private static String paragraph(String text) {
        return "<p>" + said(text) + "</p>";
    }

    private static String said(String text) {
        return Paper.escaped(text);
    }
}
