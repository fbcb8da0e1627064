package ca.dosebook.console.vaccinating;

import ca.dosebook.booking.arrivals.Arrival;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.console.Floor;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.Concern;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseHistory;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.immunizations.GiveOutcome;
import ca.dosebook.immunizations.NotGivenReason;
import ca.dosebook.immunizations.adverse.AdverseEvents;
import ca.dosebook.immunizations.screening.Consent;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.immunizations.screening.Question;
import ca.dosebook.immunizations.screening.Screenings;
import ca.dosebook.inventory.LotOnHand;
import ca.dosebook.inventory.Stock;
import ca.dosebook.kernel.Personal;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Person;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of one person at the station: who they are, what they had, what is asked, what is given. */
@Component
class DosePages {

    private final Pages pages;
    private final Doses doses;
    private final Screenings screenings;
    private final Stock stock;
    private final Vaccines vaccines;
    private final Clinics clinics;
    private final AdverseEvents events;

    DosePages(
            Pages pages,
            Doses doses,
            Screenings screenings,
            Stock stock,
            Vaccines vaccines,
            Clinics clinics,
            AdverseEvents events) {
        this.pages = pages;
        this.doses = doses;
        this.screenings = screenings;
        this.stock = stock;
        this.vaccines = vaccines;
        this.clinics = clinics;
        this.events = events;
    }

    /** A dose of before, in words. */
    @Personal
    record Past(String title, String text) {
        @Override
        public String toString() {
            return "Past[masked]";
        }
    }

    /**
     * @param warnings of earlier adverse events, the gravest first
     * @param reaction the address of the page that reports a reaction
     * @param ordinal which dose it would be, in words
     * @param consent what is known of consent, in words; null when nobody asked
     * @param consented whether it is in force
     * @param concerns what speaks against a dose and can be weighed; empty for nothing
     * @param tooLate why nothing can be recorded any more; null when it can
     */
    @Personal
    record DosePage(
            String name,
            List<String> warnings,
            String reaction,
            String ordinal,
            List<Fact> facts,
            List<Past> past,
            List<Choice> questions,
            @Nullable String consent,
            boolean consented,
            List<Choice> consents,
            List<Choice> lots,
            List<Choice> arms,
            List<Choice> concerns,
            List<Choice> reasons,
            DoseForm form,
            String act,
            String address,
            @Nullable String tooLate) {
        @Override
        public String toString() {
            return "DosePage[masked]";
        }
    }

    Page page(
            Frame frame, Floor floor, Arrival arrival, Person person, DoseForm form, FormErrors errors, boolean open) {
        Texts t = frame.t();
        DoseHistory history = doses.history(person.key());
        LocalDate today = floor.day().day();
        Optional<Consent> consent = screenings.consent(person.key());
        boolean consented = consent.map(Consent::given).orElse(false);
        GiveOutcome.Concerns concerns = doses.concerns(person, floor.day().product(), today);
        return pages.page(
                "console/vaccinating/dose",
                frame.title(t.of("station.person.title"))
                        .back(frame.to(floor.path("station")))
                        .errors(errors),
                new DosePage(
                        person.identity().name().full(),
                        events.warnings(person.key()).stream()
                                .map(warning -> t.of("adverse.warning." + warning))
                                .toList(),
                        frame.to(floor.path("floor")) + "/arrivals/"
                                + arrival.id().value() + "/reaction",
                        t.of("station.ordinal", history.next().value()),
                        facts(t, person, today),
                        past(t, history),
                        Arrays.stream(Question.values())
                                .map(question -> Choice.of(question.name(), t.of("station.question." + question.name()))
                                        .hint(t.of("station.consequence."
                                                + question.consequence().name())))
                                .toList(),
                        consent.map(last -> t.of(
                                        last.given() ? "station.consent.given" : "station.consent.withdrawn",
                                        t.dateTime(last.at().atZone(floor.zone())),
                                        t.of("station.consent.by." + last.by().name())))
                                .orElse(null),
                        consented,
                        Arrays.stream(ConsentBy.values())
                                .map(by -> Choice.of(by.name(), t.of("station.consent." + by.name())))
                                .toList(),
                        lots(t, floor, today),
                        Arrays.stream(BodySite.values())
                                .map(site -> Choice.of(site.name(), t.of("station.arm." + site.name())))
                                .toList(),
                        concerns.concerns().stream()
                                .sorted()
                                .map(concern -> Choice.of(concern.name(), concern(t, concern, concerns)))
                                .toList(),
                        reasons(t),
                        form,
                        form.id().orElseGet(Uuids::next).toString(),
                        frame.to(floor.path("station")) + "/people/"
                                + arrival.id().value(),
                        open ? null : t.of("station.tooLate")));
    }

