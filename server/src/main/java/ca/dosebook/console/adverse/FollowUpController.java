package ca.dosebook.console.adverse;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayFollowAdverseEvents;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.adverse.AdverseEvent;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.adverse.CareLevel;
import ca.dosebook.immunizations.adverse.EventOutcome;
import ca.dosebook.immunizations.adverse.FollowUp;
import ca.dosebook.immunizations.adverse.FollowUpOutcome;
import ca.dosebook.immunizations.adverse.FollowUpStep;
import ca.dosebook.immunizations.adverse.Recommendation;
import ca.dosebook.immunizations.adverse.Treatment;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Adds to a report: how the person is, how far the follow-up is, what the medical officer of health recommends. */
@Controller
@MayFollowAdverseEvents
@RequestMapping("/{language:en|fr}/console/adverse/{event}/follow-up")
class FollowUpController {

    private final Pages pages;
    private final ReachedEvents reached;
    private final AdverseEvents events;
    private final AdverseWords words;
    private final People people;

    FollowUpController(Pages pages, ReachedEvents reached, AdverseEvents events, AdverseWords words, People people) {
        this.pages = pages;
        this.reached = reached;
        this.events = events;
        this.words = words;
        this.people = people;
    }

    /**
     * @param own whether the record has the reader's name
     * @param states where it may go from how it stands
     */
    @Personal
    record FollowUpPage(
            String name,
            String what,
            boolean own,
            String address,
            String event,
            FollowUpForm form,
            List<Choice> states,
            List<Choice> recommendations,
            List<Asked.Part> happenings,
            List<Choice> treatments,
            List<Choice> care,
            List<Choice> outcomes) {
        @Override
        public String toString() {
            return "FollowUpPage[masked]";
        }
    }

    @GetMapping
    Page ask(Frame frame, SignedIn staff, @PathVariable String event) {
        AdverseEvent found = reached.event(staff, event);
        return page(frame, staff, found, FollowUpForm.of(found.newest(), words.zone(found.site())));
    }

    @PostMapping
    View add(Frame frame, SignedIn staff, @PathVariable String event, FollowUpForm form) {
        AdverseEvent found = reached.event(staff, event);
        FormErrors errors = form.errors(frame.t());
        ZoneId zone = words.zone(found.site());
        Optional<FollowUpStep> step = form.toStep(zone);
        if (!errors.isEmpty() || step.isEmpty()) {
            return page(frame.errors(errors), staff, found, form);
        }
        return switch (events.followUp(found, step.get(), zone, staff)) {
            case FollowUpOutcome.Done ignored ->
                Pages.seeOther(frame.to("/console/adverse/" + found.id().value()) + "?said=saved");
            case FollowUpOutcome.Meanwhile ignored ->
                again(frame, staff, found, form, "note", "adverse.follow.meanwhile");
            case FollowUpOutcome.NotFromHere ignored ->
                again(frame, staff, found, form, "state", "adverse.followUp.error");
            case FollowUpOutcome.RecommendationMissing ignored ->
                again(frame, staff, found, form, "recommendation", "adverse.recommendation.error");
            case FollowUpOutcome.BeforeTheDose ignored ->
                again(frame, staff, found, form, "on", "adverse.onset.before");
            case FollowUpOutcome.InTheFuture ignored -> again(frame, staff, found, form, "on", "adverse.onset.future");
            case FollowUpOutcome.NothingHappened ignored ->
                again(frame, staff, found, form, "happened", "adverse.happened.error");
            case FollowUpOutcome.OwnRecord ignored -> page(frame, staff, found, form);
            case FollowUpOutcome.TooLong ignored -> again(frame, staff, found, form, "note", "adverse.words.tooLong");
        };
    }

    /** What was typed stays; the form is of the newest version from now on, so that sending it again is a decision. */
    private Page again(Frame frame, SignedIn staff, AdverseEvent before, FollowUpForm form, String field, String key) {
        AdverseEvent now = events.find(before.id()).orElse(before);
        return page(
                frame.errors(FormErrors.none().and(field, frame.t().of(key))), staff, now, form.seeing(now.newest()));
    }

    private Page page(Frame frame, SignedIn staff, AdverseEvent event, FollowUpForm form) {
        events.seen(event, staff);
        Texts t = frame.t();
        String address = frame.to("/console/adverse/" + event.id().value());
        Optional<Person> person = people.find(event.person());
        return pages.page(
                "console/adverse/followUp",
                frame.title(t.of("adverse.follow.title")).back(address),
                new FollowUpPage(
                        person.map(found -> found.identity().name().full()).orElse(""),
                        AdverseWords.happened(t, event.newest().told()),
                        person.filter(found -> Doses.isOwn(staff, found)).isPresent(),
                        address + "/follow-up",
                        address,
                        form,
                        Asked.choices(
                                t,
                                "adverse.followUp.",
                                event.newest().followUp().next().toArray(FollowUp[]::new)),
                        Asked.choices(t, "adverse.recommendation.", Recommendation.values()),
                        Asked.happenings(t),
                        Asked.choices(t, "adverse.treatment.", Treatment.values()),
                        Asked.choices(t, "adverse.care.", CareLevel.values()),
                        Asked.choices(t, "adverse.outcome.", EventOutcome.values())));
    }
}
