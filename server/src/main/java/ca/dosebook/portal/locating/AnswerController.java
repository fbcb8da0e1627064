package ca.dosebook.portal.locating;

import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Framing;
import ca.dosebook.portal.Journey;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Voice;
import ca.dosebook.rollout.EligibilityAnswer;
import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.EligibilityReason;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.rollout.ModeException;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.rollout.words.RolloutWords;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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
    private final Drafts drafts;
    private final AnswerSurroundings surroundings;

    AnswerController(Pages pages, Journey journey, Framing framing, Drafts drafts, AnswerSurroundings surroundings) {
        this.pages = pages;
        this.journey = journey;
        this.framing = framing;
        this.drafts = drafts;
        this.surroundings = surroundings;
    }

    /** What the names of sites and whom they are for come from, and the time. */
    @Component
    record AnswerSurroundings(Rollout rollout, Clinics clinics, Clock clock) {}

    /**
     * @param unit the health unit by name
     * @param turnOfWhere the heading above whose turn it is
     * @param turnOf whose turn it is, in words; empty where that is not the point
     * @param local how to reach the unit's own system; null when it books here
     * @param invitation whether an invitation would help
     * @param explanation of a pause, in the unit's own words; empty otherwise
     * @param here what books here beside the unit's own system, by name
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
            String onward,
            String explanation,
            List<String> here) {

        Answer explained(String why) {
            return new Answer(yes, heading, unit, reason, turnOfWhere, turnOf, local, invitation, onward, why, here);
        }
    }

    @GetMapping("/{language:en|fr}/book/answer")
    View answer(Frame frame, Draft draft) {
        EligibilityAnswer answer = journey.answer(draft).orElse(null);
        HealthUnit unit = journey.unit(draft).orElse(null);
        boolean tooEarly = journey.detour(draft, Step.ANSWER).isPresent();
        if (answer == null || unit == null || tooEarly) {
            return Pages.seeOther(frame.to(journey.onward(draft)));
        }
        Answer page = journey.standsBeforeBothWays(draft)
                ? locally(frame.t(), unit, unit.local(), here(frame.t(), journey.waysHere(draft)))
                : page(frame.t(), draft, unit, answer);
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
                        t.of(answer.messageKey(), RolloutWords.criterion(t, criterion));
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
                        journey.onward(draft),
                        "",
                        List.of());
            }
            case EligibilityAnswer.ByInvitationOnly(HealthUnit ignored, @Nullable Instant openingAt) ->
                no(t, "portal.answer.byInvitation", unit, answer, openingAt, List.of(), true);
            case EligibilityAnswer.NotOpenYet(HealthUnit ignored, @Nullable Instant openingAt) ->
                no(t, "portal.answer.notOpen", unit, answer, openingAt, List.of(), false);
            case EligibilityAnswer.NotYourTurn(
                    HealthUnit ignored,
                    List<EligibilityCriterion> turnOf,
                    @Nullable Instant from) -> {
                List<String> turns = turnOf.stream()
                        .map(criterion -> RolloutWords.criterion(t, criterion))
                        .toList();
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
                        "",
                        "",
                        List.of());
            }
            case EligibilityAnswer.BooksLocally(HealthUnit ignored, LocalContact local) ->
                locally(t, unit, local, List.of());
            case EligibilityAnswer.Paused(
                    HealthUnit ignored,
                    Stage ignoredToo,
                    Instant ignoredThree,
                    Bilingual reason) -> {
                Answer plain = no(t, "portal.answer.paused", unit, answer, null, List.of(), false);
                yield plain.explained(reason.in(t.language()));
            }
        };
    }

    private static Answer locally(Texts t, HealthUnit unit, LocalContact local, List<String> here) {
        return new Answer(
                false,
                t.of("portal.answer.local"),
                unit.name().in(t.language()),
                t.of(
                        here.isEmpty() ? "rollout.reason.booksLocally" : "rollout.reason.booksBothWays",
                        RolloutWords.inSentence(t, unit)),
                "",
                List.of(),
                local,
                false,
                "",
                "",
                here);
    }

    /** What books here, by name: a site, a group, or a group at a site. */
    private List<String> here(Texts t, List<ModeException> ways) {
        Instant now = surroundings.clock().instant();
        return ways.stream()
                .map(way -> {
                    UUID site = way.site();
                    List<String> whom = new ArrayList<>();
                    if (way.group() != null) {
                        whom.add(RolloutWords.group(t, way.group()));
                    }
                    if (site == null) {
                        return String.join("", whom);
                    }
                    surroundings
                            .rollout()
                            .siteIsFor(site, now)
                            .forEach(one -> whom.add(RolloutWords.criterion(t, one)));
                    String name = surroundings
                            .clinics()
                            .site(new SiteId(site))
                            .map(found -> found.name().in(t.language()))
                            .orElse("");
                    return whom.isEmpty() ? name : t.of("portal.answer.here.for", name, String.join("; ", whom));
                })
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList();
    }

    /** Goes on to what books here by exception. */
    @PostMapping("/{language:en|fr}/book/here")
    View goOnHere(Frame frame, Draft draft, HttpServletRequest request, HttpServletResponse response) {
        Draft.Home home = draft.home();
        if (home == null || journey.waysHere(draft).isEmpty()) {
            return Pages.seeOther(frame.to(journey.onward(draft)));
        }
        Draft answered = draft.livingAt(home.goingOnHere());
        drafts.keep(request, response, answered);
        return Pages.seeOther(frame.to(journey.onward(answered)));
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
                t.of(answer.messageKey(), RolloutWords.inSentence(t, unit), moment),
                t.of("rollout.turnOf", RolloutWords.inSentence(t, unit)),
                turnOf,
                null,
                invitation,
                "",
                "",
                List.of());
    }
}
