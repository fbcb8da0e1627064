package ca.dosebook.receipts;

import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseHistory;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Person;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts a person's doses into words. */
@Component
class Composing implements ReadBack.Names {

    private final Vaccines vaccines;
    private final Clinics clinics;
    private final StaffDirectory staff;

    Composing(Vaccines vaccines, Clinics clinics, StaffDirectory staff) {
        this.vaccines = vaccines;
        this.clinics = clinics;
        this.staff = staff;
    }

    /** @param history with at least one dose */
    Receipt receipt(Texts t, Person person, DoseHistory history, LocalDate today) {
        List<Receipt.Line> lines =
                history.doses().stream().map(dose -> line(t, dose)).toList();
        int needed = product(history.doses().getLast()).seriesDoses();
        return new Receipt(
                person.identity().name().full(),
                person.identity().birthDate(),
                person.identity().document().healthNumber().map(HealthCardNumber::masked),
                lines,
                needed,
                today);
    }

    private Receipt.Line line(Texts t, Dose dose) {
        Product product = product(dose);
        String how = Stream.of(
                        dose.route().map(route -> t.of("receipts.route." + route.name())),
                        dose.bodySite().map(site -> t.of("receipts.bodySite." + site.name())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return new Receipt.Line(
                dose.ordinal().value(),
                product.name().in(t.language()),
                product.manufacturer(),
                dose.lotNumber(),
                dose.givenOn(),
                where(t, dose),
                how.isEmpty() ? Optional.empty() : Optional.of(how),
                giver(dose));
    }

    @Override
    public Optional<String> giver(Dose dose) {
        return dose.vaccinator()
                .map(UserId::new)
                .flatMap(id -> Optional.ofNullable(staff.names(Set.of(id)).get(id)))
                .map(StaffName::full);
    }

    /** The site, else the place in words, else what sort of place it was. */
    @Override
    public String where(Texts t, Dose dose) {
        return dose.site()
                .flatMap(clinics::site)
                .map((Site site) -> site.name().in(t.language()))
                .or(dose::place)
                .filter(place -> !place.isBlank())
                .orElseGet(() -> t.of("receipts.source." + dose.source().name()));
    }

    @Override
    public Product product(Dose dose) {
        return vaccines.product(dose.product())
                .orElseThrow(() -> new IllegalStateException("a dose of an unknown product"));
    }
}
