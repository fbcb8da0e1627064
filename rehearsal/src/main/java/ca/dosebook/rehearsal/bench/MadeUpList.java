package ca.dosebook.rehearsal.bench;

import ca.dosebook.rehearsal.client.Identity;
import java.nio.charset.Charset;
import java.util.Random;

/**
 * A list of people who do not exist, as an office would send it: Windows-1252, semicolons, French headings, three forms of
 * dates, and here and there a mistake. Names are syllables put together by chance, so that none is anybody's.
 */
final class MadeUpList {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String[] SYLLABLES = {
        "ba", "cor", "dé", "fin", "gal", "hu", "jo", "ka", "lim", "mé", "nor", "pu", "qui", "rö", "sal", "tu", "va",
        "wen", "xa", "zil"
    };
    private static final String[] MONTHS = {
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre"
    };

    private final Random random;
    private long person;

    /** @param first number of the first person; lists whose numbers are apart have nobody in common */
    MadeUpList(int seed, long first) {
        this.random = new Random(seed);
        this.person = first;
    }

    byte[] rows(int number) {
        StringBuilder text = new StringBuilder(number * 130)
                .append("Prénom;Nom de famille;Date de naissance;Numéro de santé;Code postal;Rue;Ville;Courriel;")
                .append("Téléphone;Langue;Groupe;Permission de contact\r\n");
        String last = "";
        for (int i = 0; i < number; i++) {
            // One in a hundred stands there twice.
            last = i % 100 == 99 ? last : row(i);
            text.append(last).append("\r\n");
        }
        return text.toString().getBytes(WINDOWS);
    }

    private String row(int i) {
        String card = card(person++);
        return String.join(
                ";",
                name(2),
                name(4),
                born(i),
                // One in two hundred is mistyped.
                i % 200 == 50 ? card.substring(0, 9) + (char) ('0' + (card.charAt(9) - '0' + 1) % 10) : card,
                "K7L " + random.nextInt(10) + "N" + random.nextInt(10),
                // One in a thousand is a formula.
                i % 1000 == 500 ? "=1+1" : random.nextInt(1, 999) + ", rue " + name(2),
                "Kingston",
                "p" + person + "@example.org",
                "613-555-01" + (10 + random.nextInt(90)),
                random.nextBoolean() ? "français" : "English",
                "",
                random.nextInt(5) == 0 ? "" : "oui");
    }

    private String born(int i) {
        int year = random.nextInt(1925, 1942);
        int month = random.nextInt(1, 13);
        int day = random.nextInt(1, 29);
        return switch (i % 3) {
            case 0 -> "%d-%02d-%02d".formatted(year, month, day);
            case 1 -> "%02d/%02d/%d".formatted(day, month, year);
            default -> day + " " + MONTHS[month - 1] + " " + year;
        };
    }

    private String name(int syllables) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String card(long number) {
        return new Identity(number).card();
    }
}
