package ca.dosebook.invitations.cohorts.reviewing;

import ca.dosebook.invitations.cohorts.ContactPermission;
import ca.dosebook.kernel.Language;
import ca.dosebook.vaccines.PersonGroup;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words that lists use for languages, groups and permissions, folded. */
final class Words {

    private static final Map<String, Language> LANGUAGES = Map.of(
            "en", Language.EN,
            "eng", Language.EN,
            "english", Language.EN,
            "anglais", Language.EN,
            "e", Language.EN,
            "fr", Language.FR,
            "fra", Language.FR,
            "french", Language.FR,
            "francais", Language.FR,
            "f", Language.FR);

    private static final Set<String> YES =
            Set.of("yes", "y", "oui", "o", "true", "vrai", "1", "x", "consent", "granted", "ok");
    private static final Set<String> NO = Set.of("no", "n", "non", "false", "faux", "0", "refused", "refus", "refuse");
    private static final Set<String> UNSAID = Set.of("", "unknown", "inconnu", "na");

    private static final Map<String, PersonGroup> GROUPS = Map.ofEntries(
            Map.entry("healthcareworker", PersonGroup.HEALTH_CARE_WORKER),
            Map.entry("healthcareworkers", PersonGroup.HEALTH_CARE_WORKER),
            Map.entry("hcw", PersonGroup.HEALTH_CARE_WORKER),
            Map.entry("travailleurdelasante", PersonGroup.HEALTH_CARE_WORKER),
            Map.entry("travailleusedelasante", PersonGroup.HEALTH_CARE_WORKER),
            Map.entry("ts", PersonGroup.HEALTH_CARE_WORKER),
            Map.entry("longtermcare", PersonGroup.LONG_TERM_CARE),
            Map.entry("ltc", PersonGroup.LONG_TERM_CARE),
            Map.entry("soinsdelongueduree", PersonGroup.LONG_TERM_CARE),
            Map.entry("sld", PersonGroup.LONG_TERM_CARE),
            Map.entry("age80plus", PersonGroup.AGE_80_PLUS),
            Map.entry("80plus", PersonGroup.AGE_80_PLUS),
            Map.entry("80ansetplus", PersonGroup.AGE_80_PLUS),
            Map.entry("80andover", PersonGroup.AGE_80_PLUS));

    private Words() {}

    static Optional<Language> language(String cell) {
        return Optional.ofNullable(LANGUAGES.get(Folding.folded(cell)));
    }

    static Optional<ContactPermission> permission(String cell) {
        String word = Folding.folded(cell);
        if (YES.contains(word)) {
            return Optional.of(ContactPermission.YES);
        }
        if (NO.contains(word)) {
            return Optional.of(ContactPermission.NO);
        }
        return UNSAID.contains(word) ? Optional.of(ContactPermission.UNSAID) : Optional.empty();
    }

    /** A group by one of these words, or any by its code, exactly: {@code ESSENTIAL_CAREGIVER}. */
    static Optional<PersonGroup> group(String cell) {
        PersonGroup known = GROUPS.get(Folding.folded(cell));
        if (known != null) {
            return Optional.of(known);
        }
        String code = cell.strip();
        return code.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+") && code.length() <= 40
                ? Optional.of(new PersonGroup(code))
                : Optional.empty();
    }
}
