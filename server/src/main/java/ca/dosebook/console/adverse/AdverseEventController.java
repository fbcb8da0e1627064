package ca.dosebook.console.adverse;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayFollowAdverseEvents;
import ca.dosebook.immunizations.adverse.AdverseEvent;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.adverse.EventVersion;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One report with its versions. Each look is written down. */
@Controller
@MayFollowAdverseEvents
@RequestMapping("/{language:en|fr}/console/adverse/{event}")
class AdverseEventController {

    private final Pages pages;
    private final ReachedEvents reached;
    private final AdverseEvents events;
    private final AdverseWords words;
    private final People people;
    private final StaffDirectory directory;

    AdverseEventController(
            Pages pages,
            ReachedEvents reached,
            AdverseEvents events,
            AdverseWords words,
            People people,
            StaffDirectory directory) {
        this.pages = pages;
        this.reached = reached;
        this.events = events;
        this.words = words;
        this.people = people;
        this.directory = directory;
    }

    @Personal
    record Line(String when, String by, String state, List<Fact> told, String words) {
        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    /** @param serious why it is serious; null when it is not @param versions the newest first */
    @Personal
    record EventPage(
            @Nullable String said, @Nullable String serious, List<Fact> facts, String followUp, List<Line> versions) {
        @Override
        public String toString() {
            return "EventPage[masked]";
        }
    }

    @GetMapping
    Page see(Frame frame, SignedIn staff, @PathVariable String event, @RequestParam(defaultValue = "") String said) {
        AdverseEvent found = reached.event(staff, event);
        events.seen(found, staff);
        Texts t = frame.t();
        return pages.page(
                "console/adverse/event",
                frame.title(t.of("adverse.event.title")).back(frame.to("/console/adverse")),
                new EventPage(
                        said.equals("saved") ? t.of("adverse.follow.saved") : null,
                        AdverseWords.serious(t, found).orElse(null),
                        words.facts(t, found, people.find(found.person())),
                        frame.to("/console/adverse/" + found.id().value() + "/follow-up"),
                        lines(t, found)));
    }

    private List<Line> lines(Texts t, AdverseEvent event) {
        Map<UserId, StaffName> names = directory.names(event.versions().stream()
                .map(version -> new UserId(version.by()))
                .collect(Collectors.toSet()));
        List<String> said = events.words(event);
        List<Line> lines = new ArrayList<>();
        for (EventVersion version : event.versions()) {
            StaffName name = names.get(new UserId(version.by()));
            lines.addFirst(new Line(
                    words.said(t, version.at(), event.site()),
                    name == null ? "" : name.full(),
                    version.recommendation()
                            .map(one -> t.of(
                                    "adverse.version.with",
                                    t.of("adverse.followUp." + version.followUp()),
                                    t.of("adverse.recommendation." + one)))
                            .orElseGet(() -> t.of("adverse.followUp." + version.followUp())),
                    told(t, event, version),
                    said.get(version.number() - 1)));
        }
        return lines;
    }

    /** What was known then. */
    private List<Fact> told(Texts t, AdverseEvent event, EventVersion version) {
        return List.of(
                Fact.of(t.of("adverse.fact.onset"), words.onset(t, event, version)),
                Fact.of(t.of("adverse.fact.happened"), AdverseWords.happened(t, version.told())),
                Fact.of(t.of("adverse.treatment"), AdverseWords.treatments(t, version.told())),
                Fact.of(
                        t.of("adverse.care"),
                        t.of("adverse.care." + version.told().care())),
                Fact.of(
                        t.of("adverse.outcome"),
                        t.of("adverse.outcome." + version.told().outcome())));
    }
}