    /** Nothing is chosen beforehand. */
    private static List<Choice> reasons(Texts t) {
        List<Choice> reasons = new ArrayList<>(List.of(Choice.of("", t.of("station.reason.choose"))));
        for (NotGivenReason reason : NotGivenReason.values()) {
            reasons.add(Choice.of(reason.name(), t.of("station.reason." + reason.name())));
        }
        return reasons;
    }

    private static String concern(Texts t, Concern concern, GiveOutcome.Concerns of) {
        return concern == Concern.EARLY
                ? t.of("station.concern.EARLY", of.earliest().map(t::date).orElse(""))
                : t.of("station.concern." + concern.name());
    }

    private static List<Fact> facts(Texts t, Person person, LocalDate today) {
        List<Fact> facts = new ArrayList<>();
        LocalDate born = person.identity().birthDate();
        facts.add(Fact.of(
                t.of("floor.fact.born"),
                t.of(
                        "station.born",
                        t.shortDate(born),
                        Period.between(born, today).getYears())));
        facts.add(Fact.of(
                t.of("floor.fact.number"),
                person.identity()
                        .document()
                        .healthNumber()
                        .map(HealthCardNumber::masked)
                        .orElse(t.of("floor.fact.noCard"))));
        facts.add(Fact.of(
                t.of("floor.fact.language"),
                t.of("floor.language." + person.language().code())));
        return facts;
    }

    private List<Past> past(Texts t, DoseHistory history) {
        return history.doses().stream()
                .map(dose -> new Past(
                        t.of("station.past", dose.ordinal().value(), t.shortDate(dose.givenOn())),
                        String.join(", ", described(t, dose))))
                .toList();
    }

    private List<String> described(Texts t, Dose dose) {
        List<String> parts = new ArrayList<>();
        parts.add(product(t, dose.product()));
        dose.lotNumber().ifPresent(lot -> parts.add(t.of("station.past.lot", lot)));
        parts.add(dose.site()
                .flatMap(clinics::site)
                .map(site -> site.name().in(t.language()))
                .or(dose::place)
                .orElseGet(() -> t.of("station.source." + dose.source().name())));
        return parts;
    }

    private String product(Texts t, ProductCode code) {
        return vaccines.product(code)
                .map(Product::name)
                .map(name -> name.in(t.language()))
                .orElse(code.value());
    }

    /** What is in this fridge and may be given today; the product of the day first. */
    private List<Choice> lots(Texts t, Floor floor, LocalDate today) {
        ProductCode planned = floor.day().product();
        List<LotOnHand> usable = new ArrayList<>(stock.usable(floor.site().id(), today));
        usable.sort((a, b) -> Boolean.compare(
                !a.lot().product().equals(planned), !b.lot().product().equals(planned)));
        return usable.stream()
                .map(one -> Choice.of(
                                one.lot().id().value().toString(),
                                t.of(
                                        "station.lot",
                                        one.lot().number(),
                                        product(t, one.lot().product())))
                        .hint(t.of("station.lot.hint", one.doses(), t.shortDate(one.useBy()))))
                .toList();
    }
}
