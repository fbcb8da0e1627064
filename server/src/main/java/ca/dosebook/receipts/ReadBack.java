package ca.dosebook.receipts;

import ca.dosebook.immunizations.Dose;
import ca.dosebook.people.HealthCardNumber;
import ca.dosebook.people.Person;
import ca.dosebook.vaccines.Product;
import ca.dosebook.wording.Texts;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a finished file says of whom and of which doses it is what the record says: all of it, and nothing more. It goes
 * from the record to the letters by a way of its own, not through {@link Receipt}, so that a mistake on either way is
 * noticed. Pure.
 *
 * @param t the words of the file's language
 */
record ReadBack(Texts t, Names names) {

    /** What a dose only has the id of. */
    interface Names {

        Product product(Dose dose);

        String where(Texts t, Dose dose);

        Optional<String> giver(Dose dose);
    }

    /**
     * @param read the text of the file, as a reader gets it
     * @param person from the record, read after the file was made
     * @param doses from the record, read after the file was made; not empty
     */
    boolean agrees(String read, Person person, List<Dose> doses) {
        String text = letters(read);
        String expected =
                letters(whose(person) + doses.stream().map(this::said).collect(Collectors.joining()) + progress(doses));
        String end = letters(t.of("receipts.notGovernment"));
        if (!text.startsWith(expected) || !text.endsWith(end)) {
            return false;
        }
        // Between them stands the day of issue alone.
        String between = text.substring(expected.length(), Math.max(expected.length(), text.length() - end.length()));
        String issued = letters(t.of("receipts.issued", ""));
        return between.startsWith(issued.replaceAll("\\.$", "")) && between.length() < issued.length() + 30;
    }

    private String whose(Person person) {
        return t.of("receipts.title")
                + t.of("receipts.name")
                + person.identity().name().full()
                + t.of("receipts.born")
                + t.shortDate(person.identity().birthDate())
                + t.of("receipts.number")
                + person.identity()
                        .document()
                        .healthNumber()
                        .map(HealthCardNumber::lastFour)
                        .map(four -> "••••••" + four)
                        .orElse(t.of("receipts.noCard"));
    }

    private String said(Dose dose) {
        Product product = names.product(dose);
        String how = Stream.of(
                        dose.route().map(route -> t.of("receipts.route." + route.name())),
                        dose.bodySite().map(site -> t.of("receipts.bodySite." + site.name())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return t.of("receipts.dose", dose.ordinal().value())
                + t.of("receipts.product")
                + product.name().in(t.language())
                + t.of("receipts.manufacturer")
                + product.manufacturer()
                + dose.lotNumber().map(lot -> t.of("receipts.lot") + lot).orElse("")
                + t.of("receipts.date")
                + t.shortDate(dose.givenOn())
                + t.of("receipts.where")
                + names.where(t, dose)
                + (how.isEmpty() ? "" : t.of("receipts.how") + how)
                + names.giver(dose).map(name -> t.of("receipts.giver") + name).orElse("");
    }

    private String progress(List<Dose> doses) {
        int needed = names.product(doses.getLast()).seriesDoses();
        return doses.size() < needed
                ? t.of("receipts.incomplete", doses.size(), needed)
                : t.of("receipts.complete", doses.size());
    }

    /** Without spaces, breaks and what no reader sees: where a line ends says nothing. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.CONTROL)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
