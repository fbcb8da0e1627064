package ca.dosebook.people;

import ca.dosebook.kernel.Personal;
import java.util.Optional;

/**
 * How to reach a person, their own address or their helper's. Every part may be missing: some people have none.
 *
 * @param phone digits with an optional leading +, as dialled
 * @param helperName who books for the person, when it is someone else
 */
@Personal
public record Contact(
        Optional<String> email, Optional<String> mobile, Optional<String> phone, Optional<String> helperName) {

    public static final Contact NONE =
            new Contact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "Contact[masked]";
    }
}
