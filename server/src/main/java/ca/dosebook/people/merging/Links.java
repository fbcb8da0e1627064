package ca.dosebook.people.merging;

import ca.dosebook.kernel.PersonKey;
import org.springframework.stereotype.Component;

/** Which keys belong together, to be asked. {@link Merging} says it and takes it back. */
@Component
public class Links {

    private final LinkStore store;

    Links(LinkStore store) {
        this.store = store;
    }

    /** The keys linked with this one, over any number of steps; the key alone when nothing is. */
    public Linked of(PersonKey key) {
        return store.linked(key);
    }
}
