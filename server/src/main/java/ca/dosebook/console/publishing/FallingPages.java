package ca.dosebook.console.publishing;

import ca.dosebook.booking.Letterhead;
import ca.dosebook.booking.displacing.CallEntry;
import ca.dosebook.booking.displacing.DisplacedLetter;
import ca.dosebook.booking.displacing.Displacing;
import ca.dosebook.booking.displacing.Displacing.State;
import ca.dosebook.booking.displacing.Displacings;
import ca.dosebook.booking.displacing.Forecast;
import ca.dosebook.booking.displacing.Forecasts;
import ca.dosebook.booking.displacing.NewTime;
import ca.dosebook.booking.displacing.Progress;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Slot;
import ca.dosebook.kernel.Language;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pages of a day that falls out. */
@Component
class FallingPages {

    private final Pages pages;
    private final Displacings displacings;
    private final Forecasts forecasts;
    private final Clinics clinics;
    private final Wording wording;
    private final Letterhead letterhead;

    FallingPages(
            Pages pages,
            Displacings displacings,
            Forecasts forecasts,
            Clinics clinics,
            Wording wording,
            Letterhead letterhead) {
        this.pages = pages;
        this.displacings = displacings;
        this.forecasts = forecasts;
        this.clinics = clinics;
        this.wording = wording;
        this.letterhead = letterhead;
    }

    /**
     * @param failed why it did not begin; empty where nothing failed
     * @param lines the forecast, a sentence each
     * @param large whether a second member of staff has to agree
     */
    record Before(
            String address,
            String day,
            List<Fact> facts,
            String failed,
            boolean moving,
            int people,
            List<String> lines,
            List<Draft> drafts,
            boolean large) {}

    /** The mail as it would be, in one language. */
    record Draft(String language, String code, String subject, String text) {}

    Page before(Frame frame, ReachedDay day, Displacing draft, String failed) {
        Texts t = frame.t();
        Forecast forecast = forecasts.forecast(draft);
        String form = frame.to(day.address() + (draft.isMove() ? "/move" : "/cancel"));
        Frame framed = frame.title(t.of(draft.isMove() ? "displacing.move.check" : "displacing.cancel.check"))
                .back(form);
        return pages.page(
                "console/publishing/before",
                framed,
                new Before(
                        frame.to(day.address() + "/falling"),
                        day.said(t),
                        facts(t, day, draft, form),
                        failed,
                        draft.isMove(),
                        forecast.people(),
                        lines(t, forecast),
                        Arrays.stream(Language.values())
                                .flatMap(language -> mail(wording.in(language), draft, forecast, t).stream())
                                .toList(),
                        forecast.people() > Displacings.MOST_ALONE));
    }

