package ca.dosebook.console.persons;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MaySeePersons;
import ca.dosebook.access.permits.MayUnmaskHealthNumbers;
import ca.dosebook.audit.Act;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The record of a found person, for a quarter of an hour and for the one who found them. */
@Controller
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING)
class PersonController {

    /** What the page can say of an act just done; a word in the address, nothing else. */
    enum Done {
        CORRECTED,
        SAME,
        DECEASED,
        ALIVE,
        CANCELLED,
        TOGETHER,
        MEANWHILE
    }

    private final Pages pages;
    private final RecordDoor door;
    private final Upkeeping upkeeping;
    private final Clock clock;

    PersonController(Pages pages, RecordDoor door, Upkeeping upkeeping, Clock clock) {
        this.pages = pages;
        this.door = door;
        this.upkeeping = upkeeping;
        this.clock = clock;
    }

    @GetMapping
    @MaySeePersons
    View see(Frame frame, SignedIn staff, @PathVariable UUID finding, @RequestParam(defaultValue = "") String done) {
        return door.through(frame, staff, finding, shown -> page(frame, staff, finding, shown, false, done));
    }

    /** Shows the whole number in the answer to this one act; the page before, and a reload of it, show it masked. */
    @PostMapping("/number")
    @MayUnmaskHealthNumbers
    View unmask(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return door.through(
                frame,
                staff,
                finding,
                Act.HEALTH_NUMBER_UNMASKED,
                shown -> page(frame, staff, finding, shown, true, ""));
    }

    /** Where the link to the other language leads from there. */
    @GetMapping("/number")
    @MayUnmaskHealthNumbers
    View back(Frame frame, @PathVariable UUID finding) {
        return Pages.seeOther(frame.to(RecordDoor.path(finding)));
    }

    private View page(
            Frame frame, SignedIn staff, UUID finding, Opened.Shown shown, boolean unmasked, String doneWord) {
        Texts t = frame.t();
        Person person = shown.person();
        boolean mayUnmask = !unmasked
                && staff.may(Permission.UNMASK_HEALTH_NUMBERS)
                && person.identity().document().healthNumber().isPresent();
        PersonPage.Notice done = Stream.of(Done.values())
                .filter(each -> each.name().equals(doneWord))
                .findFirst()
                .map(each -> new PersonPage.Notice(
                        each == Done.MEANWHILE ? "warning" : "success", t.of("persons.done." + each.name())))
                .orElse(null);
        String deceased = person.standing()
                .deceasedOn()
                .map(day -> t.of("persons.deceased", t.shortDate(day)))
                .orElse(null);
        return pages.page(
                "console/persons/person",
                frame.title(t.of("persons.person.title")).back(frame.to("/console/persons")),
                new PersonPage(
                        person.identity().name().full(),
                        done,
                        deceased,
                        upkeeping.provenance(t, person),
                        PersonFacts.all(t, person, unmasked),
                        shown.visits().stream()
                                .map(visit -> PersonFacts.line(t, visit, clock.instant()))
                                .toList(),
                        mayUnmask ? frame.to(RecordDoor.path(finding) + "/number") : null,
                        frame.to(RecordDoor.path(finding) + "/doses"),
                        upkeeping.upkeep(frame, staff, finding, shown)));
    }
}
