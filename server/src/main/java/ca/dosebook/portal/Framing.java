package ca.dosebook.portal;

import ca.dosebook.clinics.Slot;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What every page of a journey repeats: whom it is about, what is chosen already, and how to clear it. */
@Component
public class Framing {

    private final Journey journey;
    private final Clock clock;

    Framing(Journey journey, Clock clock) {
        this.journey = journey;
        this.clock = clock;
    }

    /** The frame of a page about this draft. @param back the address of the page before, without the language */
    public Frame of(Frame frame, Draft draft, String title, String back) {
        Frame framed = frame.title(title).back(frame.to(back)).withClearButton();
        Voice voice = Voice.of(frame.t(), draft);
        if (voice.name() != null) {
            framed = framed.about(frame.t().of("portal.about", voice.name()));
        }
        return framed.chosen(chosen(frame.t(), draft.held()));
    }

    /** The held places as facts: the dose, then day, time and site. */
    public List<Fact> chosen(Texts t, List<HeldPlace> held) {
        List<Fact> facts = new ArrayList<>();
        for (HeldPlace place : held) {
            journey.slot(place)
                    .ifPresent(slot ->
                            facts.add(Fact.of(Voice.doseTitle(t, place.dose()), when(t, slot) + "\n" + name(t, slot))));
        }
        return facts;
    }

    public static String when(Texts t, Slot slot) {
        return t.dateTime(slot.startsAt());
    }

    /** The site by name, with the stop's own where it has one, as the stops of a mobile site do. */
    public static String name(Texts t, Slot slot) {
        String site = slot.site().name().in(t.language());
        String place = slot.stop().place().in(t.language());
        return place.equals(site) ? site : site + ", " + place;
    }

    /** How long the held places are kept; empty when none is held. */
    public Optional<HoldNotice> notice(Frame frame, List<HeldPlace> held, String here) {
        Optional<Instant> earliest = held.stream().map(HeldPlace::until).min(Instant::compareTo);
        return earliest.flatMap(until -> journey.slot(held.getFirst()).map(slot -> {
            // Rounded down to the minute: better to promise too little.
            String time = frame.t()
                    .time(until.atZone(slot.site().zone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES));
            return new HoldNotice(time, held.size(), !until.isAfter(clock.instant()), here);
        }));
    }
}
