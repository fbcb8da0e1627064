package ca.dosebook.portal.locating;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.EligibilityReason;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The eligibility answer, with its reason and, when it is no, from when it is yes. */
@Controller
@ForEveryone
class AnswerController {

    /** Announcements of the province are made in its capital's time. */
    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");

    private final Pages pages;
    private final Journey journey;
    private final Framing framing;

    AnswerController(Pages pages, Journey journey, Framing framing) {
        this.pages = pages;
        this.journey = journey;
        this.framing = framing;
    }

    /**
     * @param unit the health unit by name
     * @param turnOfWhere the heading above whose turn it is
     * @param turnOf whose turn it is, in words; empty where that is not the point
     * @param local how to reach the unit's own system; null when it books here
     * @param invitation whether an invitation would help
     */
    record Answer(
            boolean yes,
            String heading,
            String unit,
            String reason,
            String turnOfWhere,
            List<String> turnOf,
            @Nullable LocalContact local,
            boolean invitation,
            String onward) {}

    @GetMapping("/{language:en|fr}/book/answer")
    View answer(Frame frame, Draft draft) {
        EligibilityAnswer answer = journey.answer(draft).orElse(null);
        HealthUnit unit = journey.unit(draft).orElse(null);
        boolean tooEarly = journey.detour(draft, Step.ANSWER).isPresent();
        if (answer == null || unit == null || tooEarly) {
            return Pages.seeOther(frame.to(journey.onward(draft)));
        }
        Answer page = page(frame.t(), draft, unit, answer);
        String back = page.local() == null && draft.birthDate() != null ? Step.BIRTH_DATE.path() : Step.WHERE.path();
        return pages.page("portal/locating/answer", framing.of(frame, draft, page.heading(), back), page);
    }

    private Answer page(Texts t, Draft draft, HealthUnit unit, EligibilityAnswer answer) {
        Voice voice = Voice.of(t, draft);
        String name = unit.name().in(t.language());
        return switch (answer) {
            case EligibilityAnswer.Eligible(EligibilityReason reason) -> {
                String why = switch (reason) {
                    case EligibilityReason.Invited ignored -> t.of(answer.messageKey());
                    case EligibilityReason.TurnHasCome(EligibilityCriterion criterion) ->
                        t.of(answer.messageKey(), words(t, criterion));
                };
                yield new Answer(
                        true,
                        voice.of("portal.answer.yes"),
                        name,
                        why,
                        "",
                        List.of(),
                        null,
                        false,
                        journey.onward(draft));
            }
            case EligibilityAnswer.ByInvitationOnly(HealthUnit ignored, @Nullable Instant openingAt) ->
                no(t, "portal.answer.byInvitation", unit, answer, openingAt, List.of(), true);
            case EligibilityAnswer.NotOpenYet(HealthUnit ignored, @Nullable Instant openingAt) ->
                no(t, "portal.answer.notOpen", unit, answer, openingAt, List.of(), false);
            case EligibilityAnswer.NotYourTurn(
                    HealthUnit ignored,
                    List<EligibilityCriterion> turnOf,
                    @Nullable Instant from) -> {
                List<String> turns =
                        turnOf.stream().map(criterion -> words(t, criterion)).toList();
                Answer plain = no(t, "portal.answer.notYet", unit, answer, from, turns, true);
                yield new Answer(
                        false,
                        voice.of("portal.answer.notYet"),
                        name,
                        plain.reason(),
                        plain.turnOfWhere(),
                        turns,
                        null,
                        true,
                        "");
            }
            case EligibilityAnswer.BooksLocally(HealthUnit local) ->
                new Answer(
                        false,
                        t.of("portal.answer.local"),
                        name,
                        t.of(answer.messageKey(), inSentence(t, local)),
                        "",
                        List.of(),
                        local.local(),
                        false,
                        "");
        };
    }

    private static Answer no(
            Texts t,
            String heading,
            HealthUnit unit,
            EligibilityAnswer answer,
            @Nullable Instant from,
            List<String> turnOf,
            boolean invitation) {
        String moment = from == null ? "" : t.dateTime(from.atZone(PROVINCE));
        return new Answer(
                false,
                t.has(heading) ? t.of(heading) : "",
                unit.name().in(t.language()),
                t.of(answer.messageKey(), inSentence(t, unit), moment),
                t.of("rollout.turnOf", inSentence(t, unit)),
                turnOf,
                null,
                invitation,
                "");
    }

    /** "Kingston" before "health unit"; in French the whole name, as in « la circonscription sanitaire de Kingston ». */
    private static String inSentence(Texts t, HealthUnit unit) {
        return switch (t.language()) {
            case EN -> unit.shortName();
            case FR -> {
                String name = unit.name().fr();
                yield name.substring(0, 1).toLowerCase(t.language().locale()) + name.substring(1);
            }
        };
    }

    private static String words(Texts t, EligibilityCriterion criterion) {
        return switch (criterion) {
            case EligibilityCriterion.BornInOrBefore(int year) ->
                t.of(criterion.messageKey(), String.valueOf(year), "");
            case EligibilityCriterion.MemberOf(var group) ->
                t.of(criterion.messageKey(), "", t.of("rollout.group." + group.code()));
            case EligibilityCriterion.MemberBornInOrBefore(var group, int year) ->
                t.of(criterion.messageKey(), String.valueOf(year), t.of("rollout.group." + group.code()));
        };
    }
}
