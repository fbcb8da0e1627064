package ca.dosebook.console.checkin;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.audit.Act;
import ca.dosebook.audit.Audit;
import ca.dosebook.audit.AuditEntry;
import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.booking.arrivals.ArrivalState;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Floors;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The end of the day: how it went, doses beside stock, who is still here, and closing. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/floor/{day}/end")
class EndController {

    private final Pages pages;
    private final Floors floors;
    private final Arrivals arrivals;
    private final DayAccounts accounts;
    private final People people;
    private final Audit audit;

    EndController(Pages pages, Floors floors, Arrivals arrivals, DayAccounts accounts, People people, Audit audit) {
        this.pages = pages;
        this.floors = floors;
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.people = people;
        this.audit = audit;
    }

    /** Somebody whom the day can't be closed without; for who manages clinics and sees no people, how many. */
    @Personal
    record Present(String line) {
        @Override
        public String toString() {
            return "Present[masked]";
        }
    }

    /** @param differs whether the difference is not 0 */
    record LotRow(
            String lot,
            String product,
            String given,
            String drawn,
            String difference,
            boolean differs,
            String wasted,
            String left) {}

    /**
     * @param said what came of the last act; null for nothing
     * @param leftover what may be left over, in words; null once there is nothing to foresee
     * @param soon whether the clinic closes within two hours
     * @param ahead people who have an appointment later on, in words; null for none
     * @param board the address of the observation board; null for who may not go there
     * @param mayClose whether nothing speaks against closing
     */
    @Personal
    record End(
            String place,
            String when,
            String address,
            @Nullable String said,
            List<Fact> facts,
            List<LotRow> lots,
            boolean differs,
            @Nullable String leftover,
            @Nullable String leftoverHow,
            boolean soon,
            List<Present> present,
            @Nullable String ahead,
            @Nullable String board,
            @Nullable String devices,
            boolean closed,
            boolean mayClose) {
        @Override
        public String toString() {
            return "End[masked]";
        }
    }

