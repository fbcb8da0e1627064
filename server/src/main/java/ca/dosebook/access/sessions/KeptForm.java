package ca.dosebook.access.sessions;

import ca.dosebook.kernel.Personal;
import java.util.List;

/**
 * A form that was sent by someone who had been away too long: not taken, and not lost.
 *
 * @param page the address it was sent to, with its language
 */
@Personal
public record KeptForm(String page, List<Field> fields) {

    public KeptForm {
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        return "KeptForm[masked]";
    }

    /** One field as typed. */
    @Personal
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return "Field[masked]";
        }
    }
}