    private List<Fact> facts(Texts t, ReachedDay day, Displacing draft, String form) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("displacing.fact.day"), day.said(t) + "\n" + day.hours(t)));
        draft.to()
                .ifPresent(to -> facts.add(
                        Fact.of(t.of("displacing.fact.to"), when(t, day, to)).changedAt(form)));
        facts.add(Fact.of(t.of("displacing.fact.reason"), DisplacedLetter.reason(t, draft))
                .changedAt(form));
        String sentence = draft.sentence().en().isEmpty()
                ? t.of("displacing.fact.none")
                : draft.sentence().en() + "\n" + draft.sentence().fr();
        facts.add(Fact.of(t.of("displacing.fact.sentence"), sentence).changedAt(form));
        return facts;
    }

    private String when(Texts t, ReachedDay day, NewTime to) {
        String place = clinics.stops(day.site().id()).stream()
                .filter(stop -> stop.id().equals(to.stop()))
                .findFirst()
                .map(stop -> ReachedDay.place(t, day.site(), stop))
                .orElse("");
        return t.of("displacing.day", t.date(to.day()), place) + "\n"
                + t.of("displacing.hours", t.time(to.opens()), t.time(to.closes()));
    }

    private static List<String> lines(Texts t, Forecast forecast) {
        List<String> lines = new ArrayList<>();
        for (Forecast.Destination destination : forecast.destinations()) {
            Slot there = destination.earliest();
            String place = ReachedDay.place(t, there.site(), there.stop());
            String from = t.dateTime(there.startsAt());
            String to = t.dateTime(destination.latest().startsAt());
            lines.add(
                    destination.kilometres() < 0.05
                            ? t.of("displacing.forecast.same", destination.people(), place, from, to)
                            : t.of(
                                    "displacing.forecast.other",
                                    destination.people(),
                                    place,
                                    t.kilometres(destination.kilometres()),
                                    from,
                                    to));
        }
        if (forecast.without() > 0) {
            lines.add(t.of("displacing.forecast.without", forecast.without()));
        }
        if (forecast.laterDoses() > 0) {
            lines.add(t.of("displacing.forecast.later", forecast.laterDoses()));
        }
        if (forecast.people() > 0) {
            lines.add(t.of("displacing.forecast.mail", forecast.byMail(), forecast.people() - forecast.byMail()));
        }
        return lines;
    }

    /** With one person's places as an example; nothing of who they are. */
    private Optional<Draft> mail(Texts t, Displacing draft, Forecast forecast, Texts reader) {
        return forecast.example().map(example -> {
            List<DisplacedLetter.Line> now = example.now().stream()
                    .map(slot -> new DisplacedLetter.Line(1, slot))
                    .toList();
            boolean placed = example.now().isPresent();
            var about = new DisplacedLetter.About(example.before(), "0000 0000 0000", now, placed);
            return new Draft(
                    reader.of("displacing.mail.in." + t.language().code()),
                    t.language().code(),
                    DisplacedLetter.subject(t, draft, placed),
                    DisplacedLetter.text(t, draft, about, letterhead));
        });
    }

    /**
     * @param state what is true now, in a sentence
     * @param calls the address of the call list; empty before anyone was moved
     * @param instead the address of the day that takes its place; empty where there is none
     */
    record After(
            String address,
            String day,
            boolean started,
            String state,
            int percent,
            List<Fact> facts,
            boolean working,
            boolean stopped,
            String calls,
            String instead) {}

    Page after(Frame frame, ReachedDay day, Displacing displacing, boolean started) {
        Texts t = frame.t();
        Progress progress = displacings.progress(displacing);
        List<Fact> facts = List.of(
                Fact.of(t.of("displacing.progress.waiting"), t.of("displacing.people", progress.waiting())),
                Fact.of(t.of("displacing.progress.placed"), t.of("displacing.people", progress.placed())),
                Fact.of(t.of("displacing.progress.without"), t.of("displacing.people", progress.withoutPlace())),
                Fact.of(t.of("displacing.progress.gone"), t.of("displacing.people", progress.gone())));
        boolean worked = progress.placed() + progress.withoutPlace() > 0;
        String here = frame.to(day.address() + "/falling");
        return pages.page(
                "console/publishing/after",
                frame.title(t.of(displacing.isMove() ? "displacing.move.running" : "displacing.cancel.running"))
                        .back(frame.to(day.address())),
                new After(
                        here,
                        day.said(t),
                        started,
                        t.of("displacing.state." + displacing.state().name()),
                        progress.all() == 0 ? 100 : 100 * (progress.all() - progress.waiting()) / progress.all(),
                        facts,
                        displacing.state() == State.WORKING,
                        displacing.state() == State.STOPPED,
                        worked ? here + "/calls" : "",
                        displacing
                                .instead()
                                .map(id -> frame.to("/console/clinics/days/" + id.value()))
                                .orElse("")));
    }

    /** The act in a sentence, for two people. */
    String described(Texts t, Displacing displacing) {
        String day = clinics.day(displacing.day())
                .flatMap(found -> clinics.site(found.site())
                        .map(site -> t.of(
                                "displacing.day",
                                t.date(found.day()),
                                site.name().in(t.language()))))
                .orElse("–");
        int people = displacings.affected(displacing);
        return displacing
                .to()
                .map(to -> t.of("displacing.described.move", day, t.date(to.day()), t.time(to.opens()), people))
                .orElseGet(() -> t.of("displacing.described.cancel", day, people));
    }

    record Calls(String back, String day, List<Call> calls) {}

    /** One person to call. @param helper who booked for them; empty where they did */
    record Call(
            String name, String helper, String phones, String language, String reference, String before, String now) {}

    Page calls(Frame frame, ReachedDay day, Displacing displacing, List<CallEntry> entries) {
        Texts t = frame.t();
        List<Call> lines = entries.stream()
                .map(entry -> new Call(
                        entry.person().identity().name().full(),
                        entry.person().contact().helperName().orElse(""),
                        phones(t, entry),
                        t.of("displacing.calls.in." + entry.person().language().code()),
                        entry.booking().reference().spaced(),
                        t.dateTime(entry.before().startsAt()),
                        entry.now()
                                .map(slot -> t.dateTime(slot.startsAt()) + ", "
                                        + ReachedDay.place(t, slot.site(), slot.stop()))
                                .orElse(t.of("displacing.calls.nowhere"))))
                .toList();
        String back = frame.to(day.address() + "/falling");
        return pages.page(
                "console/publishing/calls",
                frame.title(t.of("displacing.calls.title")).back(back),
                new Calls(back, day.said(t) + " – " + DisplacedLetter.reason(t, displacing), lines));
    }

    private static String phones(Texts t, CallEntry entry) {
        List<String> phones = new ArrayList<>();
        entry.person().contact().mobile().ifPresent(phones::add);
        entry.person().contact().phone().ifPresent(phones::add);
        return phones.isEmpty() ? t.of("displacing.calls.noPhone") : String.join(", ", phones);
    }
}
