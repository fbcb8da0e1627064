package ca.dosebook.rehearsal.client;

/**
 * Someone of 82 who does not exist.
 *
 * @param number tells people apart; from 0 to 799,999,999
 */
public record Identity(long number) {

    public String place() {
        return "place=K7L+3N6";
    }

    public String name() {
        return "given=Rose&family=Okafor-" + letters();
    }

    public String birthDate() {
        return "birthDay=14&birthMonth=3&birthYear=1940";
    }

    public String cardForm() {
        return "card=PHOTO_CARD&version=RO&number=" + card();
    }

    public String contact() {
        return "reach=email&email=rose." + number + "%40example.ca";
    }

    /** A valid health number nobody else here has: nine digits and the check digit. */
    public String card() {
        String digits = String.valueOf(100_000_000 + number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Names have letters. */
    private String letters() {
        StringBuilder name = new StringBuilder();
        for (long rest = number; rest > 0; rest /= 26) {
            name.append((char) ('a' + rest % 26));
        }
        return name.append('a').toString();
    }
}
