package ca.dosebook.console.persons;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.users.Users;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.people.Identity;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.people.PersonChange;
import ca.dosebook.people.merging.Merge;
import ca.dosebook.people.merging.Merging;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a record comes from and what was put right in it, in words. */
@Component
class Upkeeping {

    private final People people;
    private final Merging merging;
    private final Users users;
    private final Clinics clinics;
    private final Clock clock;

    Upkeeping(People people, Merging merging, Users users, Clinics clinics, Clock clock) {
        this.people = people;
        this.merging = merging;
        this.users = users;
        this.clinics = clinics;
        this.clock = clock;
    }

    String provenance(Texts t, Person person) {
        Person.Standing standing = person.standing();
        String when = t.shortDate(standing.recordedAt().atZone(Moments.ZONE).toLocalDate());
        return switch (standing.by()) {
            case BOOKING -> t.of("persons.provenance.booking", when);
            case CLINIC ->
                standing.site()
                        .flatMap(site -> clinics.site(new SiteId(site)))
                        .map(site -> t.of(
                                "persons.provenance.site", when, site.name().in(t.language())))
                        .orElseGet(() -> t.of("persons.provenance.clinic", when));
        };
    }

    /** Null for those who may neither correct nor merge: they see no former names either. */
    PersonPage.@Nullable Upkeep upkeep(Frame frame, SignedIn staff, UUID finding, Opened.Shown shown) {
        if (!staff.may(Permission.MERGE_PERSONS)) {
            return null;
        }
        Person person = shown.person();
        return new PersonPage.Upkeep(
                frame.to(RecordDoor.path(finding)),
                person.standing().revision(),
                person.isDeceased(),
                person.isDeceased() && !shown.ahead(clock.instant()).isEmpty(),
                changes(frame.t(), person),
                records(frame, staff, shown));
    }

    private List<PersonPage.Changed> changes(Texts t, Person person) {
        List<PersonChange> changes = people.changesOf(person.key());
        Map<UserId, StaffName> names = users.names(changes.stream()
                .flatMap(change -> change.by().stream())
                .map(UserId::new)
                .collect(Collectors.toSet()));
        return changes.stream()
                .map(change -> new PersonPage.Changed(
                        t.of("correcting.reason." + change.reason().name()),
                        said(t, change, change.by().map(UserId::new).map(names::get)),
                        before(t, change)))
                .toList();
    }

    private static String said(Texts t, PersonChange change, Optional<StaffName> by) {
        String when = Moments.said(t, change.at());
        return by.map(name -> t.of("persons.history.by", when, name.full())).orElse(when);
    }

    private static List<Fact> before(Texts t, PersonChange change) {
        Identity before = change.before();
        Identity after = change.after();
        List<Fact> facts = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            facts.add(Fact.of(t.of("persons.history.name"), before.name().full()));
        }
        if (!before.birthDate().equals(after.birthDate())) {
            facts.add(Fact.of(t.of("persons.history.born"), t.shortDate(before.birthDate())));
        }
        if (!before.postalCode().equals(after.postalCode())) {
            String code = before.postalCode().isEmpty() ? t.of("persons.history.none") : before.postalCode();
            facts.add(Fact.of(t.of("persons.history.postalCode"), code));
        }
        if (!change.deceasedBefore().equals(change.deceasedAfter())) {
            change.deceasedBefore()
                    .ifPresent(day -> facts.add(Fact.of(t.of("persons.history.deceased"), t.shortDate(day))));
        }
        return facts;
    }

    private List<PersonPage.Other> records(Frame frame, SignedIn staff, Opened.Shown shown) {
        Texts t = frame.t();
        List<Merge> merges =
                merging.of(shown.person().key()).stream().filter(Merge::stands).toList();
        return shown.others().stream()
                .map(other -> new PersonPage.Other(
                        other.identity().name().full(),
                        provenance(t, other),
                        PersonFacts.identity(t, other.identity(), false),
                        merges.stream()
                                .filter(merge -> merge.from().equals(other.key())
                                        && merge.reason().isChosen()
                                        && merge.organization()
                                                .equals(Optional.of(staff.organization()
                                                        .id()
                                                        .value())))
                                .map(merge -> frame.to(MergesController.path(merge.id())))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }
}
