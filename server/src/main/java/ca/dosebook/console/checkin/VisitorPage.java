package ca.dosebook.console.checkin;

import ca.dosebook.access.SignedIn;
import ca.dosebook.booking.arrivals.ArrivalId;
import ca.dosebook.booking.arrivals.Arrivals;
import ca.dosebook.booking.arrivals.IdentityBy;
import ca.dosebook.booking.arrivals.Reception;
import ca.dosebook.console.Floor;
import ca.dosebook.console.Ids;
import ca.dosebook.console.PersonSlip;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.People;
import ca.dosebook.people.Person;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who stands at the desk, which rule applies to them, and the way in. */
@Component
class VisitorPage {

    private final Pages pages;
    private final Arrivals arrivals;
    private final People people;
    private final PersonSlip slips;
    private final ReceptionWords words;

    VisitorPage(Pages pages, Arrivals arrivals, People people, PersonSlip slips, ReceptionWords words) {
        this.pages = pages;
        this.arrivals = arrivals;
        this.people = people;
        this.slips = slips;
        this.words = words;
    }

    /**
     * @param slip whom it is about, sealed
     * @param arrival the id that the arrival will have
     * @param identity what is ticked already; null for nothing
     */
    @Personal
    record Visitor(
            String name,
            List<Fact> facts,
            ReceptionWords.Said said,
            boolean mayComeIn,
            String address,
            String slip,
            UUID arrival,
            @Nullable String identity,
            List<Choice> identities) {
        @Override
        public String toString() {
            return "Visitor[masked]";
        }
    }

    Page page(
            Frame frame, SignedIn staff, Floor floor, PersonKey key, @Nullable IdentityBy identity, FormErrors errors) {
        Texts t = frame.t();
        Person person = people.find(key).orElseThrow(Ids::notFound);
        Reception reception = arrivals.receive(key, floor.day(), floor.zone());
        String address = frame.to(floor.path("floor"));
        return pages.page(
                "console/checkin/visitor",
                frame.title(t.of("floor.person.title")).back(address).errors(errors),
                new Visitor(
                        person.identity().name().full(),
                        facts(t, person),
                        words.say(reception, floor, t),
                        reception.mayComeIn(),
                        address,
                        slips.of(key, staff),
                        ArrivalId.next().value(),
                        identity == null ? null : identity.name(),
                        Arrays.stream(IdentityBy.values())
                                .map(one -> Choice.of(one.name(), t.of("floor.identity." + one.name())))
                                .toList()));
    }

    private static List<Fact> facts(Texts t, Person person) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("floor.fact.born"), t.shortDate(person.identity().birthDate())));
        facts.add(Fact.of(
                t.of("floor.fact.number"),
                person.identity()
                        .document()
                        .healthNumber()
                        .map(HealthCardNumber::masked)
                        .orElse(t.of("floor.fact.noCard"))));
        if (!person.identity().postalCode().isEmpty()) {
            facts.add(Fact.of(t.of("floor.fact.postalCode"), person.identity().postalCode()));
        }
        facts.add(Fact.of(
                t.of("floor.fact.language"),
                t.of("floor.language." + person.language().code())));
        return facts;
    }
}
