package ca.dosebook.console.persons;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayMergePersons;
import ca.dosebook.access.users.Users;
import ca.dosebook.audit.AccessReason;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.people.merging.LinkId;
import ca.dosebook.people.merging.Merge;
import ca.dosebook.people.merging.Merging;
import ca.dosebook.people.merging.UndoOutcome;
import ca.dosebook.people.merging.UndoReason;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * What the organization merged lately, to be looked at again and taken back. The list names nobody; a merge names its
 * two, and that is written down as any other look.
 */
@Controller
@MayMergePersons
@RequestMapping("/{language:en|fr}" + MergesController.PATH)
class MergesController {

    static final String PATH = "/console/persons/merges";

    private static final String ONE = "/{merge:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    /** @param done what was just done; null for nothing */
    record MergeList(List<Line> lines, int days, @Nullable String done) {}

    record Line(String address, String when, String who, String reason, boolean undone) {}

    /** @param undo the address to take it back; null when that was done */
    @Personal
    record One(
            @Nullable String done,
            List<Fact> facts,
            List<Record> records,
            @Nullable String undo,
            List<Choice> reasons) {
        @Override
        public String toString() {
            return "One[masked]";
        }
    }

    /** @param goesOn whether this is the one to go on with */
    @Personal
    record Record(String name, boolean goesOn, List<Fact> facts) {
        @Override
        public String toString() {
            return "Record[masked]";
        }
    }

    private final Pages pages;
    private final Merging merging;
    private final People people;
    private final Users users;
    private final Audit audit;

    MergesController(Pages pages, Merging merging, People people, Users users, Audit audit) {
        this.pages = pages;
        this.merging = merging;
        this.people = people;
        this.users = users;
        this.audit = audit;
    }

    static String path(LinkId merge) {
        return PATH + "/" + merge.value();
    }

    @GetMapping
    Page list(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        List<Merge> merges = merging.lately(staff.organization().id().value());
        Map<UserId, StaffName> names = names(merges.stream().flatMap(merge -> merge.by().stream()));
        List<Line> lines = merges.stream()
                .map(merge -> new Line(
                        frame.to(path(merge.id())),
                        Moments.said(t, merge.at()),
                        who(merge.by(), names),
                        t.of("merging.reason." + merge.reason().name()),
                        !merge.stands()))
                .toList();
        return pages.page(
                "console/persons/merges",
                frame.title(t.of("merging.list.title")).back(frame.to("/console/persons")),
                new MergeList(
                        lines,
                        (int) Merging.LATELY.toDays(),
                        done.equals("UNDONE") ? t.of("merging.done.UNDONE") : null));
    }

    @GetMapping(ONE)
    Page show(Frame frame, SignedIn staff, @PathVariable UUID merge, @RequestParam(defaultValue = "") String done) {
        Merge found = within(staff, merge);
        return page(frame, staff, found, done.equals("MERGED") ? frame.t().of("merging.done.MERGED") : null);
    }

    @PostMapping(ONE + "/undo")
    View undo(Frame frame, SignedIn staff, @PathVariable UUID merge, @RequestParam(defaultValue = "") String reason) {
        Merge found = within(staff, merge);
        Optional<UndoReason> why = Stream.of(UndoReason.values())
                .filter(each -> each.name().equals(reason))
                .findFirst();
        if (why.isEmpty()) {
            FormErrors errors = FormErrors.none().and("reason", frame.t().of("merging.undo.error"));
            return page(frame.errors(errors), staff, found, null);
        }
        return switch (merging.undo(staff.actor(), found.id(), why.get())) {
            case UndoOutcome.Undone(Merge now) -> Pages.seeOther(frame.to(PATH + "?done=UNDONE"));
            case UndoOutcome.UndoneBefore(Merge now) -> Pages.seeOther(frame.to(path(now.id())));
            case UndoOutcome.Unknown() -> throw Ids.notFound();
        };
    }

    /** A merge that this organization made; whatever else is answered like what is not there. */
    private Merge within(SignedIn staff, UUID id) {
        Optional<UUID> organization = Optional.of(staff.organization().id().value());
        return merging.find(new LinkId(id))
                .filter(merge -> merge.organization().equals(organization))
                .filter(merge -> merge.reason().isChosen())
                .orElseThrow(() -> {
                    audit.record(AuditEntry.of(staff.actor(), Act.ACCESS_REFUSED)
                            .concerning(id)
                            .noting("BEYOND_REACH"));
                    return Ids.notFound();
                });
    }

    private Page page(Frame frame, SignedIn staff, Merge merge, @Nullable String done) {
        Texts t = frame.t();
        audit.record(Stream.of(merge.from(), merge.into())
                .map(key -> AuditEntry.of(staff.actor(), Act.PERSON_SEEN)
                        .about(key)
                        .concerning(merge.id().value())
                        .because(AccessReason.CORRECTING))
                .toList());
        boolean undoable = merge.stands();
        return pages.page(
                "console/persons/merge",
                frame.title(t.of(undoable ? "merging.one.title" : "merging.one.undone"))
                        .back(frame.to(PATH)),
                new One(
                        done,
                        facts(t, merge),
                        Stream.of(merge.into(), merge.from())
                                .flatMap(key -> record(t, key, key.equals(merge.into())).stream())
                                .toList(),
                        undoable ? frame.to(path(merge.id()) + "/undo") : null,
                        Stream.of(UndoReason.values())
                                .map(reason -> Choice.of(reason.name(), t.of("merging.undo." + reason.name())))
                                .toList()));
    }

    private List<Fact> facts(Texts t, Merge merge) {
        Map<UserId, StaffName> names = names(
                Stream.concat(merge.by().stream(), merge.undone().stream().flatMap(undone -> undone.by().stream())));
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("merging.fact.when"), Moments.said(t, merge.at())));
        facts.add(Fact.of(t.of("merging.fact.who"), who(merge.by(), names)));
        facts.add(Fact.of(
                t.of("merging.fact.reason"),
                t.of("merging.reason." + merge.reason().name())));
        merge.undone().ifPresent(undone -> {
            facts.add(Fact.of(t.of("merging.fact.undone"), Moments.said(t, undone.at())));
            facts.add(Fact.of(t.of("merging.fact.undoneBy"), who(undone.by(), names)));
            facts.add(Fact.of(
                    t.of("merging.fact.undoneReason"),
                    t.of("merging.undo." + undone.reason().name())));
        });
        return facts;
    }

    private Optional<Record> record(Texts t, PersonKey key, boolean goesOn) {
        return people.find(key)
                .map(person -> new Record(
                        person.identity().name().full(), goesOn, PersonFacts.identity(t, person.identity(), false)));
    }

    private Map<UserId, StaffName> names(Stream<UUID> ids) {
        return users.names(ids.map(UserId::new).collect(Collectors.toSet()));
    }

    private static String who(Optional<UUID> by, Map<UserId, StaffName> names) {
        return by.map(UserId::new).map(names::get).map(StaffName::full).orElse("");
    }
}
