package ca.dosebook.console.users;

import ca.dosebook.access.StaffName;
import ca.dosebook.access.users.StaffUser;
import ca.dosebook.access.users.UserDetails;
import ca.dosebook.kernel.Language;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is typed about a user, as typed. */
record DetailsForm(
        @Nullable String given,
        @Nullable String family,
        @Nullable String email,
        @Nullable String mailLanguage,
        @Nullable String organization,
        @Nullable String role) {

    static final DetailsForm EMPTY = new DetailsForm(null, null, null, null, null, null);

    static DetailsForm of(StaffUser user) {
        return new DetailsForm(
                user.name().given(),
                user.name().family(),
                user.email(),
                user.language().code(),
                null,
                null);
    }

    FormErrors detailErrors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (said(family).isEmpty()) {
            errors = errors.and("family", t.of("users.form.family.empty"));
        }
        if (said(given).length() > 100 || said(family).length() > 100) {
            errors = errors.and("family", t.of("users.form.name.long"));
        }
        if (!UserDetails.isEmail(said(email))) {
            errors = errors.and("email", t.of("users.form.email.wrong"));
        }
        if (Language.ofCode(said(mailLanguage)).isEmpty()) {
            errors = errors.and("mailLanguage", t.of("users.form.language.choose"));
        }
        return errors;
    }

    /** Empty while there are errors. */
    Optional<UserDetails> details(Texts t) {
        return detailErrors(t).isEmpty()
                ? Language.ofCode(said(mailLanguage))
                        .map(language ->
                                new UserDetails(new StaffName(said(given), said(family)), said(email), language))
                : Optional.empty();
    }

    static String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
