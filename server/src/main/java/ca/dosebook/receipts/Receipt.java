package ca.dosebook.receipts;

import ca.dosebook.kernel.Personal;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person was given, in the words of one language.
 *
 * @param number the health number masked to the last four digits; empty without a card
 * @param doses in order; not empty
 * @param needed how many doses complete the series of the last one's product
 * @param issuedOn in the calendar of the province's capital
 */
@Personal
public record Receipt(
        String name, LocalDate born, Optional<String> number, List<Line> doses, int needed, LocalDate issuedOn) {

    public Receipt {
        doses = List.copyOf(doses);
    }

    /**
     * One dose. What is not known is empty: little may be known of a dose from elsewhere.
     *
     * @param where the site, or the place in words
     * @param giver the name of the member of staff who gave it
     */
    @Personal
    public record Line(
            int ordinal,
            String product,
            String manufacturer,
            Optional<String> lot,
            LocalDate givenOn,
            String where,
            Optional<String> how,
            Optional<String> giver) {

        public String heading(Texts t) {
            return t.of("receipts.dose", ordinal);
        }

        /** What is known of it, each with its label. */
        public List<Said> facts(Texts t) {
            List<Said> facts = new ArrayList<>();
            facts.add(new Said(t.of("receipts.product"), product));
            facts.add(new Said(t.of("receipts.manufacturer"), manufacturer));
            lot.ifPresent(known -> facts.add(new Said(t.of("receipts.lot"), known)));
            facts.add(new Said(t.of("receipts.date"), t.shortDate(givenOn)));
            facts.add(new Said(t.of("receipts.where"), where));
            how.ifPresent(known -> facts.add(new Said(t.of("receipts.how"), known)));
            giver.ifPresent(known -> facts.add(new Said(t.of("receipts.giver"), known)));
            return facts;
        }

        @Override
        public String toString() {
            return "Line[masked]";
        }
    }

    /** A fact and what it is called. */
    @Personal
    public record Said(String label, String value) {
        @Override
        public String toString() {
            return "Said[masked]";
        }
    }

    /** Whose it is. */
    public List<Said> whose(Texts t) {
        return List.of(
                new Said(t.of("receipts.name"), name),
                new Said(t.of("receipts.born"), t.shortDate(born)),
                new Said(t.of("receipts.number"), number.orElseGet(() -> t.of("receipts.noCard"))));
    }

    /** How far the series is. */
    public String progress(Texts t) {
        return doses.size() >= needed
                ? t.of("receipts.complete", doses.size())
                : t.of("receipts.incomplete", doses.size(), needed);
    }

    @Override
    public String toString() {
        return "Receipt[masked]";
    }
}
