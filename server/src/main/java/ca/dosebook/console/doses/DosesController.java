package ca.dosebook.console.doses;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MaySeePersons;
import ca.dosebook.audit.Act;
import ca.dosebook.console.Moments;
import ca.dosebook.console.persons.RecordDoor;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.PutRight;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a found person was given, how each dose came into the record, and what was put right. */
@Controller
@MaySeePersons
class DosesController {

    private final Pages pages;
    private final RecordDoor door;
    private final Doses doses;
    private final DoseWords words;

    DosesController(Pages pages, RecordDoor door, Doses doses, DoseWords words) {
        this.pages = pages;
        this.door = door;
        this.doses = doses;
        this.words = words;
    }

    /** What the page can say of an act just done; a word in the address, nothing else. */
    enum Done {
        RECORDED,
        CORRECTED,
        STRUCK
    }

    /** @param correct the address of a correction; null without the right to it */
    @Personal
    record Line(
            String heading,
            List<Fact> facts,
            @Nullable String correct,
            @Nullable String strike) {
        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    /**
     * @param done what was just done, in words; null for nothing
     * @param changes what was put right, one sentence each
     * @param past the address that records a dose from elsewhere; null without the right to it
     */
    @Personal
    record DosesPage(
            String name,
            @Nullable String done,
            List<Line> doses,
            List<String> changes,
            @Nullable String past,
            String receipt) {
        @Override
        public String toString() {
            return "DosesPage[masked]";
        }
    }

    @GetMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/doses")
    View doses(Frame frame, SignedIn staff, @PathVariable UUID finding, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        String address = frame.to(RecordDoor.path(finding) + "/doses");
        boolean may = staff.may(Permission.RECORD_PAST_DOSES);
        return door.open(
                frame,
                staff,
                finding,
                Act.DOSES_SEEN,
                person -> pages.page(
                        "console/doses/doses",
                        frame.title(t.of("doses.title")).back(frame.to(RecordDoor.path(finding))),
                        new DosesPage(
                                person.identity().name().full(),
                                Stream.of(Done.values())
                                        .filter(each -> each.name().equals(done))
                                        .map(each -> t.of("doses.done." + each.name()))
                                        .findFirst()
                                        .orElse(null),
                                doses.history(person.key()).doses().stream()
                                        .map(dose -> line(t, person.key(), dose, address, may))
                                        .toList(),
                                doses.putRight(person.key()).stream()
                                        .map(right -> said(t, person.key(), right))
                                        .toList(),
                                may ? address + "/past" : null,
                                address + "/receipt")));
    }

    private Line line(Texts t, PersonKey person, Dose dose, String address, boolean may) {
        String one = address + "/" + dose.id().value();
        return new Line(
                words.heading(t, dose),
                words.facts(t, dose, doses.notes(person, dose.id())),
                may ? one + "/correct" : null,
                may ? one + "/strike" : null);
    }

    private String said(Texts t, PersonKey person, PutRight right) {
        String by = right.by().flatMap(words::name).orElseGet(() -> t.of("doses.import"));
        String when = Moments.said(t, right.at());
        String before = t.shortDate(right.before());
        String said = right.struck()
                ? t.of(
                        "doses.change.struck",
                        before,
                        when,
                        by,
                        t.of("doses.reason." + right.reason().name()))
                : right.now()
                        .map(now -> t.of("doses.change.day", before, t.shortDate(now), when, by))
                        .orElseGet(() -> t.of("doses.change.other", before, when, by));
        // The notes of a dose that still counts stand with it.
        List<String> notes = right.struck() ? doses.notes(person, right.entry()) : List.of();
        return notes.isEmpty() ? said : said + " " + String.join(" ", notes);
    }
}
