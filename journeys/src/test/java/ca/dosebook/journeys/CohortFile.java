package ca.dosebook.journeys;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A list of people as an office makes it: from a spreadsheet of a French Windows, with semicolons. */
final class CohortFile {

    /** With letters that ISO 8859-1 does not have. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String HEADING =
            "Nom de famille;Prénom;Date de naissance;Carte Santé;Code postal;Rue;Ville;Courriel;Téléphone;Langue";

    private final List<String> lines = new ArrayList<>(List.of(HEADING));

    /** How dates are written in it, in turns. */
    private final List<DateTimeFormatter> dates = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.CANADA));

    CohortFile withMail(Person person, String language) {
        return line(person, person.birthDate(), person.number(), "", "", person.mail(), "", language);
    }

    CohortFile withAddress(Person person, String street, String language) {
        return line(person, person.birthDate(), person.number(), street, "Kingston", "", "", language);
    }

    CohortFile withPhone(Person person, String phone) {
        return line(person, person.birthDate(), person.number(), "", "", "", phone, "anglais");
    }

    CohortFile withNumber(Person person, String number) {
        return line(person, person.birthDate(), number, "", "", person.mail(), "", "anglais");
    }

    /** As spreadsheets run what begins so. */
    CohortFile withAFormulaInsteadOfTheName(Person person) {
        lines.add("=HYPERLINK(\"https://example.org\");%s;%s;%s;%s;;;%s;;anglais"
                .formatted(person.given(), person.birthDate(), person.number(), person.postalCode(), person.mail()));
        return this;
    }

    byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n").getBytes(WINDOWS);
    }

    private CohortFile line(
            Person person,
            LocalDate born,
            String number,
            String street,
            String town,
            String mail,
            String phone,
            String language) {
        String date = dates.get(lines.size() % dates.size()).format(born);
        lines.add(String.join(
                ";",
                person.family(),
                person.given(),
                date,
                number,
                person.postalCode(),
                street,
                town,
                mail,
                phone,
                language));
        return this;
    }
}
