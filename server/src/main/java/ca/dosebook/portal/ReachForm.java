package ca.dosebook.portal;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.people.PersonName;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach someone, as typed: boxes are ticked and each reveals one field.
 *
 * @param ways of {@code email}, {@code mobile}, {@code none}
 */
@Personal
public record ReachForm(List<String> ways, String email, String mobile, String phone, String helper) {

    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,188}\\.[\\p{L}0-9-]{2,63}");

    public ReachForm {
        ways = List.copyOf(ways);
    }

    public static ReachForm of(Draft.@Nullable Reach reach) {
        if (reach == null) {
            return new ReachForm(List.of(), "", "", "", "");
        }
        List<String> ways = new ArrayList<>();
        if (reach.email() != null) {
            ways.add("email");
        }
        if (reach.mobile() != null) {
            ways.add("mobile");
        }
        if (ways.isEmpty() || reach.phone() != null) {
            ways.add("none");
        }
        return new ReachForm(
                ways, text(reach.email()), text(reach.mobile()), text(reach.phone()), text(reach.helper()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What to correct; only the fields of ticked boxes count. */
    public FormErrors errors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (ways.isEmpty()) {
            return errors.and("reach", t.of("portal.contact.error.none"));
        }
        if (ways.contains("email")) {
            errors = email.isBlank()
                    ? errors.and("email", t.of("portal.contact.email.error.empty"))
                    : EMAIL.matcher(email.strip()).matches()
                            ? errors
                            : errors.and("email", t.of("portal.contact.email.error.form"));
        }
        if (ways.contains("mobile") && digits(mobile).isEmpty()) {
            errors = errors.and("mobile", t.of("portal.contact.mobile.error"));
        }
        if (ways.contains("none") && !phone.isBlank() && digits(phone).isEmpty()) {
            errors = errors.and("phone", t.of("portal.contact.phone.error"));
        }
        if (PersonName.tooLong(helper) || PersonName.unprintable(PersonName.tidy(helper))) {
            errors = errors.and("helper", t.of("portal.contact.helper.error"));
        }
        return errors;
    }

    /** What is kept: nothing of a box that is not ticked. */
    public Draft.Reach reach() {
        return new Draft.Reach(
                ways.contains("email") ? email.strip() : null,
                ways.contains("mobile") ? digits(mobile).orElse(null) : null,
                ways.contains("none") ? digits(phone).orElse(null) : null,
                PersonName.tidy(helper).isEmpty() ? null : PersonName.tidy(helper));
    }

    /** Ten digits, as numbers are dialled in Canada and the United States, or an international one with its +. */
    private static Optional<String> digits(String typed) {
        String compact = typed.replaceAll("[\\s\\p{Z}\\p{Pd}.()]", "");
        if (compact.matches("\\+?1?[2-9][0-9]{9}")) {
            return Optional.of(compact.substring(compact.length() - 10));
        }
        return compact.matches("\\+[0-9]{8,15}") ? Optional.of(compact) : Optional.empty();
    }

    @Override
    public String toString() {
        return "ReachForm[masked]";
    }
}
