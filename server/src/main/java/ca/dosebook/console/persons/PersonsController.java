package ca.dosebook.console.persons;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.ceilings.CeilingKind;
import ca.dosebook.access.ceilings.CeilingOutcome;
import ca.dosebook.access.ceilings.Ceilings;
import ca.dosebook.access.permits.MayFindPersons;
import ca.dosebook.audit.AccessReason;
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
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Finds one person by full identifiers. Sent by POST, so that nothing of the person stands in an address. */
@Controller
@RequestMapping("/{language:en|fr}/console/persons")
@MayFindPersons
class PersonsController {

    /** A birth date has no zone; this only tells which day is not past yet. */
    static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final Pages pages;
    private final People people;
    private final Findings findings;
    private final Ceilings ceilings;
    private final Audit audit;
    private final Clock clock;

    PersonsController(Pages pages, People people, Findings findings, Ceilings ceilings, Audit audit, Clock clock) {
        this.pages = pages;
        this.people = people;
        this.findings = findings;
        this.ceilings = ceilings;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    View ask(Frame frame, SignedIn staff) {
        return page(frame, staff, PersonForm.EMPTY, null, FormErrors.none());
    }

    @PostMapping
    View find(Frame frame, SignedIn staff, PersonForm form, @RequestParam(required = false) @Nullable String why) {
        Texts t = frame.t();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        Optional<AccessReason> reason = Stream.of(AccessReason.values())
                .filter(each -> each.name().equals(why))
                .findFirst();
        FormErrors errors = form.errors(t, today);
        if (reason.isEmpty()) {
            errors = errors.and("why", t.of("persons.why.error"));
        }
        Optional<FindBy> by = form.findBy(today);
        if (!errors.isEmpty() || by.isEmpty() || reason.isEmpty()) {
            return page(frame, staff, form, why, errors);
        }
        if (ceilings.take(staff, CeilingKind.SEARCH) instanceof CeilingOutcome.Stopped stopped) {
            return StopPages.ceiling(pages, frame, stopped);
        }
        String way = by.get() instanceof FindBy.Number ? "number" : "name";
        return switch (people.find(by.get())) {
            case FindOutcome.Found(PersonKey person) -> {
                audit.record(entry(staff, Act.PERSON_FOUND, person, reason.get(), way));
                yield staff.may(Permission.SEE_PERSONS)
                        ? Pages.seeOther(frame.to("/console/persons/" + findings.keep(staff, person, reason.get())))
                        : StopPages.foundOnly(pages, frame);
            }
            case FindOutcome.Nobody(PersonKey lookedFor) -> {
                audit.record(entry(staff, Act.PERSON_NOT_FOUND, lookedFor, reason.get(), way));
                yield page(frame, staff, form, why, FormErrors.none().and(fieldOf(way), t.of("persons.nobody." + way)));
            }
            case FindOutcome.NumberNeeded(PersonKey lookedFor) -> {
                audit.record(entry(staff, Act.PERSON_NOT_FOUND, lookedFor, reason.get(), "several"));
                yield page(frame, staff, form, why, FormErrors.none().and("by", t.of("persons.several")));
            }
        };
    }

    private static AuditEntry entry(SignedIn staff, Act act, PersonKey person, AccessReason reason, String note) {
        return AuditEntry.of(staff.actor(), act).about(person).because(reason).noting(note);
    }

    private static String fieldOf(String way) {
        return way.equals("number") ? "number" : "family";
    }

    private View page(Frame frame, SignedIn staff, PersonForm form, @Nullable String why, FormErrors errors) {
        return pages.page(
                "console/persons/search",
                frame.title(frame.t().of("persons.title")).errors(errors),
                new SearchPage(
                        form, why, staff.may(Permission.MERGE_PERSONS) ? frame.to(MergesController.PATH) : null));
    }
}
