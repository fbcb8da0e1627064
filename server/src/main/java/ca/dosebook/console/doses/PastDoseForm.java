package ca.dosebook.console.doses;

import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.PastDose;
import ca.dosebook.inventory.Lot;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.vaccines.Product;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dose from elsewhere, as typed. What the form did not send is null. */
@Personal
record PastDoseForm(
        @Nullable String product,
        @Nullable String givenDay,
        @Nullable String givenMonth,
        @Nullable String givenYear,
        @Nullable String source,
        @Nullable String place,
        @Nullable String lot,
        @Nullable String note) {

    static final PastDoseForm EMPTY = new PastDoseForm(null, null, null, null, null, null, null, null);

    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_NOTE = 500;

    PastDoseForm {
        product = said(product);
        givenDay = said(givenDay);
        givenMonth = said(givenMonth);
        givenYear = said(givenYear);
        source = said(source);
        place = said(place);
        lot = said(lot);
        note = said(note);
    }

    private static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    Typed given() {
        return new Typed(said(givenDay), said(givenMonth), said(givenYear));
    }

    Optional<DoseSource> from() {
        return Stream.of(DoseSource.values())
                .filter(each -> each != DoseSource.CLINIC && each.name().equals(source))
                .findFirst();
    }

    Optional<ProductCode> vaccine(List<Product> products) {
        return products.stream()
                .map(Product::code)
                .filter(code -> code.value().equals(product))
                .findFirst();
    }

    FormErrors errors(Texts t, List<Product> products) {
        FormErrors errors = FormErrors.none();
        if (vaccine(products).isEmpty()) {
            errors = errors.and("product", t.of("doses.past.product.error"));
        }
        if (given().date().isEmpty()) {
            errors = errors.and("given", t.of("doses.given.error"));
        }
        if (from().isEmpty()) {
            errors = errors.and("source", t.of("doses.past.source.error"));
        }
        if (tooLong(place, LONGEST_PLACE)) {
            errors = errors.and("place", t.of("doses.past.place.error", LONGEST_PLACE));
        }
        if (!said(lot).isEmpty() && !Lot.isNumber(said(lot))) {
            errors = errors.and("lot", t.of("doses.lot.error", Lot.LONGEST_NUMBER));
        }
        if (tooLong(note, LONGEST_NOTE)) {
            errors = errors.and("note", t.of("doses.note.error", LONGEST_NOTE));
        }
        return errors;
    }

    /** Only of a form without errors. */
    PastDose dose(UUID act, List<Product> products) {
        return new PastDose(
                new DoseId(act),
                from().orElseThrow(),
                vaccine(products).orElseThrow(),
                filled(lot),
                given().date().orElseThrow(),
                filled(place),
                filled(note));
    }

    private static boolean tooLong(@Nullable String text, int longest) {
        String all = said(text);
        return all.codePointCount(0, all.length()) > longest || all.codePoints().anyMatch(Character::isISOControl);
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.of(said(text)).filter(words -> !words.isEmpty());
    }

    @Override
    public String toString() {
        return "PastDoseForm[masked]";
    }
}
