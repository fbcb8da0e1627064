package ca.dosebook.reporting.feedback;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import java.time.LocalDate;

/** A remark as it was kept: screened, with the day and the language it was written in. */
@Personal
public record Remark(LocalDate day, Language language, String text) {

    @Override
    public String toString() {
        return "Remark[masked]";
    }
}
