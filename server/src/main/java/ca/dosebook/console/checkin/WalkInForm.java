package ca.dosebook.console.checkin;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who came without an appointment and is not recorded yet, as typed at the desk.
 *
 * @param speaks {@code en} or {@code fr}; not named after the language, which the page's address has, too
 */
@Personal
record WalkInForm(
        @Nullable String given,
        @Nullable String family,
        @Nullable String birthDay,
        @Nullable String birthMonth,
        @Nullable String birthYear,
        @Nullable String number,
        @Nullable String postalCode,
        @Nullable String speaks) {

    private static final int OLDEST = 125;

    static WalkInForm empty(String speaks) {
        return new WalkInForm(null, null, null, null, null, null, null, speaks);
    }

    FormErrors errors(Texts t, LocalDate today) {
        FormErrors errors = who().errorsOfName(t, today);
        if (errors.isEmpty() && born(today).isEmpty()) {
            errors = errors.and("birth", t.of("floor.find.birth.error"));
        }
        if (hasNumber() && card().isEmpty()) {
            errors = errors.and("number", t.of("walkin.number.error"));
        }
        if (code().isEmpty() && (!hasNumber() || !text(postalCode).isBlank())) {
            errors = errors.and("postalCode", t.of("walkin.postalCode.error"));
        }
        return reads().isPresent() ? errors : errors.and("speaks", t.of("walkin.language.error"));
    }

    /** Empty while there is something to correct. */
    Optional<Identity> identity(LocalDate today) {
        return who().name()
                .flatMap(name -> born(today)
                        .flatMap(born -> document().map(document -> {
                            String lives = code().map(PostalCode::value).orElse("");
                            return new Identity(name, born, document, lives);
                        })));
    }

    Optional<Language> reads() {
        return switch (text(speaks)) {
            case "en" -> Optional.of(Language.EN);
            case "fr" -> Optional.of(Language.FR);
            default -> Optional.empty();
        };
    }

    private Optional<IdentityDocument> document() {
        return hasNumber()
                ? card().map(number -> new IdentityDocument.PhotoCard(number, ""))
                : code().map(code -> new IdentityDocument.NoCard(code.value()));
    }

    private DeskSearch who() {
        return new DeskSearch(number, given, family, birthDay, birthMonth, birthYear);
    }

    private Optional<LocalDate> born(LocalDate today) {
        return who().born(today).filter(date -> date.isAfter(today.minusYears(OLDEST)));
    }

    private boolean hasNumber() {
        return !text(number).isBlank();
    }

    private Optional<HealthCardNumber> card() {
        return who().number();
    }

    private Optional<PostalCode> code() {
        return PostalCode.parse(text(postalCode));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @Override
    public String toString() {
        return "WalkInForm[masked]";
    }
}
