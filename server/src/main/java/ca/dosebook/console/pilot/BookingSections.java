package ca.dosebook.console.pilot;

import ca.dosebook.reporting.feedback.FeedbackFigures;
import ca.dosebook.reporting.pilot.Board;
import ca.dosebook.reporting.pilot.CallRate;
import ca.dosebook.reporting.pilot.DayFigures;
import ca.dosebook.reporting.pilot.Visits;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;

/** Bookings by day, places, who came, calls and what people say, in words. */
final class BookingSections {

    private BookingSections() {}

    static List<Section> of(Texts t, Board board, FeedbackFigures feedback) {
        return List.of(
                days(t, board),
                places(t, board),
                visits(t, board.visits()),
                calls(t, board.calls()),
                feedback(t, feedback));
    }

    private static Section days(Texts t, Board board) {
        String title = t.of("pilot.bookings.title");
        if (board.bookingsInAll() == 0) {
            return new Section("bookings", title, List.of(t.of("pilot.bookings.none")), null, List.of());
        }
        DayFigures most = board.bookings().stream()
                .reduce((one, other) -> other.bookings() > one.bookings() ? other : one)
                .orElseThrow();
        String highest = t.of("pilot.bookings.most", most.bookings(), t.day(most.day()));
        Chart chart = Chart.columns(
                "bookings-chart",
                title,
                highest,
                board.bookings().stream().map(DayFigures::bookings).toList(),
                t.day(board.days().first()),
                t.day(board.days().last()),
                highest);
        return new Section(
                "bookings",
                title,
                List.of(t.of("pilot.bookings.of", board.bookingsInAll())),
                chart,
                List.of(new Table(
                        "bookings-table",
                        title,
                        List.of(t.of("pilot.bookings.day"), t.of("pilot.bookings.number")),
                        board.bookings().stream()
                                .map(day -> List.of(t.day(day.day()), Numbers.said(t, day.bookings())))
                                .toList())));
    }

    private static Section places(Texts t, Board board) {
        long capacity = board.places().capacity();
        List<String> lead = capacity == 0
                ? List.of(t.of("pilot.places.none"))
                : List.of(t.of(
                        "pilot.places.of",
                        board.places().taken(),
                        capacity,
                        Numbers.share(t, board.places().taken(), capacity)));
        return new Section("places", t.of("pilot.places.title"), lead, null, List.of());
    }

    private static Section visits(Texts t, Visits visits) {
        List<String> lead = new ArrayList<>();
        if (visits.came() == 0 && visits.missed() == 0) {
            lead.add(t.of("pilot.visits.none"));
        } else {
            lead.add(t.of("pilot.visits.came", visits.came(), visits.without()));
            lead.add(t.of("pilot.visits.dosed", visits.dosed(), visits.notGiven()));
            if (visits.due() > 0) {
                lead.add(t.of(
                        "pilot.visits.missed",
                        visits.missed(),
                        visits.due(),
                        Numbers.share(t, visits.missed(), visits.due())));
            }
        }
        return new Section("visits", t.of("pilot.visits.title"), lead, null, List.of());
    }

    private static Section calls(Texts t, CallRate rate) {
        List<String> lead = new ArrayList<>();
        if (rate.days() == 0) {
            lead.add(t.of("pilot.calls.none"));
        } else if (rate.bookings() == 0) {
            lead.add(t.of("pilot.calls.only", rate.calls(), rate.days()));
        } else {
            lead.add(t.of(
                    "pilot.calls.rate",
                    Numbers.decimal(t, (double) rate.calls() / rate.bookings()),
                    rate.calls(),
                    rate.bookings(),
                    rate.days()));
        }
        return new Section("calls", t.of("pilot.calls.title"), lead, null, List.of());
    }

    private static Section feedback(Texts t, FeedbackFigures figures) {
        String title = t.of("pilot.feedback.title");
        if (figures.answers() == 0) {
            return new Section("feedback", title, List.of(t.of("pilot.feedback.none")), null, List.of());
        }
        List<String> lead = new ArrayList<>();
        lead.add(t.of("pilot.feedback.of", figures.answers()));
        figures.meanEase()
                .ifPresent(
                        mean -> lead.add(t.of("pilot.feedback.ease", Numbers.decimal(t, mean), figures.saidHowEasy())));
        if (figures.saidWhetherHelped() > 0) {
            lead.add(t.of("pilot.feedback.helped", figures.helped(), figures.saidWhetherHelped()));
        }
        lead.add(t.of("pilot.feedback.remarks", figures.remarks()));
        List<List<String>> rows = new ArrayList<>();
        for (int ease = figures.ease().size(); ease >= 1; ease--) {
            long answers = figures.ease().get(ease - 1);
            rows.add(List.of(
                    t.of("feedback.ease." + ease),
                    Numbers.said(t, answers),
                    Numbers.share(t, answers, figures.saidHowEasy())));
        }
        return new Section(
                "feedback",
                title,
                lead,
                null,
                List.of(new Table(
                        "feedback-table",
                        t.of("feedback.ease"),
                        List.of(
                                t.of("pilot.feedback.answer"),
                                t.of("pilot.feedback.number"),
                                t.of("pilot.feedback.share")),
                        rows)));
    }
}
