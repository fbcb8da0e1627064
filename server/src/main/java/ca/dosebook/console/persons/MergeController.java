package ca.dosebook.console.persons;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.ceilings.CeilingKind;
import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.access.ceilings.Ceilings;
import ca.dosebook.access.permits.MayMergePersons;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.FindBy;
import ca.dosebook.people.FindOutcome;
import ca.dosebook.people.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** “This is the same person as …”: finds the other record, by full identifiers as any other. */
@Controller
@MayMergePersons
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/same")
class MergeController {

    /** @param name of the person with whose record this began */
    record Ask(String name, String address, PersonForm form) {
        @Override
        public String toString() {
            return "Ask[masked]";
        }
    }

    private final Pages pages;
    private final RecordDoor door;
    private final People people;
    private final Findings findings;
    private final Ceilings ceilings;
    private final Audit audit;
    private final Clock clock;

    MergeController(
            Pages pages,
            RecordDoor door,
            People people,
            Findings findings,
            Ceilings ceilings,
            Audit audit,
            Clock clock) {
        this.pages = pages;
        this.door = door;
        this.people = people;
        this.findings = findings;
        this.ceilings = ceilings;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff, @PathVariable UUID finding) {
        return door.through(frame, staff, finding, shown -> page(frame, finding, shown, PersonForm.EMPTY));
    }

    @PostMapping
    View find(Frame frame, SignedIn staff, @PathVariable UUID finding, PersonForm form) {
        return door.through(frame, staff, finding, shown -> find(frame, staff, finding, shown, form));
    }

    private View find(Frame frame, SignedIn staff, UUID finding, Opened.Shown shown, PersonForm form) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PersonsController.ZONE);
        Optional<FindBy> by = form.findBy(today);
        FormErrors errors = form.errors(frame.t(), today);
        if (!errors.isEmpty() || by.isEmpty()) {
            return page(frame.errors(errors), finding, shown, form);
        }
        if (ceilings.take(staff, CeilingKind.SEARCH) instanceof CeilingOutcome.Stopped stopped) {
            return StopPages.ceiling(pages, frame, stopped);
        }
        String way = by.get() instanceof FindBy.Number ? "number" : "name";
        String field = way.equals("number") ? "number" : "family";
        return switch (people.find(by.get())) {
            case FindOutcome.Found(PersonKey other) -> {
                record(staff, Act.PERSON_FOUND, other, shown, way);
                yield other.equals(shown.person().key())
                        ? wrong(frame, finding, shown, form, field, "merging.itself")
                        : Pages.seeOther(frame.to(
                                RecordDoor.path(finding) + "/same/" + findings.keep(staff, other, shown.reason())));
            }
            case FindOutcome.Nobody(PersonKey lookedFor) -> {
                record(staff, Act.PERSON_NOT_FOUND, lookedFor, shown, way);
                yield wrong(frame, finding, shown, form, field, "persons.nobody." + way);
            }
            case FindOutcome.NumberNeeded(PersonKey lookedFor) -> {
                record(staff, Act.PERSON_NOT_FOUND, lookedFor, shown, "several");
                yield wrong(frame, finding, shown, form, "by", "persons.several");
            }
        };
    }

    private void record(SignedIn staff, Act act, PersonKey person, Opened.Shown shown, String way) {
        audit.record(AuditEntry.of(staff.actor(), act)
                .about(person)
                .because(shown.reason())
                .noting(way));
    }

    private View wrong(Frame frame, UUID finding, Opened.Shown shown, PersonForm form, String field, String key) {
        return page(frame.errors(FormErrors.none().and(field, frame.t().of(key))), finding, shown, form);
    }

    private View page(Frame frame, UUID finding, Opened.Shown shown, PersonForm form) {
        String record = frame.to(RecordDoor.path(finding));
        return pages.page(
                "console/persons/same",
                frame.title(frame.t().of("merging.title")).back(record),
                new Ask(shown.person().identity().name().full(), record + "/same", form));
    }
}
