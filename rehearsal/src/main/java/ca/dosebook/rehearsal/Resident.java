package ca.dosebook.rehearsal;

import ca.dosebook.rehearsal.Connection.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Someone of 82 with a browser, who does not exist: walks the public pages and keeps the cookies. Every answer is
 * checked; one that leads elsewhere than expected is a {@link Refused}.
 */
final class Resident {

    /** A page answered something else than a booking that goes well. */
    static final class Refused extends IOException {
        Refused(String step, Answer answer) {
            super(step + " answered " + answer.status() + " " + masked(answer.location()));
        }

        /** Clinics and slots would make a thousand kinds of one problem. */
        private static String masked(String location) {
            return location.replaceAll("[0-9a-f-]{36}", "…");
        }
    }

    private static final Pattern STOP = Pattern.compile("href=\"(/en/book/dose/[12]/[0-9a-f-]{36})\"");
    private static final Pattern DAY =
            Pattern.compile("href=\"(/en/book/dose/[12]/[0-9a-f-]{36}/\\d{4}-\\d\\d-\\d\\d)\"");
    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern REFERENCE = Pattern.compile("db-panel__reference\">([0-9 ]{14})<");

    private final long number;
    private final Map<String, String> cookies = new TreeMap<>();

    /** @param number tells residents apart; from 0 to 799,999,999 */
    Resident(long number) {
        this.number = number;
    }

    /** The same person in another tab, with the cookies of this moment. */
    Resident otherTab() {
        Resident other = new Resident(number);
        other.cookies.putAll(cookies);
        return other;
    }

    /** A valid health number nobody else here has: nine digits and the check digit. */
    String card() {
        String digits = String.valueOf(100_000_000 + number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Answers everything that comes before the choice of places. */
    void answer(Connection http) throws IOException {
        to("/book/for", "where", post(http, "/book/where", "place=K7L+3N6"));
        to("/book/name", "for", post(http, "/book/for", "for=me"));
        to("/book/card", "name", post(http, "/book/name", "given=Rose&family=Okafor-" + letters()));
        to("/book/birth-date", "card", post(http, "/book/card", "card=PHOTO_CARD&version=RO&number=" + card()));
        to("/book/answer", "birth date", post(http, "/book/birth-date", "birthDay=14&birthMonth=3&birthYear=1940"));
    }

    /** Names have letters. */
    private String letters() {
        StringBuilder name = new StringBuilder();
        for (long rest = number; rest > 0; rest /= 26) {
            name.append((char) ('a' + rest % 26));
        }
        return name.append('a').toString();
    }

    void hold(Connection http, int dose, Wish.Place place) throws IOException {
        to("/book/", "hold " + dose, post(http, "/book/dose/" + dose + "/hold", "slot=" + place.slot()));
    }

    void sayHowToReach(Connection http) throws IOException {
        String form = "reach=email&email=rose." + number + "%40example.ca";
        to("/book/check", "contact", post(http, "/book/contact", form));
    }

    void confirm(Connection http) throws IOException {
        to("/book/done", "confirm", post(http, "/book/confirm", ""));
    }

    /**
     * Everything but the places, for a measurement of choosing and confirming alone. The pages ask for the contact after
     * the places, so these are held and given back; what stays in the browser is a draft as after the back button.
     */
    void prepare(Connection http, Wish wish) throws IOException {
        answer(http);
        hold(http, 1, wish.first());
        hold(http, 2, wish.second());
        sayHowToReach(http);
        Map<String, String> kept = new TreeMap<>(cookies);
        to("/cleared", "clear", post(http, "/clear", ""));
        cookies.putAll(kept);
    }

    /** Holds both places and confirms: three requests. */
    void book(Connection http, Wish wish) throws IOException {
        hold(http, 1, wish.first());
        hold(http, 2, wish.second());
        confirm(http);
    }

    /** The whole way as a browser goes it, each page looked at, any clinic, day and time chosen from what is shown. */
    void walk(Connection http, Random random) throws IOException {
        page("home", get(http, "/"));
        to("/book/where", "book", get(http, "/book"));
        page("where", get(http, "/book/where"));
        to("/book/for", "where", post(http, "/book/where", "place=K7L+3N6"));
        page("for", get(http, "/book/for"));
        to("/book/name", "for", post(http, "/book/for", "for=me"));
        page("name", get(http, "/book/name"));
        to("/book/card", "name", post(http, "/book/name", "given=Rose&family=Okafor-" + letters()));
        page("card", get(http, "/book/card"));
        to("/book/birth-date", "card", post(http, "/book/card", "card=PHOTO_CARD&version=RO&number=" + card()));
        page("birth date", get(http, "/book/birth-date"));
        to("/book/answer", "birth date", post(http, "/book/birth-date", "birthDay=14&birthMonth=3&birthYear=1940"));
        page("answer", get(http, "/book/answer"));
        to("/book/dose/2", "hold 1", choose(http, 1, get(http, "/book/dose/1"), random));
        to("/book/contact", "hold 2", choose(http, 2, get(http, "/book/dose/2"), random));
        page("contact", get(http, "/book/contact"));
        sayHowToReach(http);
        page("check", get(http, "/book/check"));
        confirm(http);
        page("done", get(http, "/book/done"));
    }

    /** From the list of clinics over days to times; a suggestion is taken as it is. */
    private Answer choose(Connection http, int dose, Answer first, Random random) throws IOException {
        Answer page = page("dose " + dose, first);
        if (!SLOT.matcher(page.body()).find()) {
            page = page("clinic", http.get(any(STOP, page, random), cookieHeader()));
            page = page("day", http.get(any(DAY, page, random), cookieHeader()));
        }
        return post(http, "/book/dose/" + dose + "/hold", "slot=" + any(SLOT, page, random));
    }

    private static String any(Pattern pattern, Answer page, Random random) throws IOException {
        Matcher matcher = pattern.matcher(page.body());
        List<String> found = matcher.results().map(match -> match.group(1)).toList();
        if (found.isEmpty()) {
            throw new Refused("a page with nothing to choose", page);
        }
        return found.get(random.nextInt(found.size()));
    }

    /** The reference of the confirmed booking, digits only, as the last page shows it. */
    String reference(Connection http) throws IOException {
        Answer page = page("done", get(http, "/book/done"));
        Matcher shown = REFERENCE.matcher(page.body());
        if (!shown.find()) {
            throw new Refused("a last page without reference", page);
        }
        return shown.group(1).replaceAll("\\D", "");
    }

    private Answer get(Connection http, String path) throws IOException {
        return keep(http.get("/en" + path, cookieHeader()));
    }

    private Answer post(Connection http, String path, String form) throws IOException {
        return keep(http.post("/en" + path, cookieHeader(), form));
    }

    private Answer keep(Answer answer) {
        for (String cookie : answer.cookies()) {
            int equals = cookie.indexOf('=');
            int end = cookie.indexOf(';');
            String value = cookie.substring(equals + 1, end < 0 ? cookie.length() : end);
            if (value.isEmpty()) {
                cookies.remove(cookie.substring(0, equals));
            } else {
                cookies.put(cookie.substring(0, equals), value);
            }
        }
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static void to(String path, String step, Answer answer) throws Refused {
        boolean leadsOn = answer.status() == 303
                && answer.location().startsWith("/en" + path)
                && !answer.location().endsWith("/clinics")
                && !answer.location().endsWith("/already");
        if (!leadsOn) {
            throw new Refused(step, answer);
        }
    }

    private static Answer page(String step, Answer answer) throws Refused {
        if (answer.status() != 200) {
            throw new Refused(step, answer);
        }
        return answer;
    }
}
