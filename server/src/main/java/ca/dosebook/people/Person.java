package ca.dosebook.people;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Personal;

/** A person as recorded. */
@Personal
public record Person(PersonKey key, Identity identity, Contact contact, Language language) {

    @Override
    public String toString() {
        return "Person[" + key + ", masked]";
    }
}
