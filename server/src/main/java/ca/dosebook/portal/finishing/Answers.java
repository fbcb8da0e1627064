package ca.dosebook.portal.finishing;

import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.PersonName;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.HeldPlace;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answers of a draft in words, each with the way to change it. The health number shows its last four digits. */
@Component
class Answers {

    private final Journey journey;

    Answers(Journey journey) {
        this.journey = journey;
    }

    List<Fact> aboutThePerson(Frame frame, Draft draft) {
        Texts t = frame.t();
        List<Fact> facts = new ArrayList<>();
        Draft.Name name = draft.name();
        Draft.Card card = draft.card();
        LocalDate born = draft.birthDate();
        Draft.Home home = draft.home();
        Draft.Invited invited = draft.invitation();
        if (name == null || card == null || born == null || home == null) {
            return facts;
        }
        facts.add(
                Fact.of(t.of("portal.check.for"), t.of(draft.bookingForOther() ? "portal.for.other" : "portal.for.me"))
                        .changedAt(frame.to(Step.FOR_WHOM.path())));
        facts.add(Fact.of(t.of("portal.check.name"), new PersonName(name.given(), name.family()).full())
                .changedAt(frame.to(Step.NAME.path())));
        facts.add(Fact.of(t.of("portal.check.card"), cardText(t, card)).changedAt(frame.to(Step.CARD.path())));
        facts.add(Fact.of(t.of("portal.check.birth"), t.shortDate(born)).changedAt(frame.to(Step.BIRTH_DATE.path())));
        String unit = journey.unit(draft).map(u -> u.name().in(t.language())).orElse("");
        facts.add(
                Fact.of(t.of("portal.check.home"), home.typed() + "\n" + unit).changedAt(frame.to(Step.WHERE.path())));
        for (PersonGroup group : draft.groups()) {
            facts.add(Fact.of(t.of("portal.check.group"), t.of("portal.group." + group.code()))
                    .changedAt(frame.to(Step.GROUP.path())));
        }
        if (invited != null) {
            facts.add(Fact.of(t.of("portal.check.invitation"), invited.code())
                    .changedAt(frame.to(Step.INVITATION.path())));
        }
        return facts;
    }

    private static String cardText(Texts t, Draft.Card card) {
        String kind = t.of(
                switch (card.kind()) {
                    case PHOTO_CARD -> "portal.card.photo";
                    case RED_AND_WHITE -> "portal.card.old";
                    case NO_CARD -> "portal.card.none";
                });
        return Optional.ofNullable(card.number())
                .map(number -> kind + "\n" + t.of("portal.check.ending", new HealthCardNumber(number).lastFour()))
                .orElse(kind);
    }

    List<Fact> doses(Frame frame, Draft draft) {
        List<Fact> facts = new ArrayList<>();
        for (HeldPlace place : draft.held()) {
            journey.slot(place)
                    .ifPresent(slot -> facts.add(Fact.of(
                                    Voice.doseTitle(frame.t(), place.dose()),
                                    Framing.when(frame.t(), slot) + "\n" + Framing.name(frame.t(), slot) + "\n"
                                            + slot.stop().street() + ", "
                                            + slot.stop().town())
                            .changedAt(frame.to("/book/dose/" + place.dose() + "/clinics"))));
        }
        return facts;
    }

    List<Fact> contact(Frame frame, Draft draft) {
        Texts t = frame.t();
        Draft.Reach reach = draft.reach();
        List<Fact> facts = new ArrayList<>();
        if (reach == null) {
            return facts;
        }
        add(facts, t.of("portal.contact.email.label"), reach.email());
        add(facts, t.of("portal.contact.mobile.label"), reach.mobile());
        add(facts, t.of("portal.contact.phone.label"), reach.phone());
        if (facts.isEmpty()) {
            facts.add(Fact.of(t.of("portal.check.contact"), t.of("portal.check.noContact")));
        }
        add(facts, t.of("portal.contact.helper"), reach.helper());
        return facts.stream()
                .map(fact -> fact.changedAt(frame.to(Step.CONTACT.path())))
                .toList();
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.add(Fact.of(label, value));
        }
    }
}