    @GetMapping
    Page end(
            Frame frame,
            SignedIn staff,
            @PathVariable String day,
            @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "") String absent) {
        Floor floor = floors.floor(staff, day);
        Texts t = frame.t();
        DayAccounts.Account account = accounts.of(floor);
        List<Arrival> here = account.here();
        boolean names = staff.may(Permission.CHECK_PEOPLE_IN);
        if (names && !here.isEmpty()) {
            audit.record(AuditEntry.of(staff.actor(), Act.DAY_LIST_SEEN)
                    .concerning(floor.day().id().value())
                    .noting(here.size() + " rows"));
        }
        String address = frame.to(floor.path("floor"));
        boolean closed = account.count().closedAt().isPresent();
        return pages.page(
                "console/checkin/end",
                frame.title(t.of("floor.end.title"))
                        .back(staff.may(Permission.CHECK_PEOPLE_IN) ? address : frame.to("/console/clinics")),
                new End(
                        floor.place(t),
                        floor.when(t),
                        address + "/end",
                        said(t, said, absent),
                        facts(t, account),
                        account.lots().stream().map(line -> row(t, line)).toList(),
                        account.lots().stream().anyMatch(line -> line.difference() != 0),
                        account.leftover()
                                .map(one -> t.of("ending.leftover", one.doses(), one.people()))
                                .orElse(null),
                        account.leftover().map(one -> how(t, account)).orElse(null),
                        account.closesSoon(),
                        names ? present(t, floor, here) : numbers(t, account),
                        account.ahead() == 0 || closed ? null : t.of("ending.ahead", account.ahead()),
                        staff.may(Permission.CHECK_PEOPLE_IN) ? address + "/observation" : null,
                        floor.site().kind() == SiteKind.MOBILE ? address + "/devices" : null,
                        closed,
                        account.mayClose()));
    }

    private static String how(Texts t, DayAccounts.Account account) {
        return account.percentCame().isPresent()
                ? t.of("ending.leftover.how", account.percentCame().getAsInt(), account.dosesPerVial())
                : t.of("ending.leftover.how.first", account.dosesPerVial());
    }

    private static @Nullable String said(Texts t, String said, String absent) {
        return switch (said) {
            case "closed" -> t.of("ending.said.closed", absent.matches("[0-9]{1,5}") ? Integer.parseInt(absent) : 0);
            case "reopened" -> t.of("ending.said.reopened");
            case "not" -> t.of("ending.said.not");
            default -> null;
        };
    }

    private static List<Fact> facts(Texts t, DayAccounts.Account account) {
        var count = account.count();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(t, "booked", count.booked()));
        facts.add(fact(t, "came", count.came()));
        facts.add(fact(t, "walkIns", count.cameWithout()));
        facts.add(fact(t, "missed", count.noShow()));
        facts.add(fact(t, "expected", count.expected()));
        facts.add(fact(t, "dosed", count.dosed()));
        facts.add(fact(t, "notGiven", count.notGiven()));
        return facts;
    }

    private static Fact fact(Texts t, String key, int number) {
        return Fact.of(t.of("ending.fact." + key), t.of("ending.number", number));
    }

    private LotRow row(Texts t, EndOfDay.LotLine line) {
        return new LotRow(
                line.lot().number(),
                accounts.product(line.lot(), t.language()),
                t.of("ending.number", line.given()),
                t.of("ending.number", line.drawn()),
                t.of("ending.number", line.difference()),
                line.difference() != 0,
                t.of("ending.number", line.wasted()),
                t.of("ending.number", line.left()));
    }

    private List<Present> present(Texts t, Floor floor, List<Arrival> here) {
        Map<PersonKey, Person> known =
                people.find(here.stream().map(Arrival::person).toList());
        return here.stream()
                .map(arrival -> {
                    Person person = known.get(arrival.person());
                    String since = t.time(arrival.observeUntil()
                            .orElse(arrival.arrivedAt())
                            .atZone(floor.zone())
                            .toLocalTime());
                    return new Present(t.of(
                            arrival.state() == ArrivalState.WAITING ? "ending.waits" : "ending.sits",
                            person == null ? "" : person.identity().name().full(),
                            since));
                })
                .toList();
    }

    private static List<Present> numbers(Texts t, DayAccounts.Account account) {
        List<Present> numbers = new ArrayList<>();
        if (account.count().waiting() > 0) {
            numbers.add(new Present(t.of("ending.waiting", account.count().waiting())));
        }
        if (account.count().observed() > 0) {
            numbers.add(new Present(t.of("ending.sitting", account.count().observed())));
        }
        return numbers;
    }

    /** @param absent how many people will be noted as not having come, in words @param differs whether doses and stock differ */
    record Check(String place, String when, String address, String absent, boolean differs) {}

    @GetMapping("/close")
    View check(Frame frame, SignedIn staff, @PathVariable String day) {
        Floor floor = floors.floor(staff, day);
        Texts t = frame.t();
        DayAccounts.Account account = accounts.of(floor);
        String address = frame.to(floor.path("floor")) + "/end";
        if (!account.mayClose()) {
            return Pages.seeOther(address + "?said=not");
        }
        return pages.page(
                "console/checkin/close",
                frame.title(t.of("ending.close.title")).back(address),
                new Check(
                        floor.place(t),
                        floor.when(t),
                        address,
                        t.of("ending.close.absent", account.count().expected()),
                        account.lots().stream().anyMatch(line -> line.difference() != 0)));
    }

    @PostMapping("/close")
    View close(Frame frame, SignedIn staff, @PathVariable String day) {
        Floor floor = floors.floor(staff, day);
        String address = frame.to(floor.path("floor")) + "/end";
        return Pages.seeOther(address
                + arrivals.close(floor.day(), staff)
                        .map(absent -> "?said=closed&absent=" + absent)
                        .orElse("?said=not"));
    }

    @PostMapping("/reopen")
    View reopen(Frame frame, SignedIn staff, @PathVariable String day) {
        Floor floor = floors.floor(staff, day);
        boolean opened = arrivals.reopen(floor.day(), staff);
        return Pages.seeOther(frame.to(floor.path("floor")) + "/end" + (opened ? "?said=reopened" : ""));
    }
}
