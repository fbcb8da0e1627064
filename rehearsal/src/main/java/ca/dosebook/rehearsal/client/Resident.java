package ca.dosebook.rehearsal.client;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Someone with a browser who walks the public pages in a fixed order and keeps the cookies. Every answer is checked; one
 * that leads elsewhere than expected is a {@link Refused}.
 */
public final class Resident {

    /** A page answered something else than a booking that goes well. */
    public static final class Refused extends IOException {
        Refused(String step, Answer answer) {
            super(step + " answered " + answer.status() + " " + masked(answer.location()));
        }

        /** Clinics and slots would make a thousand kinds of one problem. */
        private static String masked(String location) {
            return location.replaceAll("[0-9a-f-]{36}", "…");
        }
    }

    private final Identity identity;
    private final Cookies cookies;

    /** @param number tells residents apart; from 0 to 799,999,999 */
    public Resident(long number) {
        this(new Identity(number), new Cookies());
    }

    private Resident(Identity identity, Cookies cookies) {
        this.identity = identity;
        this.cookies = cookies;
    }

    /** The same person in another tab, with the cookies of this moment. */
    public Resident otherTab() {
        return new Resident(identity, cookies.copy());
    }

    public String card() {
        return identity.card();
    }

    /** Answers everything that comes before the choice of places, from the beginning. */
    public void answer(Http http) throws IOException {
        cookies.clear();
        to("/book/for", "where", post(http, "/book/where", identity.place()));
        to("/book/name", "for", post(http, "/book/for", "for=me"));
        to("/book/card", "name", post(http, "/book/name", identity.name()));
        to("/book/birth-date", "card", post(http, "/book/card", identity.cardForm()));
        to("/book/answer", "birth date", post(http, "/book/birth-date", identity.birthDate()));
    }

    public void hold(Http http, int dose, Wish.Place place) throws IOException {
        to("/book/", "hold " + dose, hold(http, dose, place.slot().toString()));
    }

    /** Holds any place; returns whether it was to be had. */
    public boolean tryToHold(Http http, int dose, UUID slot) throws IOException {
        Answer answer = hold(http, dose, slot.toString());
        if (answer.status() != 303 && answer.status() != 200 && answer.status() != 422 && answer.status() != 409) {
            throw new Refused("hold " + dose, answer);
        }
        return answer.status() == 303 && !answer.location().endsWith("/clinics");
    }

    private Answer hold(Http http, int dose, String slot) throws IOException {
        return post(http, "/book/dose/" + dose + "/hold", "slot=" + slot);
    }

    public void sayHowToReach(Http http) throws IOException {
        to("/book/check", "contact", post(http, "/book/contact", identity.contact()));
    }

    public void confirm(Http http) throws IOException {
        to("/book/done", "confirm", post(http, "/book/confirm", ""));
    }

    /**
     * Everything but the places, for a measurement of choosing and confirming alone. The pages ask for the contact after
     * the places, so these are held and given back; what stays in the browser is a draft as after the back button.
     */
    public void prepare(Http http, Wish wish) throws IOException {
        answer(http);
        hold(http, 1, wish.first());
        hold(http, 2, wish.second());
        sayHowToReach(http);
        Cookies kept = cookies.copy();
        to("/cleared", "clear", post(http, "/clear", ""));
        cookies.putAll(kept);
    }

    /** Holds both places and confirms: three requests. */
    public void book(Http http, Wish wish) throws IOException {
        hold(http, 1, wish.first());
        hold(http, 2, wish.second());
        confirm(http);
    }

    /** The whole way as a browser goes it, each page looked at, any clinic, day and time chosen from what is shown. */
    public void walk(Http http, Random random) throws IOException {
        page("home", get(http, "/"));
        to("/book/where", "book", get(http, "/book"));
        page("where", get(http, "/book/where"));
        to("/book/for", "where", post(http, "/book/where", identity.place()));
        page("for", get(http, "/book/for"));
        to("/book/name", "for", post(http, "/book/for", "for=me"));
        page("name", get(http, "/book/name"));
        to("/book/card", "name", post(http, "/book/name", identity.name()));
        page("card", get(http, "/book/card"));
        to("/book/birth-date", "card", post(http, "/book/card", identity.cardForm()));
        page("birth date", get(http, "/book/birth-date"));
        to("/book/answer", "birth date", post(http, "/book/birth-date", identity.birthDate()));
        page("answer", get(http, "/book/answer"));
        to("/book/dose/2", "hold 1", choose(http, 1, random));
        to("/book/contact", "hold 2", choose(http, 2, random));
        page("contact", get(http, "/book/contact"));
        sayHowToReach(http);
        page("check", get(http, "/book/check"));
        confirm(http);
        page("done", get(http, "/book/done"));
    }

    /** From the list of clinics over days to times; a suggestion is taken as it is. */
    private Answer choose(Http http, int dose, Random random) throws IOException {
        String address = "/en/book/dose/" + dose;
        String page = page("dose " + dose, get(http, "/book/dose/" + dose)).ascii();
        List<String> slots = Scan.slots(page);
        if (slots.isEmpty()) {
            String stop = any("clinic", Scan.stops(page, address), random);
            String days = page("clinic", keep(http.get(stop, cookies.header()))).ascii();
            String day = any("day", Scan.days(days, address), random);
            slots = Scan.slots(
                    page("day", keep(http.get(day, cookies.header()))).ascii());
        }
        return hold(http, dose, any("time", slots, random));
    }

    private static String any(String what, List<String> found, Random random) throws IOException {
        if (found.isEmpty()) {
            throw new IOException("a page with no " + what + " to choose");
        }
        return found.get(random.nextInt(found.size()));
    }

    /** The reference of the confirmed booking, digits only, as the last page shows it. */
    public String reference(Http http) throws IOException {
        Answer page = page("done", get(http, "/book/done"));
        String reference = Scan.reference(page.ascii());
        if (reference.length() != 12) {
            throw new Refused("a last page without reference", page);
        }
        return reference;
    }

    private Answer get(Http http, String path) throws IOException {
        return keep(http.get("/en" + path, cookies.header()));
    }

    private Answer post(Http http, String path, String form) throws IOException {
        return keep(http.post("/en" + path, cookies.header(), form));
    }

    private Answer keep(Answer answer) {
        cookies.keep(answer);
        return answer;
    }

    private static void to(String path, String step, Answer answer) throws Refused {
        boolean leadsOn = answer.status() == 303
                && answer.location().startsWith(path, "/en".length())
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
