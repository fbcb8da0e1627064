package ca.dosebook.booking.displacing;

import ca.dosebook.booking.Letterhead;
import ca.dosebook.clinics.Slot;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;

/** What someone is told whose clinic day fell out. The same text as a draft for staff and as the mail itself. */
public final class DisplacedLetter {

    private DisplacedLetter() {}

    /**
     * What the letter is about.
     *
     * @param old the place that was given up
     * @param reference as printed
     * @param now every appointment that stands, the doses in order
     * @param placed whether the displaced dose has a new place
     */
    public record About(Slot old, String reference, List<Line> now, boolean placed) {
        public About {
            now = List.copyOf(now);
        }
    }

    /** One appointment. */
    public record Line(int dose, Slot slot) {}

    public static String subject(Texts t, Displacing displacing, boolean placed) {
        if (!placed) {
            return t.of("displacing.mail.subject.without");
        }
        return t.of(displacing.isMove() ? "displacing.mail.subject.moved" : "displacing.mail.subject.cancelled");
    }

    /** Why the day falls out, as part of a sentence. */
    public static String reason(Texts t, Displacing displacing) {
        return displacing.reason() == DisplacingReason.OTHER
                ? displacing.otherReason().in(t.language())
                : t.of("displacing.because." + displacing.reason().name());
    }

    public static String text(Texts t, Displacing displacing, About about, Letterhead letterhead) {
        StringBuilder text = new StringBuilder();
        text.append(t.of(
                        displacing.isMove() ? "displacing.mail.opening.moved" : "displacing.mail.opening.cancelled",
                        t.dateTime(about.old().startsAt()),
                        place(t, about.old()),
                        reason(t, displacing)))
                .append("\n\n");
        said(displacing, t).ifPresent(sentence -> text.append(sentence).append("\n\n"));
        text.append(t.of(about.placed() ? "displacing.mail.placed" : "displacing.mail.without"))
                .append("\n\n");
        for (Line line : about.now()) {
            text.append(t.of("booking.mail.dose", line.dose()))
                    .append("\n  ")
                    .append(t.dateTime(line.slot().startsAt()))
                    .append("\n  ")
                    .append(place(t, line.slot()))
                    .append("\n  ")
                    .append(line.slot().stop().street())
                    .append(", ")
                    .append(line.slot().stop().town())
                    .append("\n\n");
        }
        text.append(t.of("booking.mail.reference", about.reference())).append("\n\n");
        text.append(t.of(
                        about.placed() ? "displacing.mail.choose" : "displacing.mail.again",
                        letterhead.address() + t.to("/manage")))
                .append('\n');
        text.append(t.of("booking.mail.phone", letterhead.helpPhone())).append("\n\n");
        text.append(t.of("booking.mail.footer")).append('\n');
        return text.toString();
    }

    private static Optional<String> said(Displacing displacing, Texts t) {
        return Optional.of(displacing.sentence().in(t.language()).strip()).filter(sentence -> !sentence.isEmpty());
    }

    private static String place(Texts t, Slot slot) {
        String site = slot.site().name().in(t.language());
        String place = slot.stop().place().in(t.language());
        return place.equals(site) ? site : site + ", " + place;
    }
}
