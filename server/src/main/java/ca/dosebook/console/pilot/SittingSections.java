package ca.dosebook.console.pilot;

import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.reporting.pilot.ErrorFigures;
import ca.dosebook.reporting.pilot.PageFigures;
import ca.dosebook.reporting.pilot.Sittings;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;

/** How people get through the pages of a booking, in words. */
final class SittingSections {

    private SittingSections() {}

    static List<Section> of(Texts t, Board board) {
        return List.of(sittings(t, board), pages(t, board), errors(t, board), time(t, board));
    }

    private static Section sittings(Texts t, Board board) {
        String title = t.of("pilot.sittings.title");
        if (board.sittings().begun() == 0) {
            return new Section("sittings", title, List.of(t.of("pilot.sittings.none")), null, List.of());
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(t, t.of("pilot.sittings.all"), board.sittings()));
        for (Sittings some : board.byLanguage()) {
            rows.add(row(t, InvitationSections.language(t, some.code()), some));
        }
        for (Sittings some : board.byDevice()) {
            rows.add(row(t, t.of("pilot.device." + some.code()), some));
        }
        return new Section(
                "sittings",
                title,
                List.of(t.of("pilot.sittings.of")),
                null,
                List.of(new Table(
                        "sittings-table",
                        title,
                        List.of(
                                t.of("pilot.sittings.who"),
                                t.of("pilot.sittings.begun"),
                                t.of("pilot.sittings.booked"),
                                t.of("pilot.sittings.share")),
                        rows)));
    }

    private static List<String> row(Texts t, String name, Sittings some) {
        return List.of(
                name,
                Numbers.said(t, some.begun()),
                Numbers.said(t, some.booked()),
                Numbers.share(t, some.booked(), some.begun()));
    }

    private static Section pages(Texts t, Board board) {
        String title = t.of("pilot.pages.title");
        List<PageFigures> seen = board.pages().stream()
                .filter(page -> page.shown() + page.reached() > 0)
                .toList();
        if (seen.isEmpty()) {
            return new Section("pages", title, List.of(t.of("pilot.sittings.none")), null, List.of());
        }
        List<PageFigures> reached =
                seen.stream().filter(page -> page.reached() > 0).toList();
        Chart chart = Chart.rows(
                "pages-chart",
                title,
                t.of("pilot.pages.picture"),
                reached.stream()
                        .map(page -> new Chart.Row(
                                page.passed(),
                                page.reached(),
                                t.of("pilot.pages.bar", name(t, page), page.passed(), page.reached())))
                        .toList());
        Table table = new Table(
                "pages-table",
                title,
                List.of(
                        t.of("pilot.pages.page"),
                        t.of("pilot.pages.reached"),
                        t.of("pilot.pages.passed"),
                        t.of("pilot.pages.stopped"),
                        t.of("pilot.pages.share"),
                        t.of("pilot.pages.shown")),
                seen.stream()
                        .map(page -> List.of(
                                name(t, page),
                                Numbers.said(t, page.reached()),
                                Numbers.said(t, page.passed()),
                                Numbers.said(t, page.stopped()),
                                Numbers.share(t, page.stopped(), page.reached()),
                                Numbers.said(t, page.shown())))
                        .toList());
        return new Section("pages", title, List.of(t.of("pilot.pages.of")), chart, List.of(table));
    }

    private static String name(Texts t, PageFigures page) {
        return t.of("pilot.page." + page.page().name());
    }

    private static Section errors(Texts t, Board board) {
        String title = t.of("pilot.errors.title");
        if (board.errors().isEmpty()) {
            return new Section("errors", title, List.of(t.of("pilot.errors.none")), null, List.of());
        }
        return new Section(
                "errors",
                title,
                List.of(t.of("pilot.errors.of")),
                null,
                List.of(new Table(
                        "errors-table",
                        title,
                        List.of(t.of("pilot.pages.page"), t.of("pilot.errors.words"), t.of("pilot.errors.times")),
                        board.errors().stream()
                                .map(error -> List.of(
                                        t.of("pilot.page." + error.page().name()),
                                        words(t, error),
                                        Numbers.said(t, error.times())))
                                .toList(),
                        2)));
    }

    /** What the page said, with gaps where it named something. */
    private static String words(Texts t, ErrorFigures error) {
        return t.has(error.messageKey()) ? t.of(error.messageKey()).replaceAll("\\{[^}]*}", "…") : error.messageKey();
    }

    private static Section time(Texts t, Board board) {
        String title = t.of("pilot.time.title");
        if (board.time().bookings() == 0) {
            return new Section("time", title, List.of(t.of("pilot.time.none")), null, List.of());
        }
        return new Section(
                "time",
                title,
                List.of(
                        t.of("pilot.time.of", board.time().bookings()),
                        t.of("pilot.time.median", Numbers.said(t, board.time().median())),
                        t.of(
                                "pilot.time.ninetieth",
                                Numbers.said(t, board.time().ninetieth())),
                        t.of("pilot.time.how")),
                null,
                List.of());
    }
}
