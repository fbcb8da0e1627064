package ca.dosebook.console.persons;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayMergePersons;
import ca.dosebook.booking.Appointments;
import ca.dosebook.booking.EndReason;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.Person;
import ca.dosebook.people.merging.LinkId;
import ca.dosebook.people.merging.Merge;
import ca.dosebook.people.merging.MergeOutcome;
import ca.dosebook.people.merging.MergeReason;
import ca.dosebook.people.merging.Merging;
import ca.dosebook.vaccines.DoseOrdinal;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
 * Two records side by side, and the act of saying that they are one person's. Of two appointments for the same dose one
 * is cancelled on the way, so that nobody is expected twice.
 */
@Controller
@MayMergePersons
@RequestMapping("/{language:en|fr}/console/persons/" + RecordDoor.FINDING + "/same/"
        + "{other:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
class CompareController {

    /**
     * @param merge the id that the merge will have, so that sending the form twice is one merge
     * @param reason as chosen; null at the beginning
     */
    record Compare(
            String address,
            String merge,
            List<Side> sides,
            List<Doubled> doubled,
            List<Choice> reasons,
            @Nullable String reason) {}

    /** @param goesOn whether this is the record to go on with */
    @Personal
    record Side(String name, boolean goesOn, String since, List<Fact> facts, List<PersonPage.Line> appointments) {
        @Override
        public String toString() {
            return "Side[masked]";
        }
    }

    /** Appointments for one dose, of which one stays. */
    record Doubled(
            String field,
            String label,
            List<Choice> choices,
            @Nullable String stays) {}

    private final Pages pages;
    private final RecordDoor door;
    private final Upkeeping upkeeping;
    private final Merging merging;
    private final Appointments appointments;
    private final Clock clock;

    CompareController(
            Pages pages,
            RecordDoor door,
            Upkeeping upkeeping,
            Merging merging,
            Appointments appointments,
            Clock clock) {
        this.pages = pages;
        this.door = door;
        this.upkeeping = upkeeping;
        this.merging = merging;
        this.appointments = appointments;
        this.clock = clock;
    }

    private record Two(Opened.Shown first, Opened.Shown second) {

        /** In whose name it was booked: at the same place and time nothing else tells two appointments apart. */
        String nameOf(Visit visit) {
            return Stream.of(first, second)
                    .flatMap(shown -> Stream.concat(Stream.of(shown.person()), shown.others().stream()))
                    .filter(person -> person.key().equals(visit.booking().person()))
                    .map(person -> person.identity().name().full())
                    .findFirst()
                    .orElse("");
        }

        /** The appointments ahead for each dose for which there are several. */
        Map<DoseOrdinal, List<Visit>> doubled(Instant now) {
            Map<DoseOrdinal, List<Visit>> byDose = new TreeMap<>(Comparator.comparing(DoseOrdinal::value));
            Stream.of(first, second)
                    .flatMap(shown -> shown.ahead(now).stream())
                    .forEach(visit -> byDose.computeIfAbsent(visit.appointment().dose(), dose -> new ArrayList<>())
                            .add(visit));
            byDose.values().removeIf(visits -> visits.size() < 2);
            return byDose;
        }
    }

    @GetMapping
    View compare(Frame frame, SignedIn staff, @PathVariable UUID finding, @PathVariable UUID other) {
        return both(
                frame,
                staff,
                finding,
                other,
                two -> page(
                        frame,
                        finding,
                        other,
                        two,
                        Map.of("merge", LinkId.next().value().toString())));
    }

    private interface OfBoth {
        View view(Two two);
    }

    /** Both records are opened, and so written down and within reach, or neither is shown. */
    private View both(Frame frame, SignedIn staff, UUID finding, UUID other, OfBoth page) {
        return door.through(
                frame,
                staff,
                finding,
                first -> door.through(
                        frame,
                        staff,
                        other,
                        second -> first.person().key().equals(second.person().key())
                                ? Pages.seeOther(frame.to(RecordDoor.path(finding) + "?done=TOGETHER"))
                                : page.view(new Two(first, second))));
    }

    /** @param typed the reason, the id of the merge, and for each dose with two appointments the one that stays */
    @PostMapping
    View merge(
            Frame frame,
            SignedIn staff,
            @PathVariable UUID finding,
            @PathVariable UUID other,
            @RequestParam Map<String, String> typed) {
        return both(frame, staff, finding, other, two -> merge(frame, staff, finding, other, two, typed));
    }

    private View merge(Frame frame, SignedIn staff, UUID finding, UUID other, Two two, Map<String, String> typed) {
        Texts t = frame.t();
        FormErrors errors = FormErrors.none();
        List<Visit> leaving = new ArrayList<>();
        for (Map.Entry<DoseOrdinal, List<Visit>> dose :
                two.doubled(clock.instant()).entrySet()) {
            String stays = typed.getOrDefault(field(dose.getKey()), "");
            if (dose.getValue().stream().noneMatch(visit -> value(visit).equals(stays))) {
                errors = errors.and(
                        field(dose.getKey()),
                        t.of("merging.stays.error", dose.getKey().value()));
            }
            dose.getValue().stream()
                    .filter(visit -> !value(visit).equals(stays))
                    .forEach(leaving::add);
        }
        Optional<MergeReason> reason = Stream.of(MergeReason.values())
                .filter(MergeReason::isChosen)
                .filter(each -> each.name().equals(typed.get("reason")))
                .findFirst();
        if (reason.isEmpty()) {
            errors = errors.and("reason", t.of("merging.reason.error"));
        }
        LinkId id = new LinkId(Ids.of(typed.getOrDefault("merge", ""))
                .orElseGet(() -> LinkId.next().value()));
        if (!errors.isEmpty() || reason.isEmpty()) {
            return page(frame.errors(errors), finding, other, two, typed);
        }
        MergeOutcome outcome = merging.merge(
                staff.actor(),
                id,
                two.first().person().key(),
                two.second().person().key(),
                reason.get());
        return switch (outcome) {
            case MergeOutcome.Merged(Merge merge) -> {
                leaving.forEach(visit -> appointments.cancel(
                        visit.booking(), Set.of(visit.appointment().dose()), EndReason.DUPLICATE, staff.actor()));
                yield Pages.seeOther(frame.to(MergesController.path(merge.id()) + "?done=MERGED"));
            }
            case MergeOutcome.TogetherAlready(var current) ->
                Pages.seeOther(frame.to(RecordDoor.path(finding) + "?done=TOGETHER"));
            case MergeOutcome.Unknown() -> throw Ids.notFound();
        };
    }

    private static String field(DoseOrdinal dose) {
        return "stays" + dose.value();
    }

    private static String value(Visit visit) {
        return visit.appointment().id().value().toString();
    }

    private View page(Frame frame, UUID finding, UUID other, Two two, Map<String, String> typed) {
        Texts t = frame.t();
        String begun = frame.to(RecordDoor.path(finding) + "/same");
        Person goesOn = Merging.current(two.first().person(), two.second().person());
        List<Doubled> doubled = two.doubled(clock.instant()).entrySet().stream()
                .map(dose -> new Doubled(
                        field(dose.getKey()),
                        t.of("merging.stays", dose.getKey().value()),
                        dose.getValue().stream()
                                .map(visit -> Choice.of(value(visit), PersonFacts.when(t, visit))
                                        .hint(t.of("merging.stays.of", PersonFacts.where(t, visit), two.nameOf(visit))))
                                .toList(),
                        typed.get(field(dose.getKey()))))
                .toList();
        return pages.page(
                "console/persons/compare",
                frame.title(t.of("merging.compare.title")).back(begun),
                new Compare(
                        begun + "/" + other,
                        typed.getOrDefault("merge", ""),
                        Stream.of(two.first(), two.second())
                                .map(shown -> side(t, shown, goesOn))
                                .toList(),
                        doubled,
                        Stream.of(MergeReason.values())
                                .filter(MergeReason::isChosen)
                                .map(reason -> Choice.of(reason.name(), t.of("merging.reason." + reason.name())))
                                .toList(),
                        typed.get("reason")));
    }

    private Side side(Texts t, Opened.Shown shown, Person goesOn) {
        Person person = shown.person();
        List<PersonPage.Line> lines = shown.visits().stream()
                .map(visit -> PersonFacts.line(t, visit, clock.instant()))
                .toList();
        return new Side(
                person.identity().name().full(),
                person.key().equals(goesOn.key()),
                upkeeping.provenance(t, person),
                PersonFacts.all(t, person, false),
                lines);
    }
}
