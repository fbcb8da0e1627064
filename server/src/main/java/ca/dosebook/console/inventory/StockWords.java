package ca.dosebook.console.inventory;

import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.UserId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.inventory.Lot;
import ca.dosebook.inventory.keeping.Batch;
import ca.dosebook.pages.Choice;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stock in the words of the staff, and what day it is at a site. */
@Component
class StockWords {

    /** How near a last day is called soon. */
    static final int SOON_DAYS = 7;

    private final Vaccines vaccines;
    private final Clinics clinics;
    private final StaffDirectory staff;
    private final Clock clock;

    StockWords(Vaccines vaccines, Clinics clinics, StaffDirectory staff, Clock clock) {
        this.vaccines = vaccines;
        this.clinics = clinics;
        this.staff = staff;
        this.clock = clock;
    }

    LocalDate today(Site site) {
        return clock.instant().atZone(site.zone()).toLocalDate();
    }

    String product(Texts t, ProductCode code) {
        return vaccines.product(code)
                .map(product -> product.name().in(t.language()))
                .orElse(code.value());
    }

    Optional<Product> product(ProductCode code) {
        return vaccines.product(code);
    }

    /** As a form sends it. */
    Optional<Product> productNamed(@Nullable String typed) {
        return vaccines.products().stream()
                .filter(product -> product.code().value().equals(typed))
                .findFirst();
    }

    List<Choice> productChoices(Texts t) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", t.of("stock.product.choose")));
        vaccines.products()
                .forEach(product -> choices.add(
                        Choice.of(product.code().value(), product.name().in(t.language()))));
        return choices;
    }

    /** Of all sites, for the other end of a transfer, too. */
    String site(Texts t, SiteId id) {
        return clinics.site(id).map(site -> site.name().in(t.language())).orElse("");
    }

    /** Frozen, thawed on a day, or never frozen. */
    static String condition(Texts t, boolean frozen, Optional<LocalDate> thawedOn) {
        return frozen
                ? t.of("stock.frozen")
                : thawedOn.map(day -> t.of("stock.thawed", t.shortDate(day))).orElseGet(() -> t.of("stock.cold"));
    }

    static String lot(Texts t, Lot lot) {
        return t.of("stock.lot", lot.number());
    }

    /** In the middle of a sentence. */
    static String thisLot(Texts t, Lot lot) {
        return t.of("stock.lot.within", lot.number());
    }

    /** Doses in vials of the product's size; a vial that is not full counts. */
    String vials(Texts t, ProductCode code, int doses) {
        int each = vaccines.product(code).map(Product::dosesPerVial).orElse(1);
        return t.of("stock.vials", (doses + each - 1) / each);
    }

    /** What to be careful about; empty for a batch like any other. */
    static String state(Texts t, Batch batch, LocalDate today) {
        if (batch.doses() == 0) {
            return t.of("stock.state.usedUp");
        }
        if (batch.lot().recalled()) {
            return t.of("stock.state.recalled");
        }
        if (batch.expiredOn(today)) {
            return t.of("stock.state.expired");
        }
        return batch.expiredOn(today.plusDays(SOON_DAYS + 1L)) ? t.of("stock.state.soon") : "";
    }

    /** With its sign, a real minus: +1,200, −5. */
    static String signed(Texts t, int doses) {
        return (doses > 0 ? "+" : doses < 0 ? "\u2212" : "") + t.of("stock.number", Math.abs(doses));
    }

    /** Names by the ids of users; for the product itself none. */
    Map<UUID, String> names(Collection<Optional<UUID>> users) {
        List<UserId> ids = users.stream()
                .flatMap(Optional::stream)
                .distinct()
                .map(UserId::new)
                .toList();
        return staff.names(ids).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().value(),
                        entry -> entry.getValue().full()));
    }

    static <E extends Enum<E>> List<Choice> choices(Texts t, String prefix, E[] values) {
        return Arrays.stream(values)
                .map(value -> Choice.of(value.name(), t.of(prefix + value.name())))
                .toList();
    }

    static <E extends Enum<E>> Optional<E> among(E[] values, @Nullable String typed) {
        return Arrays.stream(values).filter(value -> value.name().equals(typed)).findFirst();
    }
}
