package ca.dosebook.console.vaccinating;

import ca.dosebook.console.Ids;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.Concern;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.immunizations.screening.Question;
import ca.dosebook.inventory.LotId;
import ca.dosebook.kernel.Personal;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The station's page as typed.
 *
 * @param act made with the page, the id of all that is recorded with it
 * @param answers {@code no} to all questions, or {@code yes} to some
 * @param yes the questions answered with yes
 * @param looked {@code yes} when the vaccinator looked into them
 * @param consent {@code PERSON}, {@code SUBSTITUTE}, {@code given} where it is in force, or nothing
 * @param despite concerns that were weighed
 */
@Personal
record DoseForm(
        @Nullable String act,
        @Nullable String answers,
        @Nullable List<String> yes,
        @Nullable String looked,
        @Nullable String consent,
        @Nullable String lot,
        @Nullable String arm,
        @Nullable List<String> despite,
        @Nullable String note) {

    static final int LONGEST_NOTE = 500;

    static DoseForm of(Station station) {
        return new DoseForm(
                null,
                null,
                null,
                null,
                null,
                station.lot().map(lot -> lot.value().toString()).orElse(null),
                station.bodySite().name(),
                null,
                null);
    }

    Optional<UUID> id() {
        return Ids.of(text(act));
    }

    Set<Question> saidYes() {
        Set<Question> said = EnumSet.noneOf(Question.class);
        if ("yes".equals(answers)) {
            Arrays.stream(Question.values())
                    .filter(question -> list(yes).contains(question.name()))
                    .forEach(said::add);
        }
        return said;
    }

    boolean lookedInto() {
        return "yes".equals(looked);
    }

    Optional<ConsentBy> consentBy() {
        return Arrays.stream(ConsentBy.values())
                .filter(by -> by.name().equals(consent))
                .findFirst();
    }

    Optional<LotId> lotId() {
        return Ids.of(text(lot)).map(LotId::new);
    }

    Optional<BodySite> bodySite() {
        return Arrays.stream(BodySite.values())
                .filter(site -> site.name().equals(arm))
                .findFirst();
    }

    Set<Concern> weighed() {
        Set<Concern> weighed = EnumSet.noneOf(Concern.class);
        Arrays.stream(Concern.values())
                .filter(concern -> list(despite).contains(concern.name()))
                .forEach(weighed::add);
        return weighed;
    }

    /** What is missing before anything can be recorded. @param consented whether consent is in force */
    FormErrors errors(Texts t, boolean consented) {
        FormErrors errors = FormErrors.none();
        if (!"no".equals(answers) && !"yes".equals(answers)) {
            errors = errors.and("answers", t.of("station.answers.error"));
        } else if ("yes".equals(answers) && saidYes().isEmpty()) {
            errors = errors.and("yes", t.of("station.yes.error"));
        } else if (!saidYes().isEmpty() && stops().isEmpty() && !lookedInto()) {
            errors = errors.and("looked", t.of("station.looked.error"));
        }
        if (!consented && consentBy().isEmpty()) {
            errors = errors.and("consent", t.of("station.consent.error"));
        }
        if (lotId().isEmpty()) {
            errors = errors.and("lot", t.of("station.lot.error"));
        }
        if (bodySite().isEmpty()) {
            errors = errors.and("arm", t.of("station.arm.error"));
        }
        return text(note).length() > LONGEST_NOTE ? errors.and("note", t.of("station.note.error")) : errors;
    }

    /** Answers after which no dose of this vaccine is given. */
    List<Question> stops() {
        return saidYes().stream()
                .filter(said -> said.consequence() == Question.Consequence.STOP)
                .toList();
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }

    List<String> ticked() {
        return list(yes);
    }

    List<String> tickedDespite() {
        return list(despite);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @Override
    public String toString() {
        return "DoseForm[masked]";
    }
}
