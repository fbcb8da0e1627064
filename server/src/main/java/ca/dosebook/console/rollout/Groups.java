package ca.dosebook.console.rollout;

import ca.dosebook.pages.Choice;
import ca.dosebook.rollout.words.RolloutWords;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The groups that rules and exceptions may name: those with words in both languages. */
@Component
class Groups {

    private static final List<PersonGroup> ALL =
            List.of(PersonGroup.HEALTH_CARE_WORKER, PersonGroup.LONG_TERM_CARE, new PersonGroup("ESSENTIAL_CAREGIVER"));

    Optional<PersonGroup> read(@Nullable String code) {
        return ALL.stream().filter(group -> group.code().equals(code)).findFirst();
    }

    List<Choice> choices(Texts t, String none) {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", none)));
        ALL.forEach(group -> choices.add(Choice.of(group.code(), RolloutWords.group(t, group))));
        return choices;
    }
}
