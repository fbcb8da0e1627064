package ca.dosebook.rollout.words;

import ca.dosebook.rollout.EligibilityCriterion;
import ca.dosebook.rollout.EligibilityCriterion.Anywhere;
import ca.dosebook.rollout.EligibilityCriterion.HotSpots;
import ca.dosebook.rollout.EligibilityCriterion.These;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.util.Set;

/** Health units, groups and criteria as they stand in a sentence. */
public final class RolloutWords {

    private RolloutWords() {}

    /** "Kingston" before "health unit"; in French the whole name, as in « la circonscription sanitaire de Kingston ». */
    public static String inSentence(Texts t, HealthUnit unit) {
        return switch (t.language()) {
            case EN -> unit.shortName();
            case FR -> {
                String name = unit.name().fr();
                yield name.substring(0, 1).toLowerCase(t.language().locale()) + name.substring(1);
            }
        };
    }

    /** The text of a group; its code where there is none. */
    public static String group(Texts t, PersonGroup group) {
        String key = "rollout.group." + group.code();
        return t.has(key) ? t.of(key) : group.code();
    }

    /** "health-care workers born in 1961 or earlier who live in K7L, with an invitation". */
    public static String criterion(Texts t, EligibilityCriterion criterion) {
        String whom = living(t, described(t, criterion), criterion);
        return criterion.byInvitation() ? t.of("rollout.criterion.invited", whom) : whom;
    }

    private static String described(Texts t, EligibilityCriterion criterion) {
        Integer year = criterion.bornInOrBefore();
        PersonGroup group = criterion.group();
        if (group == null) {
            return year == null
                    ? t.of("rollout.criterion.everyone")
                    : t.of("rollout.criterion.bornInOrBefore", year.toString());
        }
        return year == null
                ? group(t, group)
                : t.of("rollout.criterion.memberBornInOrBefore", year.toString(), group(t, group));
    }

    private static String living(Texts t, String whom, EligibilityCriterion criterion) {
        return switch (criterion.areas()) {
            case Anywhere ignored -> whom;
            case HotSpots ignored -> t.of("rollout.criterion.inHotSpots", whom);
            case These(Set<String> fsas) -> t.of("rollout.criterion.inAreas", whom, String.join(", ", fsas));
        };
    }
}
