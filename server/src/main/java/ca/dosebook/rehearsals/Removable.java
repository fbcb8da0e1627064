package ca.dosebook.rehearsals;

import ca.dosebook.rollout.Rollout;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** The database of a rehearsal, and what is put into it. */
@Component
class Removable {

    private final Databases databases;
    private final RehearsalCopyStore copies;

    Removable(Databases databases, RehearsalCopyStore copies) {
        this.databases = databases;
        this.copies = copies;
    }

    Databases database() {
        return databases;
    }

    /** Copies what it is played with, and has the application read it. */
    void fill(ConfigurableApplicationContext application) {
        copies.copy();
        List<String> people = copies.peopleThere();
        if (!people.isEmpty()) {
            throw new RehearsalProblem("The copy has " + people.getFirst() + " in it.", new IllegalStateException());
        }
        application.getBean(Rollout.class).readAgain();
    }
}
