package ca.dosebook.console.persons;

import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.people.Correction;
import ca.dosebook.people.Identity;
import ca.dosebook.people.IdentityDocument;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is, as typed to put it right.
 *
 * @param revision of the record that was seen
 */
@Personal
record CorrectForm(
        @Nullable String given,
        @Nullable String family,
        @Nullable String birthDay,
        @Nullable String birthMonth,
        @Nullable String birthYear,
        @Nullable String postalCode,
        @Nullable String reason,
        @Nullable String revision) {

    static CorrectForm of(Identity identity, int revision) {
        LocalDate born = identity.birthDate();
        return new CorrectForm(
                identity.name().given(),
                identity.name().family(),
                Integer.toString(born.getDayOfMonth()),
                Integer.toString(born.getMonthValue()),
                Integer.toString(born.getYear()),
                identity.postalCode(),
                null,
                Integer.toString(revision));
    }

    /** The same as typed, for someone who has now seen another revision. */
    CorrectForm seen(int now) {
        return new CorrectForm(
                given, family, birthDay, birthMonth, birthYear, postalCode, reason, Integer.toString(now));
    }

    /** What to correct; none when {@link #correction} has an answer. */
    FormErrors errors(Texts t, LocalDate today, Identity before) {
        FormErrors errors = who().whoErrors(t, today);
        if (code(before).isEmpty()) {
            errors = errors.and("postalCode", t.of("correcting.postalCode.error"));
        }
        return why().isPresent() ? errors : errors.and("reason", t.of("correcting.reason.error"));
    }

    Optional<Correction> correction(LocalDate today, Identity before) {
        return who().name()
                .flatMap(name -> who().birthDate(today)
                        .flatMap(born -> code(before)
                                .flatMap(code -> why().map(reason -> new Correction(name, born, code, reason)))));
    }

    /** -1, which no record has, for what is no number. */
    int seenRevision() {
        return revision != null && revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : -1;
    }

    /** What was recorded may stay as it is, even if it is less than a whole code; those with a card need none. */
    private Optional<String> code(Identity before) {
        String typed = postalCode == null ? "" : postalCode.strip();
        boolean card = !(before.document() instanceof IdentityDocument.NoCard);
        return typed.equals(before.postalCode()) || card && typed.isEmpty()
                ? Optional.of(typed)
                : PostalCode.parse(typed).map(PostalCode::value);
    }

    private Optional<Correction.Reason> why() {
        return Stream.of(Correction.Reason.values())
                .filter(Correction.Reason::isCorrection)
                .filter(each -> each.name().equals(reason))
                .findFirst();
    }

    private PersonForm who() {
        return new PersonForm("name", null, given, family, birthDay, birthMonth, birthYear, postalCode);
    }

    @Override
    public String toString() {
        return "CorrectForm[masked]";
    }
}
