package ca.dosebook.console.mobile;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Ids;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** For the clinic lead: which devices carry the day's list, and what came back that a human should look at. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/floor/{day}/devices")
class LeadController {

    private final Pages pages;
    private final MobileDays days;
    private final CarriedLists lists;
    private final CarriedStore store;
    private final DeviceRows rows;
    private final Whom whom;

    LeadController(Pages pages, MobileDays days, CarriedLists lists, CarriedStore store, DeviceRows rows, Whom whom) {
        this.pages = pages;
        this.days = days;
        this.lists = lists;
        this.store = store;
        this.rows = rows;
        this.whom = whom;
    }

    /** @param look the address that notes that it was looked into; null when it was */
    @Personal
    record Concerned(
            String name,
            String born,
            String what,
            String by,
            List<String> concerns,
            @Nullable String look) {
        @Override
        public String toString() {
            return "Concerned[masked]";
        }
    }

    record Devices(
            String place,
            String when,
            List<DeviceRows.Row> devices,
            List<Concerned> records,
            @Nullable String said) {}

    @GetMapping
    Page devices(Frame frame, SignedIn staff, @PathVariable String day, @RequestParam(defaultValue = "") String done) {
        Floor floor = days.floor(staff, day);
        Texts t = frame.t();
        Place place = Place.of(floor);
        String address = frame.to(floor.path("floor")) + "/devices";
        List<TakenRecord> concerned = store.concerned(place);
        Map<PersonKey, Person> known = whom.seen(concerned, staff);
        Map<UserId, StaffName> names = whom.names(concerned);
        return pages.page(
                "console/mobile/devices",
                frame.title(t.of("mobile.devices.title"))
                        .back(
                                staff.may(Permission.CHECK_PEOPLE_IN)
                                        ? frame.to("/console/mobile")
                                        : frame.to(floor.path("floor")) + "/end"),
                new Devices(
                        floor.place(t),
                        floor.when(t),
                        rows.of(store.ofDay(place), t, carried -> address + "/" + carried.id() + "/revoke"),
                        concerned.stream()
                                .map(one -> concerned(one, known, names, floor, t, address))
                                .toList(),
                        done.equals("revoked") || done.equals("looked") ? t.of("mobile.devices." + done) : null));
    }

    private static Concerned concerned(
            TakenRecord one,
            Map<PersonKey, Person> known,
            Map<UserId, StaffName> names,
            Floor floor,
            Texts t,
            String address) {
        Optional<Person> person = Optional.ofNullable(known.get(one.person()));
        StaffName by = names.get(new UserId(one.user()));
        return new Concerned(
                person.map(found -> found.identity().name().full()).orElse(""),
                person.map(found -> t.shortDate(found.identity().birthDate())).orElse(""),
                t.of(
                        "mobile.kind." + one.kind().name(),
                        t.time(one.recordedAt().atZone(floor.zone()).toLocalTime())),
                t.of("mobile.devices.by", by == null ? "" : by.full(), one.device()),
                one.concerns().stream()
                        .sorted()
                        .map(concern -> t.of("mobile.concern." + concern.name()))
                        .toList(),
                one.looked() ? null : address + "/records/" + one.id() + "/look");
    }

    @PostMapping("/{carried}/revoke")
    View revoke(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String carried) {
        Floor floor = days.floor(staff, day);
        lists.revoke(lists.find(Place.of(floor), Ids.inAddress(carried)).orElseThrow(Ids::notFound), staff);
        return Pages.seeOther(frame.to(floor.path("floor")) + "/devices?done=revoked");
    }

    @PostMapping("/records/{record}/look")
    View look(Frame frame, SignedIn staff, @PathVariable String day, @PathVariable String record) {
        Floor floor = days.floor(staff, day);
        UUID id = Ids.inAddress(record);
        TakenRecord found = store.concerned(Place.of(floor)).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(Ids::notFound);
        whom.looked(floor, found, staff);
        return Pages.seeOther(frame.to(floor.path("floor")) + "/devices?done=looked");
    }

    /** Who is named on the page: the people, each look written down, and the staff. */
    @Component
    static class Whom {
        private final People people;
        private final StaffDirectory directory;
        private final CarriedStore store;
        private final Audit audit;
        private final Clock clock;

        Whom(People people, StaffDirectory directory, CarriedStore store, Audit audit, Clock clock) {
            this.people = people;
            this.directory = directory;
            this.store = store;
            this.audit = audit;
            this.clock = clock;
        }

        Map<PersonKey, Person> seen(List<TakenRecord> records, SignedIn staff) {
            List<PersonKey> keys =
                    records.stream().map(TakenRecord::person).distinct().toList();
            keys.forEach(key -> audit.record(
                    AuditEntry.of(staff.actor(), Act.DOSES_SEEN).about(key).noting("BACK_FROM_A_DEVICE")));
            return keys.isEmpty() ? Map.of() : people.find(keys);
        }

        Map<UserId, StaffName> names(List<TakenRecord> records) {
            return directory.names(
                    records.stream().map(one -> new UserId(one.user())).collect(Collectors.toSet()));
        }

        void looked(Floor floor, TakenRecord record, SignedIn staff) {
            store.looked(floor.site().id(), record.id(), staff.user().value(), clock.instant());
        }
    }
}
