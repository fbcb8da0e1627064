package ca.dosebook.console.auditing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayReadAudit;
import ca.dosebook.audit.AuditLog;
import ca.dosebook.audit.RecordedEntry;
import ca.dosebook.console.persons.PersonForm;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.FindBy;
import ca.dosebook.people.FindOutcome;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Who saw this person, and who a person in the log is. */
@Controller
@MayReadAudit
@RequestMapping("/{language:en|fr}/console/audit/persons")
class PersonLookController {

    private final Pages pages;
    private final Subjects subjects;
    private final AuditLog log;
    private final Reading reading;
    private final Words words;
    private final Clock clock;

    PersonLookController(Pages pages, Subjects subjects, AuditLog log, Reading reading, Words words, Clock clock) {
        this.pages = pages;
        this.subjects = subjects;
        this.log = log;
        this.reading = reading;
        this.words = words;
        this.clock = clock;
    }

    /** @param name as recorded; empty when nothing but the key is known */
    @Personal
    record Named(String name, String pseudonym, String link) {
        @Override
        public String toString() {
            return "Named[masked]";
        }
    }

    @GetMapping
    Page find(Frame frame) {
        return formPage(frame, FormErrors.none(), PersonForm.EMPTY);
    }

    @PostMapping
    View find(Frame frame, SignedIn staff, PersonForm form) {
        Texts t = frame.t();
        LocalDate today = Words.day(clock.instant());
        Optional<FindBy> by = form.findBy(today);
        if (by.isEmpty()) {
            return formPage(frame, form.errors(t, today), form);
        }
        // Somebody without a record can still have been looked for: the log knows their key.
        return switch (subjects.find(by.get())) {
            case FindOutcome.Found(PersonKey person) -> found(frame, staff, person);
            case FindOutcome.Nobody(PersonKey person) -> found(frame, staff, person);
            case FindOutcome.NumberNeeded ignored ->
                formPage(frame, FormErrors.none().and("by", t.of("auditing.person.several")), form);
        };
    }

    private View found(Frame frame, SignedIn staff, PersonKey person) {
        return Pages.seeOther(frame.to("/console/audit/persons/" + reading.found(staff, person)));
    }

    private Page formPage(Frame frame, FormErrors errors, PersonForm form) {
        Frame framed = frame.title(frame.t().of("auditing.person.title"))
                .back(frame.to("/console/audit"))
                .errors(errors);
        return pages.page("console/auditing/find", framed, form);
    }

    /** @param found the id of the finding, never anything of the person */
    @GetMapping("/{found}")
    View look(Frame frame, SignedIn staff, @PathVariable UUID found, PeriodForm asked) {
        Texts t = frame.t();
        Optional<PersonKey> person = reading.person(staff, found);
        if (person.isEmpty()) {
            return Pages.seeOther(frame.to("/console/audit/persons"));
        }
        PeriodForm form = asked.filled(Words.day(clock.instant()));
        FormErrors errors = form.errors(t);
        String whom = Words.pseudonym(person.get());
        Frame framed = frame.title(t.of("auditing.seen.title", whom))
                .back(frame.to("/console/audit/persons"))
                .errors(errors);
        if (!errors.isEmpty()) {
            return pages.page("console/auditing/seen", framed, Look.empty(whom, form));
        }
        reading.ofPerson(staff, person.get(), "by person " + form.inShort());
        List<RecordedEntry> entries =
                log.byPerson(subjects.keysOf(person.get()), form.period(), form.kinds(), form.place(), Look.MOST + 1);
        return pages.page("console/auditing/seen", framed, Look.of(whom, form, entries, page -> words.rows(t, page)));
    }

    /** Asks who the person of an entry or an alert is. */
    @PostMapping("/who")
    View who(
            Frame frame,
            SignedIn staff,
            @RequestParam(required = false) @Nullable UUID entry,
            @RequestParam(required = false) @Nullable UUID alert) {
        PersonKey person =
                subjects.of(entry, alert).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Pages.seeOther(frame.to("/console/audit/persons/" + reading.named(staff, person) + "/who"));
    }

    @GetMapping("/{found}/who")
    View who(Frame frame, SignedIn staff, @PathVariable UUID found) {
        Optional<PersonKey> person = reading.personToName(staff, found);
        if (person.isEmpty()) {
            return Pages.seeOther(frame.to("/console/audit"));
        }
        Named named = new Named(
                subjects.name(person.get()),
                Words.pseudonym(person.get()),
                frame.to("/console/audit/persons/" + found));
        Frame framed = frame.title(frame.t().of("auditing.who.title")).back(frame.to("/console/audit"));
        return pages.page("console/auditing/who", framed, named);
    }
}
